package infoplane.cli;

import infoplane.experiment.EnsembleRun;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/** Runs into a folder, with their progress on standard error. */
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

    /** All repeats side by side, each in a folder of its own, and the table of their means. */
    List<RunResults> repeats(ExperimentSettings settings, Path folder, boolean goesOn, RunControl control) {
        if (!goesOn) {
            EnsembleFolder.create(folder, settings);
        }
        ProgressLine progress = new ProgressLine(console);
        RepeatsProgress sum = new RepeatsProgress(settings.repeats(), progress);
        List<RunResults> results;
        try {
            results = new EnsembleRun(settings, threads)
                    .run(repeat -> EnsembleFolder.recorder(folder, settings, repeat), sum::listener, control);
        } finally {
            progress.end();
        }
        // from the tables as they are written, so that repeats which were cut off come to the same last digit
        EnsembleFolder.sumUp(
                folder,
                EnsembleFolder.repeats(folder).stream()
                        .map(path -> RunFolder.open(path).results())
                        .toList());
        return results;
    }
}
