package infoplane.runs;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunResults;
import infoplane.measuring.MeasureSettings;
import infoplane.store.AddedPoints;
import infoplane.store.DraftFolder;
import infoplane.store.EnsembleFolder;
import infoplane.store.MeasuredCopy;
import infoplane.store.RunCheck;
import infoplane.store.RunFolder;
import infoplane.store.RunPlace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Measures runs, or repeats, again from their kept weights, and stores the points. */
record Remeasurement(RunService runs) {
    /** Stores a measurement. */
    private interface Store {
        void put(int place, MeasureSettings asked, Measurement.Result result);
    }

    /** Carries out {@link RunService#remeasure}. */
    Remeasured remeasure(Path folder, Optional<Path> copy, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        RunSet set = RunSet.of(folder);
        return RunPlace.of(set.folder(), RunPlace.Doing.MEASURE)
                .keeping(() ->
                        copy.isPresent() ? copied(set, copy.get(), measure, monitor) : added(set, measure, monitor));
    }

    private Remeasured added(RunSet set, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        set.runs().forEach(RunCheck::requireWhole);
        if (set.repeats()) {
            RunCheck.requireWholeRepeats(set.folder());
        }
        List<AddedPoints> additions = new ArrayList<>();
        try {
            set.runs().forEach(run -> additions.add(RunFolder.open(run).adding()));
            Remeasured measured = measured(
                    set,
                    set,
                    measure,
                    monitor,
                    (place, asked, result) -> additions.get(place).replacePoints(asked, result.plane()));
            set.sumUp();
            return measured;
        } finally {
            additions.forEach(AddedPoints::close);
        }
    }

    /** The copy is there whole, with all repeats and their means, or not at all. */
    private Remeasured copied(RunSet set, Path copy, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        try (DraftFolder whole = new DraftFolder(copy)) {
            set.runs().forEach(RunCheck::requireWhole);
            RunSet written = set.in(whole.draft());
            Remeasured measured = measured(set, written, measure, monitor, (place, asked, result) -> {
                Path run = set.runs().get(place);
                ExperimentSettings settings = RunFolder.open(run).settings().withMeasure(asked);
                if (set.repeats()) {
                    EnsembleFolder.join(whole.draft(), settings);
                }
                MeasuredCopy.write(run, written.runs().get(place), settings, result.plane(), result.ceilings());
            });
            written.sumUp();
            whole.keep();
            return measured;
        }
    }

    private Remeasured measured(
            RunSet set, RunSet written, UnaryOperator<MeasureSettings> measure, RunMonitor monitor, Store store) {
        List<RunResults> before = set.results();
        List<RunResults> fresh = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        for (int place = 0; place < before.size(); place++) {
            RunResults was = before.get(place);
            MeasureSettings asked = measure.apply(was.settings().measure());
            Measurement.Result result =
                    runs.measured(RunFolder.open(set.runs().get(place)), asked, points -> {}, monitor);
            refusals.add(RefusalWords.summary(result.points(), asked.estimators()));
            store.put(place, asked, result);
            fresh.add(was.withCeilings(result.ceilings())
                    .withMeasured(was.settings().measure(), result.plane())
                    .withFurther(asked.estimators()));
        }
        return new Remeasured(set.repeats(), fresh, written.results(), refusals);
    }

    /** Carries out {@link RunService#measureAlso}. */
    boolean measureAlso(
            Path folder, List<MeasureSettings> measures, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        RunSet set = RunSet.of(folder);
        return RunPlace.of(set.folder(), RunPlace.Doing.MEASURE)
                .keeping(() -> addMissing(set, measures, begins, monitor));
    }

    private boolean addMissing(
            RunSet set, List<MeasureSettings> measures, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        boolean any = false;
        if (!measures.isEmpty()) { // a folder that is gone is named where it is read
            set.runs().stream().filter(Files::isDirectory).forEach(RunCheck::requireWhole);
        }
        for (MeasureSettings measure : measures) {
            for (Path run : set.runs()) {
                List<EstimatorSettings> missing = missing(run, measure);
                if (!missing.isEmpty()) {
                    MeasureSettings rest = measure.with(missing);
                    begins.accept(rest);
                    runs.keep(run, rest, runs.measure(run, rest, points -> {}, monitor));
                    any = true;
                }
            }
        }
        return any;
    }

    /** The estimators whose points are missing, end too early, or were measured in another way. */
    private List<EstimatorSettings> missing(Path run, MeasureSettings measure) {
        RunResults results = runs.results(run);
        List<EstimatorSettings> incomplete = results.incomplete(measure.estimators());
        List<MeasureSettings> known = Stream.concat(Stream.of(results.settings().measure()), runs.later(run).stream())
                .toList();
        return measure.estimators().stream()
                .filter(estimator -> incomplete.contains(estimator)
                        || known.stream().noneMatch(other -> measuresAlike(other, measure, estimator)))
                .toList();
    }

    private static boolean measuresAlike(MeasureSettings one, MeasureSettings other, EstimatorSettings estimator) {
        List<EstimatorSettings> alone = List.of(estimator);
        return one.estimators().contains(estimator) && one.with(alone).equals(other.with(alone));
    }
}
