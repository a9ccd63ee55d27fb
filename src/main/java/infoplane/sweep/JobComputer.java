package infoplane.sweep;

import infoplane.experiment.RunControl;
import infoplane.findings.SweepRow;
import infoplane.store.JobQueue;
import java.util.List;
import java.util.Map;

/** Computes the jobs that the workers of a process have claimed: in the process itself, or elsewhere. Thread-safe. */
interface JobComputer {
    /** Called once, before anything else, when the process gives signs of life. */
    default void begin(JobQueue queue) {}

    /** Number of jobs that {@link #compute} is given at most, at least 1. */
    default int most() {
        return 1;
    }

    /** Whether a further call of {@link #compute} would only wait. @param calls that are under way */
    default boolean isFull(int calls) {
        return false;
    }

    /**
     * Computes jobs, and puts their runs at their places.
     *
     * @param jobs each with what stops it
     * @return the results of each job by its name; a job that was stopped is left out
     */
    Map<String, List<SweepRow>> compute(Map<SweepJob, RunControl> jobs, JobQueue queue, SweepListener listener);

    /** Stops all computing. */
    default void stop() {}
}
