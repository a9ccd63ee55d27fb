package infoplane.cli;

import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.MeasureSettings;
import infoplane.experiment.Measurement;
import infoplane.network.Trajectory;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * Measures finished runs also in ways that they do not measure by themselves, so that a run made anew from a figure has all the
 * points of that figure, and one that has become longer has points up to its end.
 */
final class LaterMeasuring {
    private final Console console;
    private final int threads;

    LaterMeasuring(Console console, int threads) {
        this.console = console;
        this.threads = threads;
    }

    /** @param folder of a run, or of repeats, which is measured to its end in the ways in which it was measured before */
    void complete(Path folder) {
        boolean repeats = EnsembleFolder.holdsEnsemble(folder);
        measure(
                folder,
                RunFolder.open(repeats ? EnsembleFolder.repeats(folder).get(0) : folder)
                        .later()
                        .measures());
    }

    /** @param folder of a run, or of repeats; what it has of the measures is left as it is */
    void measure(Path folder, List<MeasureSettings> measures) {
        boolean repeats = EnsembleFolder.holdsEnsemble(folder);
        List<Path> runs = repeats ? EnsembleFolder.repeats(folder) : List.of(folder);
        for (MeasureSettings measure : measures) {
            runs.forEach(run -> measure(RunFolder.open(run), measure));
        }
        if (repeats && !measures.isEmpty()) {
            EnsembleFolder.sumUp(
                    folder,
                    runs.stream().map(run -> RunFolder.open(run).results()).toList());
        }
    }

    private void measure(RunFolder run, MeasureSettings measure) {
        if (run.later().measures().contains(measure)
                && run.results().lacking(measure.estimators()).isEmpty()) {
            return;
        }
        measure.estimators().stream()
                .map(EstimatorSettings::id)
                .forEach(id -> console.say("measuring also with " + id));
        ProgressLine progress = new ProgressLine(console);
        Measurement.Result measured;
        try (Trajectory trajectory = run.trajectory()) {
            measured = Measurement.measure(
                    run.settings(), trajectory, measure, threads, points -> {}, progress.until(console.interrupts()));
        } finally {
            progress.end();
        }
        run.replacePoints(measure, measured.plane());
    }
}
