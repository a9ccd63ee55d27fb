package infoplane.schedule;

import java.util.List;

/** Chooses the epochs that get measured. It knows epochs and distances only, nothing of networks or estimators. */
public interface EpochSchedule {
    /**
     * What a schedule has chosen.
     *
     * @param epochs ascending; the first and the last kept epoch are among them
     * @param overDelta how many pairs of consecutive chosen epochs are more than δ apart; 0 for schedules without a δ.
     *     For delta-exact these are the jumps between adjacent kept epochs, which nothing can resolve; for
     *     delta-approximate they say how often its assumption, that distances shrink, has failed
     */
    record Choice(List<Integer> epochs, int overDelta) {
        public Choice {
            epochs = List.copyOf(epochs);
        }
    }

    /**
     * Chooses among the kept epochs. The choice depends on the arguments alone, not on threads or on timing.
     *
     * @param epochs the kept epochs, ascending, at least one
     * @param coordinates measures an epoch that the choice depends on, each chosen epoch once and no other; schedules
     *     that need none never call it
     * @throws java.util.concurrent.CancellationException if a measurement was cancelled, or the calling thread was
     *     interrupted while it waited for one
     * @throws RuntimeException the cause, if a measurement failed
     */
    Choice choose(List<Integer> epochs, EpochCoordinates coordinates);

    /** Whether the choice depends on measurements. */
    boolean adaptive();
}
