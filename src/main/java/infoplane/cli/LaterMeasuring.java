package infoplane.cli;

import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.Measurement;
import infoplane.network.Trajectory;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/** Measures finished runs again as others were, so that a run made anew from a figure has all the points of that figure. */
final class LaterMeasuring {
    private final Console console;
    private final int threads;

    LaterMeasuring(Console console, int threads) {
        this.console = console;
        this.threads = threads;
    }

    /** @param folder of a run, or of repeats; what it has of the measures is left as it is */
    void measure(Path folder, List<MeasureSettings> measures) {
        boolean repeats = EnsembleFolder.holdsEnsemble(folder);
        List<Path> runs = repeats ? EnsembleFolder.repeats(folder) : List.of(folder);
        for (MeasureSettings measure : measures) {
            runs.forEach(run -> measure(RunFolder.open(run), measure));
        }
        if (repeats && !measures.isEmpty()) {
            EnsembleFolder.writeTable(
                    folder,
                    runs.stream().map(run -> RunFolder.open(run).results()).toList());
        }
    }

    private void measure(RunFolder run, MeasureSettings measure) {
        if (run.later().measures().contains(measure)) {
            return;
        }
        measure.estimators().stream()
                .map(EstimatorSettings::id)
                .forEach(id -> console.say("measuring again as in the figure: " + id));
        ProgressLine progress = new ProgressLine(console);
        Measurement.Result measured;
        try (Trajectory trajectory = run.trajectory()) {
            measured = Measurement.measure(
                    run.settings(), trajectory, measure, threads, points -> {}, progress.until(console.interrupts()));
        } finally {
            progress.end();
        }
        run.replacePoints(measure, measured.points());
    }
}
