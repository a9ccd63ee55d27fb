package infoplane.cli;

import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.store.RunFolder;
import java.nio.file.Path;

/** One run into one folder, with its progress on standard error. */
record RunSession(Console console, int threads) {
    RunResults run(ExperimentSettings settings, Path folder, int repeat, boolean goesOn, RunControl control) {
        ProgressLine progress = new ProgressLine(console);
        RunListener listener = new RunListener() {
            @Override
            public void progressed(String what, int done, int total) {
                progress.progressed(what, done, total);
            }
        };
        Experiment experiment = new Experiment(settings, repeat, threads);
        try (RunRecorder recorder = goesOn ? RunFolder.resume(folder) : RunFolder.create(folder, settings)) {
            return experiment.run(recorder, listener, control);
        } finally {
            progress.end();
        }
    }
}
