package infoplane.ui.plot;

import infoplane.core.RunMonitor;
import infoplane.experiment.RunResults;
import infoplane.figure.EpochRange;
import infoplane.figure.Formula;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.runs.JointMap;
import infoplane.runs.RunService;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.runs.table.RunGroups;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleWords;
import infoplane.ui.run.Run;
import infoplane.ui.work.Background;
import infoplane.ui.work.Computation;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * One run, or repeats together, at every scale: shows the map that was kept, measures it when asked, and lends the plane the
 * points of the σ at the cursor. For the window's thread only.
 */
public final class ScalesModel {
    /** No σ is at the cursor: the plane shows what was measured. */
    public static final int NO_SCALE = -1;

    /** A map, and what is said of it. @param name of the run, or of the repeats together */
    private record Known(String name, ScaleSpace space, List<String> sentences) {
        /** Empty where maps of several runs cannot be judged together. */
        static Optional<Known> of(String name, List<MappedRun> maps) {
            return maps.size() == 1
                    ? Optional.of(maps.get(0).space())
                            .map(space -> new Known(name, space, ScaleWords.sentences(ScaleSets.of(space))))
                    : ScaleSpaceRuns.joint(maps).stream()
                            .findFirst()
                            .map(joint -> new Known(joint.runs().name(), joint.space(), said(joint)));
        }

        private static List<String> said(JointMap joint) {
            List<String> said = new ArrayList<>(joint.sentences());
            String unlearnt = joint.runs().unlearntWords();
            if (!unlearnt.isEmpty()) {
                said.add(unlearnt.substring(0, unlearnt.length() - 1));
            }
            return said;
        }
    }

    private final PlaneModel plane;
    private final RunService engine;
    private final Background background;
    private final Computation computation;
    private final Latest reading;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final BooleanProperty relative = new SimpleBooleanProperty();
    private final BooleanProperty together = new SimpleBooleanProperty(true);
    private final ObjectProperty<ScalesView> shown = new SimpleObjectProperty<>(ScalesView.UPPER);
    private final IntegerProperty scale = new SimpleIntegerProperty(NO_SCALE);
    private final ObjectProperty<EpochRange> range = new SimpleObjectProperty<>(EpochRange.ALL);
    private final ReadOnlyObjectWrapper<List<ShownRun>> group = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<ScaleSpace>> space = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ScalesFigure> figure;
    private List<ShownRun> subjects = List.of();
    private boolean readRelative;
    private boolean prepared;
    private String name = "";

    /** @param background measures */
    public ScalesModel(PlaneModel plane, RunService engine, Background background) {
        this.plane = plane;
        this.engine = engine;
        this.background = background;
        this.computation = new Computation(background);
        this.reading = new Latest(background);
        this.figure = new ReadOnlyObjectWrapper<>(made());
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        looking.subscribe(this::refresh);
        relative.subscribe(this::refresh);
        together.subscribe(this::refresh);
        computation.running().subscribe(running -> {
            if (!running) {
                show(Optional.empty()); // a rough map is none
            }
        });
        plane.view().subscribe(this::rebuild);
        shown.subscribe(this::rebuild);
        range.subscribe(this::rebuild);
        scale.subscribe(this::rebuild);
        shown.subscribe(this::lend);
        scale.subscribe(this::lend);
        space.subscribe(this::lend);
        looking.subscribe(this::lend);
    }

    /** Whether the plot is open; the plane shows no scale while it is closed. */
    public BooleanProperty looking() {
        return looking;
    }

    /** Whether σ is in units of each layer's spread. */
    public BooleanProperty relative() {
        return relative;
    }

    /** Whether runs that differ in the seed only are shown together. */
    public BooleanProperty together() {
        return together;
    }

    /** The shown runs that differ from the subject in the seed only, itself among them; empty if there is no other. */
    public ReadOnlyObjectProperty<List<ShownRun>> group() {
        return group.getReadOnlyProperty();
    }

    /** The runs that are shown: one, or a group. */
    public List<ShownRun> subjects() {
        return subjects;
    }

    /** What the colours mean. */
    public ObjectProperty<ScalesView> shown() {
        return shown;
    }

    /** The number of the scale at the cursor, or {@link #NO_SCALE}. */
    public IntegerProperty scale() {
        return scale;
    }

    /** The epochs that the axis shows. */
    public ObjectProperty<EpochRange> range() {
        return range;
    }

    /** The measurement; its state says why there is no map. */
    public Computation computation() {
        return computation;
    }

