package infoplane.schedule;

import java.util.List;

/** Chooses the epochs that get measured. It knows epochs and distances only, nothing of networks or estimators. */
public interface EpochSchedule {
    /**
     * Chooses among the kept epochs. The choice depends on the arguments alone, not on threads or on timing.
     *
     * @param epochs the kept epochs, ascending, at least one
     * @param coordinates measures an epoch that the choice depends on; schedules that need none never call it
     * @return the chosen epochs, ascending; the first and the last kept epoch are among them
     * @throws java.util.concurrent.CancellationException if a measurement was cancelled
     */
    List<Integer> choose(List<Integer> epochs, EpochCoordinates coordinates);

    /** Whether the choice depends on measurements. */
    boolean adaptive();
}
