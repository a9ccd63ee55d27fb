package infoplane.ui.run;

import infoplane.core.RunMonitor;
import infoplane.experiment.RunResults;
import infoplane.figure.chart.GaugeFigure.Audited;
import infoplane.measuring.Layer;
import infoplane.runs.GaugeRequest;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeRuns.AuditedRun;
import infoplane.runs.GaugeTrial;
import infoplane.runs.JointAudit;
import infoplane.runs.RunCommandLine;
import infoplane.runs.RunService;
import infoplane.runs.table.RunGroups;
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
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** Measures runs in other coordinates, and tries a factor on the units of a layer. For the window's thread only. */
public final class GaugeMeasuring {
    /** What a factor does to the first run. @param layers that can be scaled @param moved null before a factor was tried */
    public record TriedFactor(List<Layer> layers, RunResults asTrained, GaugeTrial.@Nullable Moved moved) {}

    private final RunService engine;
    private final Computation computation;
    private final Latest trying;
    private final Latest reading;
    private final ReadOnlyObjectWrapper<List<Audited>> series = new ReadOnlyObjectWrapper<>(List.of());
    private final ObjectProperty<@Nullable Run> only = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<@Nullable TriedFactor> tried = new ReadOnlyObjectWrapper<>();
    private List<Run> runs = List.of();
    private Audits audits = Audits.NONE;
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
        only.subscribe(this::show);
    }

    public Computation computation() {
        return computation;
    }

    /** The audits of the runs, those of repeats together, or of the one that was chosen; empty before they were measured. */
    public ReadOnlyObjectProperty<List<Audited>> series() {
        return series.getReadOnlyProperty();
    }

    /** The plane of the first run and what became of it; null if it has no coordinates to change. */
    public ReadOnlyObjectProperty<@Nullable TriedFactor> tried() {
        return tried.getReadOnlyProperty();
    }

    public List<Run> runs() {
        return runs;
    }

    /** The run that is shown alone; null for all. */
    public ObjectProperty<@Nullable Run> only() {
        return only;
    }

    /** The results of the run whose units can be scaled: the one that is shown alone, else the first. */
    public Optional<RunResults> triedResults() {
        return triedRun().flatMap(run -> run.results().get());
    }

    private Optional<Run> triedRun() {
        return Optional.ofNullable(only.get()).or(() -> runs.stream().findFirst());
    }

    /** The ids of the estimators that measured that run. */
    public List<String> estimators() {
        return triedResults().map(RunResults::estimators).orElse(List.of());
    }

    /** Whether all runs differ in the seed only, so that they are shown together. */
    public boolean repeats() {
        return runs.size() > 1
                && RunGroups.differInTheSeedOnly(
                        runs.stream().map(Run::settings).toList());
    }

    private void show() {
        Run chosen = only.get();
        series.set(
                chosen == null
                        ? audits.together()
                        : Stream.ofNullable(audits.each().get(chosen)).toList());
    }

    /** Shows other runs, with the audits that were kept of them; cancels a measurement under way. */
    public void look(List<Run> at) {
        computation.cancel();
        runs = List.copyOf(at);
        audits = Audits.NONE;
        only.set(null);
        show();
        tried.set(null);
        computation.say("Reading …");
        List<Part> parts = parts();
        List<Run> of = runs;
        reading.submit(
                () -> Audits.of(
                        parts,
                        parts.stream()
                                .flatMap(part -> GaugeRuns.kept(part.folder()).stream())
                                .toList()),
                kept -> {
                    if (runs.equals(of)) {
                        audits = kept;
                        show();
                        computation.say(
                                kept.each().isEmpty()
                                        ? "Nothing is measured yet. Measure takes seconds with bins, and minutes with kernels."
                                        : kept.each().size() < of.size()
                                                ? kept.each().size() + " of " + of.size() + " runs are measured yet."
                                                : "");
                    }
                });
    }

    /** A run of the figure. */
    private record Part(String name, Run run, List<String> layers) {
        Path folder() {
            return run.folder();
        }

        Audited series(GaugeAudit audit) {
            return Audited.of(name, layers, audit);
        }
    }

    /** What is known of the runs. @param together repeats as one @param each by run */
    private record Audits(List<Audited> together, Map<Run, Audited> each) {
        static final Audits NONE = new Audits(List.of(), Map.of());

        static Audits of(List<Part> parts, List<AuditedRun> audited) {
            List<JointAudit> joint = GaugeRuns.joint(audited);
            Map<Run, Audited> each = new LinkedHashMap<>();
            Map<Object, Audited> together = new LinkedHashMap<>();
            for (AuditedRun one : audited) {
                Part part = parts.stream()
                        .filter(own -> own.folder().equals(one.folder()))
                        .findFirst()
                        .orElseThrow();
                Audited single = part.series(one.audit());
                each.put(part.run(), single);
                joint.stream()
                        .filter(group -> group.runs().folders().contains(one.folder()))
                        .findFirst()
                        .ifPresentOrElse(
                                group -> together.put(
                                        group, Audited.of(group.runs().name(), part.layers(), group.gauge())),
                                () -> together.put(one, single));
            }
            return new Audits(List.copyOf(together.values()), each);
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
    private record Done(Audits audits, Map<Run, RunResults> results) {}

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
            audits = done.audits();
            show();
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
        List<AuditedRun> all = new ArrayList<>();
        Map<Run, RunResults> results = new LinkedHashMap<>();
        for (int place = 0; place < parts.size(); place++) {
            Part part = parts.get(place);
            List<AuditedRun> audited = checked.get(place).measure(engine.threads(), monitor.part(place, parts.size()));
            GaugeRuns.keep(audited);
            all.addAll(audited);
            results.put(part.run(), engine.results(part.folder()));
        }
        return new Done(Audits.of(parts, all), results);
    }

    /**
     * Scales the units of a layer of the run that is shown alone, else of the first.
     *
     * @param id of the estimator
     * @param layer its number; 0 for none
     * @param factor above 0
     */
    public void tryFactor(String id, int layer, double factor) {
        Run run = triedRun().orElse(null);
        if (run == null) {
            return;
        }
        Path folder = run.folder();
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
                    if (runs.equals(of) && triedRun().equals(Optional.of(run))) {
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
