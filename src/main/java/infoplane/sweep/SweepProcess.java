package infoplane.sweep;

/** The part of this process in a sweep. */
public final class SweepProcess {
    private final SweepWorkers workers;

    SweepProcess(SweepWorkers workers) {
        this.workers = workers;
    }

    /**
     * Computes runs until all that concern this process are done, also by others, or it is stopped. Then writes the table.
     *
     * @throws infoplane.core.RunFailedException if the folder cannot be read or written
     */
    public SweepEnd run() {
        return workers.run();
    }

    /** Stops soon, from any thread. What was done is kept, and its runs are given back. */
    public void stop() {
        workers.stop();
    }
}
