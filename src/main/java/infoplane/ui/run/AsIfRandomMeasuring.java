package infoplane.ui.run;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.QuantisedSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.measuring.AsIfRandom;
import infoplane.measuring.MixtureKind;
import infoplane.runs.AsIfRandomRequest;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunService;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.Computation;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Measures runs as if their weights were random, and gives the series of the figure. Shows at once what was kept of them. For
 * the window's thread only.
 */
public final class AsIfRandomMeasuring {
    /** What was measured of some runs, and their new results, in which claims are judged again. */
    private record Done(List<AsIfRandomFigure.Series> series, Map<Run, RunResults> results) {}

    private static final String NO_NUMBERS =
            "K and the epoch must be whole numbers, such as 1, 2, 4 and 8000; leave them empty for the usual ones.";

    private final RunService engine;
    private final Computation computation;
    private final Latest reading;
    private final Latest costing;
    private final ReadOnlyObjectWrapper<List<AsIfRandomFigure.Series>> series = new ReadOnlyObjectWrapper<>(List.of());
    private List<Run> runs = List.of();
    private MixtureKind kind = MixtureKind.WINDOW;
    private final ReadOnlyStringWrapper cost = new ReadOnlyStringWrapper("");

    /** @param background executes the measurements */
    public AsIfRandomMeasuring(RunService engine, Background background) {
        this.engine = engine;
        computation = new Computation(background);
        reading = new Latest(background);
        costing = new Latest(background);
    }

    /** The progress, what to do, or the reason of a failure. */
    public ReadOnlyStringProperty state() {
        return computation.state();
    }

    /** What would take long of what {@link #weigh} asked for, or why it cannot be measured; empty if nothing is to be said. */
    public ReadOnlyStringProperty cost() {
        return cost.getReadOnlyProperty();
    }

    /** How much of the present step is done, 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return computation.progress();
    }

    public ReadOnlyBooleanProperty running() {
        return computation.running();
    }

    /** What is known of the runs, one for each run and estimator; empty if nothing is. */
    public ReadOnlyObjectProperty<List<AsIfRandomFigure.Series>> series() {
        return series.getReadOnlyProperty();
    }

    public List<Run> runs() {
        return runs;
    }

    /** Whether restarts can be mixed: all runs are repeats. */
    public boolean canRestart() {
        return !runs.isEmpty() && runs.stream().allMatch(run -> run.settings().repeats() > 1);
    }

    /** Shows other runs, or another kind of mixture; cancels a measurement under way. */
    public void look(List<Run> at, MixtureKind ofKind) {
        cancel();
        runs = List.copyOf(at);
        kind = ofKind;
        series.set(List.of());
        computation.say("Reading …");
        List<Part> parts = parts();
        reading.submit(() -> kept(parts), kept -> {
            series.set(kept);
            computation.say(
                    kept.isEmpty()
                            ? "Nothing is measured yet. Measure takes seconds with bins, and minutes with kernels."
                            : "");
        });
    }

    /** A column of the figure. @param folder of a run, or of the repeats that are mixed */
    private record Part(String name, Path folder, Run run) {}

    private List<Part> parts() {
        Map<Path, Part> parts = new LinkedHashMap<>();
        for (Run run : runs) {
            Path folder = kind == MixtureKind.WINDOW
                    ? run.folder()
                    : run.folder().toAbsolutePath().resolveSibling("");
            parts.putIfAbsent(folder, new Part(run.name().get(), folder, run));
        }
        return List.copyOf(parts.values());
    }

    private List<AsIfRandomFigure.Series> kept(List<Part> parts) {
        MixtureKind wanted = kind;
        return parts.stream()
                .flatMap(part -> AsIfRandomRuns.kept(part.folder(), wanted).stream()
                        .flatMap(result -> series(part, result).stream()))
                .toList();
    }

    private static List<AsIfRandomFigure.Series> series(Part part, AsIfRandom result) {
        return result.estimators().stream()
                .map(id -> new AsIfRandomFigure.Series(part.name(), id, result))
                .toList();
    }

    /** The estimators that can be chosen: those of the runs, then bins, kernels and exact counts. */
    public List<EstimatorSettings> offered() {
        return Stream.concat(
                        own().stream(),
                        Stream.of(BinningSettings.defaults(), KdeSettings.defaults(), QuantisedSettings.defaults()))
                .distinct()
                .toList();
    }

