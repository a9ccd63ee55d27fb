package infoplane.ui;

import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.store.RunFolder;
import infoplane.ui.run.RunEngine;
import java.nio.file.Path;

/** Trains and measures, and keeps everything in a run folder. */
final class StoredRunEngine implements RunEngine {
    private final int threads;

    /** @param threads that measure beside training */
    StoredRunEngine(int threads) {
        this.threads = threads;
    }

    @Override
    public RunResults run(ExperimentSettings settings, Path folder, RunListener listener, RunControl control) {
        try (RunRecorder recorder = RunFolder.create(folder, settings)) {
            return new Experiment(settings, 0, threads).run(recorder, listener, control);
        }
    }
}
