package infoplane.experiment;

/** One run of an experiment. It trains the network on the calling thread and measures on background threads. */
public final class Experiment {
    private final ExperimentSettings settings;
    private final int repeat;
    private final int threads;

    /**
     * @param repeat number of the repeat, from 0
     * @param threads number of measuring threads, at least 1
     */
    public Experiment(ExperimentSettings settings, int repeat, int threads) {
        this.settings = settings;
        this.repeat = repeat;
        this.threads = threads;
    }

    /**
     * Trains and measures; the calling thread trains.
     *
     * @return the results. A run that was stopped or failed also returns them, with everything that was measured;
     *     status and message say how the run ended
     */
    public RunResults run(RunRecorder recorder, RunListener listener, RunControl control) {
        return new LiveRun(settings, repeat, threads, recorder, listener, control).run();
    }
}