    /** The estimators of the runs that take several rows for each input. */
    public List<EstimatorSettings> own() {
        return runs.stream()
                .flatMap(run -> AsIfRandomRequest.usualEstimators(run.settings()).stream())
                .distinct()
                .toList();
    }

    /**
     * What to measure, from text fields.
     *
     * @param draws each K, such as {@code 1, 2, 4}; empty for the usual ones
     * @param epoch the last epoch of the windows, or that of the repeats; empty for the last one
     * @param estimators empty for those of the runs
     * @return empty if a text is no number
     */
    public Optional<AsIfRandomRequest> request(String draws, String epoch, List<EstimatorSettings> estimators) {
        try {
            List<Integer> each = draws.isBlank()
                    ? List.of()
                    : Arrays.stream(draws.strip().split("[\\s,;]+"))
                            .map(Integer::valueOf)
                            .toList();
            Integer last = epoch.isBlank() ? null : Integer.valueOf(epoch.strip());
            return Optional.of(new AsIfRandomRequest(each, kind == MixtureKind.RESTARTS, last, estimators));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Finds out what a measurement would cost. @param asked of {@link #request} */
    public void weigh(Optional<AsIfRandomRequest> asked) {
        List<Part> parts = parts();
        costing.submit(() -> asked.map(request -> costs(parts, request)).orElse(NO_NUMBERS), words -> cost.set(words));
    }

    private static String costs(List<Part> parts, AsIfRandomRequest request) {
        try {
            return parts.stream()
                    .flatMap(part -> new AsIfRandomRuns(part.folder(), request).costs().stream())
                    .distinct()
                    .collect(Collectors.joining(". "));
        } catch (InvalidInputException e) {
            return AdviceWords.sentence(e).orElse("");
        }
    }

    /**
     * Measures the runs and keeps the result with them.
     *
     * @param asked of {@link #request}; empty is refused in the state
     */
    public void start(Optional<AsIfRandomRequest> asked) {
        cancel();
        if (asked.isEmpty()) {
            computation.say(NO_NUMBERS);
            return;
        }
        List<Part> parts = parts();
        List<Run> measured = runs;
        AsIfRandomRequest request = asked.get();
        computation.start(monitor -> measure(parts, measured, request, monitor), done -> {
            done.results().forEach((run, results) -> {
                if (!run.computing()) {
                    run.show(results);
                }
            });
            series.set(done.series());
        });
    }

    /** Copies the command that measures so. @param asked of {@link #request}; empty is refused in the state */
    public void copy(Optional<AsIfRandomRequest> asked, CommandCopy copies) {
        List<Path> folders = parts().stream().map(Part::folder).toList();
        asked.ifPresentOrElse(
                request -> copies.copy(
                        () -> List.of(RunCommandLine.asIfRandom(RunCommandLine.together(folders), request))),
                () -> computation.say(NO_NUMBERS));
    }

    private Done measure(List<Part> parts, List<Run> measured, AsIfRandomRequest request, RunMonitor monitor) {
        MixtureKind wanted = request.restarts() ? MixtureKind.RESTARTS : MixtureKind.WINDOW;
        List<AsIfRandomRuns> checked = parts.stream()
                .map(part -> new AsIfRandomRuns(part.folder(), request))
                .toList(); // all refusals before the work
        List<AsIfRandomFigure.Series> columns = new ArrayList<>();
        for (int place = 0; place < parts.size(); place++) {
            List<AsIfRandomRuns.MixedRun> mixed = checked.get(place).measure(engine.threads(), monitor);
            AsIfRandomRuns.keep(mixed);
            Part part = parts.get(place);
            AsIfRandomRuns.kept(part.folder(), wanted).ifPresent(result -> columns.addAll(series(part, result)));
        }
        Map<Run, RunResults> results = new LinkedHashMap<>();
        measured.forEach(run -> results.put(run, engine.results(run.folder())));
        return new Done(columns, results);
    }

    /** Cancels a measurement that is under way; nothing of it is kept. */
    public void cancel() {
        computation.cancel();
    }
}
