package infoplane.runs;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.Measurement;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunResults;
import infoplane.measuring.MeasureSettings;
import infoplane.store.AddedPoints;
import infoplane.store.MeasuredCopy;
import infoplane.store.NewFolder;
import infoplane.store.RunCheck;
import infoplane.store.RunFolder;
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
    /** Carries out {@link RunService#remeasure}. */
    Remeasured remeasure(Path folder, Optional<Path> copy, UnaryOperator<MeasureSettings> measure, RunMonitor monitor) {
        RunSet set = RunSet.of(folder);
        copy.ifPresent(NewFolder::checkFree);
        set.runs().forEach(RunCheck::requireWhole);
        if (set.repeats()) {
            RunCheck.requireWholeRepeats(folder);
        }
        RunSet written = copy.map(set::in).orElse(set);
        List<RunFolder> opened = set.runs().stream().map(RunFolder::open).toList();
        List<RunResults> fresh = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        List<AddedPoints> additions = new ArrayList<>();
        try {
            if (copy.isEmpty()) {
                opened.forEach(run -> additions.add(run.adding()));
            }
            List<RunResults> before = opened.stream().map(RunFolder::results).toList();
            for (int place = 0; place < opened.size(); place++) {
                RunFolder run = opened.get(place);
                MeasureSettings asked = measure.apply(run.settings().measure());
                Measurement.Result result = runs.measured(run, asked, points -> {}, monitor);
                refusals.add(RefusalWords.summary(result.points()));
                if (copy.isEmpty()) {
                    additions.get(place).replacePoints(asked, result.plane());
                } else {
                    MeasuredCopy.write(
                            run.path(),
                            written.runs().get(place),
                            run.settings().withMeasure(asked),
                            result.plane(),
                            result.ceilings());
                }
                RunResults was = before.get(place);
                fresh.add(was.withCeilings(result.ceilings())
                        .withMeasured(was.settings().measure(), result.plane())
                        .withFurther(asked.estimators()));
            }
        } finally {
            additions.forEach(AddedPoints::close);
        }
        written.sumUp();
        return new Remeasured(set.repeats(), fresh, written.results(), refusals);
    }

    /** Carries out {@link RunService#measureAlso}. */
    boolean measureAlso(
            Path folder, List<MeasureSettings> measures, Consumer<MeasureSettings> begins, RunMonitor monitor) {
        boolean any = false;
        RunSet set = RunSet.of(folder);
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
