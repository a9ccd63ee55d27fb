package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.experiment.RunResults;
import infoplane.figure.chart.GaugeFigure;
import infoplane.measuring.Layer;
import infoplane.runs.GaugeRequest;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeTrial;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunService;
import infoplane.scales.GaugeAudit;
import infoplane.ui.work.Background;
import infoplane.ui.work.CommandCopy;
import infoplane.ui.work.Computation;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Measures runs in other coordinates, and tries a factor on the units of a layer. For the window's thread only. */
public final class GaugeMeasuring {
    /** What a factor does to the first run. @param layers that can be scaled @param moved null before a factor was tried */
    public record TriedFactor(List<Layer> layers, RunResults asTrained, GaugeTrial.@Nullable Moved moved) {}

    private final RunService engine;
    private final Computation computation;
    private final Latest trying;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<List<GaugeFigure.Audited>> series = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable TriedFactor> tried = new ReadOnlyObjectWrapper<>();
    private List<Run> runs = List.of();
    private @Nullable Path open;
    private @Nullable String estimator;
    /** For the worker alone. */
    private @Nullable GaugeTrial trial;

    /**
     * @param measuring executes the audit
     * @param background executes what a person waits for
     */
    public GaugeMeasuring(RunService engine, Background measuring, Background background) {
        this.engine = engine;
        computation = new Computation(measuring);
        trying = new Latest(background);
        reading = new Latest(background);
    }

    public Computation computation() {
        return computation;
    }

    /** The audits of the runs; empty before they were measured. */
    public ReadOnlyObjectProperty<List<GaugeFigure.Audited>> series() {
        return series.getReadOnlyProperty();
    }

    /** The plane of the first run and what became of it; null if it has no coordinates to change. */
    public ReadOnlyObjectProperty<@Nullable TriedFactor> tried() {
        return tried.getReadOnlyProperty();
    }

    public List<Run> runs() {
        return runs;
    }

    /** The ids of the estimators that measured the first run. */
    public List<String> estimators() {
        return runs.isEmpty()
                ? List.of()
                : runs.get(0).results().get().map(RunResults::estimators).orElse(List.of());
    }

    /** Shows other runs, with the audits that were kept of them; cancels a measurement under way. */
    public void look(List<Run> at) {
        computation.cancel();
        runs = List.copyOf(at);
        series.set(List.of());
        tried.set(null);
        computation.say("Reading …");
        List<Part> parts = parts();
        List<Run> of = runs;
        reading.submit(
                () -> parts.stream()
                        .flatMap(part -> GaugeRuns.kept(part.folder()).stream().map(part::series))
                        .toList(),
                kept -> {
                    if (runs.equals(of)) {
                        series.set(kept);
                        computation.say(
                                kept.isEmpty()
                                        ? "Nothing is measured yet. Measure takes seconds with bins, and minutes with kernels."
                                        : "");
                    }
                });
    }

    /** A run of the figure. */
    private record Part(String name, Run run, List<String> layers) {
        Path folder() {
            return run.folder();
        }

        GaugeFigure.Audited series(GaugeAudit audit) {
            return new GaugeFigure.Audited(name, layers, audit);
        }
    }

    private List<Part> parts() {
        return runs.stream()
                .map(run -> new Part(
                        run.name().get(),
                        run,
                        run.results().get().map(RunResults::layers).orElse(List.of())))
                .toList();
    }

    /** What was measured of some runs, and their new results, in which claims are judged again. */
    private record Done(List<GaugeFigure.Audited> series, Map<Run, RunResults> results) {}

    /** Measures the runs with their own estimators, and keeps the audits with them. @param orbits number of random coordinates */
    public void start(int orbits) {
        List<Part> parts = parts();
        GaugeRequest request = new GaugeRequest(orbits, List.of());
        computation.start(monitor -> measure(parts, request, monitor), done -> {
            done.results().forEach((run, results) -> {
                if (!run.computing()) {
                    run.show(results);
                }
            });
            series.set(done.series());
        });
    }

    /** Copies the command that audits the runs. */
    public void copy(int orbits, CommandCopy copies) {
        List<Path> folders = runs.stream().map(Run::folder).toList();
        copies.copy(() -> List.of(RunCommandLine.coordinates(RunCommandLine.together(folders), orbits)));
    }

    private Done measure(List<Part> parts, GaugeRequest request, RunMonitor monitor) {
        List<GaugeRuns> checked = parts.stream()
                .map(part -> new GaugeRuns(part.folder(), request))
                .toList(); // all refusals before the work
        List<GaugeFigure.Audited> all = new ArrayList<>();
        Map<Run, RunResults> results = new LinkedHashMap<>();
        for (int place = 0; place < parts.size(); place++) {
            Part part = parts.get(place);
            List<GaugeRuns.AuditedRun> audited = checked.get(place).measure(engine.threads(), monitor);
            GaugeRuns.keep(audited);
            audited.forEach(one -> all.add(part.series(one.audit())));
            results.put(part.run(), engine.results(part.folder()));
        }
        return new Done(all, results);
    }

    /**
     * Scales the units of a layer of the first run.
     *
     * @param id of the estimator
     * @param layer its number; 0 for none
     * @param factor above 0
     */
    public void tryFactor(String id, int layer, double factor) {
        if (runs.isEmpty()) {
            return;
        }
        Path folder = runs.get(0).folder();
        List<Run> of = runs;
        trying.submit(
                () -> {
                    GaugeTrial now = trial(folder, id);
                    GaugeTrial.Moved moved = now.layers().stream()
                            .filter(one -> one.number() == layer)
                            .findFirst()
                            .map(one -> now.moved(one, factor))
                            .orElse(null);
                    return new TriedFactor(now.layers(), now.asTrained(), moved);
                },
                result -> {
                    if (runs.equals(of)) {
                        tried.set(result);
                    }
                });
    }

    private GaugeTrial trial(Path folder, String id) {
        GaugeTrial before = trial;
        if (before != null && folder.equals(open) && id.equals(estimator)) {
            return before;
        }
        close();
        GaugeTrial opened =
                new GaugeTrial(folder, engine.results(folder).estimator(id).orElseThrow());
        trial = opened;
        open = folder;
        estimator = id;
        return opened;
    }

    private void close() {
        if (trial != null) {
            trial.close();
            trial = null;
        }
    }

    /** Lets go of the run's files, and cancels what is under way. */
    public void leave() {
        computation.cancel();
        trying.submit(
                () -> {
                    close();
                    return runs;
                },
                gone -> {});
    }
}
