package infoplane.schedule;

import java.util.List;

/** Chooses the epochs to measure. A schedule knows only epochs and distances, not networks or estimators. */
public interface EpochSchedule {
    /**
     * The choice of a schedule.
     *
     * @param epochs ascending; includes the first and the last kept epoch
     * @param overDelta number of pairs of consecutive chosen epochs that are more than δ apart; 0 for schedules without a δ.
     *     For delta-exact these are jumps between adjacent kept epochs, which cannot be resolved. For delta-approximate they
     *     count how often its assumption failed that distances shrink
     */
    record Choice(List<Integer> epochs, int overDelta) {
        public Choice {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * Chooses among the kept epochs. The choice depends only on the arguments, not on threads or timing.
     *
     * @param epochs the kept epochs, ascending, at least one
     * @param coordinates measures an epoch that the choice depends on. The schedule requests each chosen epoch once and no
     *     other; schedules that do not follow distances never call it
     * @throws java.util.concurrent.CancellationException if a measurement was cancelled, or the calling thread was
     *     interrupted while it waited for one
     * @throws RuntimeException the cause, if a measurement failed
     */
    Choice choose(List<Integer> epochs, EpochCoordinates coordinates);

    /** Whether the choice depends on measurements. */
    boolean adaptive();
}
