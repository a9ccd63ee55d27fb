package infoplane.experiment;

/** One run of an experiment: trains the network and measures it beside that, on background threads of its own. */
public final class Experiment {
    private final ExperimentSettings settings;
    private final int repeat;
    private final int threads;

    /**
     * @param repeat which repetition, from 0
     * @param threads that measure, at least 1
     */
    public Experiment(ExperimentSettings settings, int repeat, int threads) {
        this.settings = settings;
        this.repeat = repeat;
        this.threads = threads;
    }

    /**
     * Trains and measures; the calling thread trains.
     *
     * @return the results, also when the run was stopped or failed: status and message say so, and what was measured
     *     stays
     */
    public RunResults run(RunRecorder recorder, RunListener listener, RunControl control) {
        return new LiveRun(settings, repeat, threads, recorder, listener, control).run();
    }
}