    /** At which scales the layers compress; empty without a map. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** The map; empty if none is known. */
    public ReadOnlyObjectProperty<Optional<ScaleSpace>> space() {
        return space.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ScalesFigure> figure() {
        return figure.getReadOnlyProperty();
    }

    private void refresh() {
        if (!looking.get()) {
            return;
        }
        List<ShownRun> one = plane.subject().stream().toList();
        List<ShownRun> before = subjects;
        group.set(RunGroups.repeated(
                        plane.shown().get().stream()
                                .filter(each -> each.run().ended())
                                .toList(),
                        each -> each.results().settings())
                .stream()
                .filter(runs -> runs.containsAll(one))
                .findFirst()
                .orElse(List.of()));
        subjects = together.get() && group.get().size() > 1 ? group.get() : one;
        name = one.stream().map(ShownRun::name).findFirst().orElse("");
        boolean same = runs(before).equals(runs(subjects)) && readRelative == relative.get();
        if (same && !subjects.isEmpty()) {
            return;
        }
        computation.cancel();
        readRelative = relative.get();
        show(Optional.empty());
        if (!subjects.isEmpty()) {
            read();
        } else {
            computation.say("");
        }
    }

    private static List<Run> runs(List<ShownRun> shown) {
        return shown.stream().map(ShownRun::run).toList();
    }

    private void read() {
        List<ShownRun> of = subjects;
        boolean wanted = readRelative;
        String single = name;
        computation.say("Reading …");
        reading.submit(
                () -> {
                    List<MappedRun> kept = of.stream()
                            .map(one -> one.run().folder())
                            .flatMap(folder ->
                                    ScaleSpaceRuns.kept(folder, wanted).map(map -> new MappedRun(folder, map)).stream())
                            .toList();
                    Optional<Known> known = kept.size() < of.size() ? Optional.empty() : Known.of(single, kept);
                    return new Kept(kept.size(), known);
                },
                kept -> {
                    if (subjects == of
                            && readRelative == wanted
                            && !computation.running().get()) {
                        computation.say(kept.known().isPresent() ? "" : missing(kept.count(), of.size()));
                        show(kept.known());
                        if (kept.known().isEmpty()) {
                            prepare(of);
                        }
                    }
                });
    }

    /** Once: what the first map of all takes longest for. */
    private void prepare(List<ShownRun> of) {
        if (!prepared) {
            prepared = true;
            Path folder = of.get(0).run().folder();
            background.run(
                    () -> {
                        new ScaleSpaceRuns(folder, ScaleSpaceRequest.usual(false)).prepare();
                        return folder;
                    },
                    done -> {},
                    failure -> {}); // measuring will say it
        }
    }

    /** @param count how many of the runs have a map */
    private record Kept(int count, Optional<Known> known) {}

    private static String missing(int count, int runs) {
        if (runs == 1) {
            return "Not measured at every scale yet. Measure takes some seconds.";
        }
        return (count < runs
                        ? count + " of " + runs + " runs are measured at every scale yet."
                        : "The runs were measured at different scales.")
                + " Measure takes some seconds for each.";
    }

    private void show(Optional<Known> known) {
        int points = known.map(map -> map.space().grid().points()).orElse(0);
        known.ifPresent(map -> name = map.name());
        words.set(known.filter(map -> !computation.running().get()) // a rough map would say what changes
                .map(map -> Formula.lowered(String.join(". ", map.sentences()) + "."))
                .orElse(""));
        space.set(known.map(Known::space));
        if (scale.get() >= points && points > 0) {
            scale.set(NO_SCALE);
        }
        rebuild();
    }

    /** The folders of the runs that are looked at. */
    List<Path> measured() {
        return subjects.stream().map(one -> one.run().folder()).toList();
    }

    /** Measures what is looked at at every scale and keeps the maps with the runs. */
    public void start() {
        if (subjects.isEmpty()) {
            return;
        }
        List<Run> runs = runs(subjects);
        boolean wanted = readRelative;
        String single = name;
        computation.start(monitor -> measure(runs, single, wanted, monitor), measured -> {
            measured.results().forEach((run, results) -> {
                if (!run.computing()) {
                    run.show(results);
                }
            });
            show(measured.known());
        });
    }

    /** The map, and the results of the runs, whose findings speak of it. */
    private record Done(Optional<Known> known, Map<Run, RunResults> results) {}

    private Done measure(List<Run> runs, String single, boolean wanted, RunMonitor monitor) {
        List<ScaleSpaceRuns> checked = runs.stream()
                .map(run -> new ScaleSpaceRuns(run.folder(), ScaleSpaceRequest.usual(wanted)))
                .toList(); // all refusals before the work
        List<MappedRun> measured = new ArrayList<>();
        for (int number = 0; number < runs.size(); number++) {
            measured.addAll(checked.get(number).measure(engine.threads(), monitor.part(number, runs.size()), rough -> {
                List<MappedRun> soFar = new ArrayList<>(measured);
                soFar.add(rough);
                Optional<Known> known = Known.of(single, soFar);
                background.show(() -> {
                    if (!monitor.cancelled()) {
                        show(known);
                    }
                });
            }));
        }
        List<MappedRun> settled = checked.get(0).settled(measured, engine.threads(), monitor);
        ScaleSpaceRuns.keep(settled);
        Map<Run, RunResults> results = new LinkedHashMap<>();
        runs.forEach(run -> results.put(run, engine.results(run.folder())));
        return new Done(Known.of(single, settled), results);
    }

    private void rebuild() {
        figure.set(made());
    }

    private ScalesFigure made() {
        PlaneView shared = plane.view().get();
        ChartView view = ChartView.defaults()
                .withLogarithmic(shared.logarithmic())
                .withUnit(shared.unit())
                .withHiddenLayers(shared.hiddenLayers())
                .withEpochs(range.get())
                .withCursor(shared.highlighted());
        ScaleSpace known = space.get().orElseGet(() -> new ScaleSpace(ScaleGrid.usual(relative.get()), 1, List.of()));
        return new ScalesFigure(
                name, known, shown.get(), view, shared.map(), scale.get() == NO_SCALE ? null : scale.get());
    }

    /** Lends the plane the points of the map at σ, or takes them back. */
    private void lend() {
        Optional<ScaleSpace> known = looking.get() && scale.get() != NO_SCALE ? space.get() : Optional.empty();
        Optional<ShownRun> subject =
                plane.subject().filter(one -> runs(subjects).contains(one.run()));
        if (known.isEmpty()
                || subject.isEmpty()
                || scale.get() >= known.get().grid().points()) {
            plane.giveBack();
            return;
        }
        ShownRun one = subject.get();
        ShownRun named = new ShownRun(one.run(), name, one.colour(), one.results());
        plane.lend(one.run(), LentScale.series(named, known.get(), scale.get(), shown.get()));
    }
}
