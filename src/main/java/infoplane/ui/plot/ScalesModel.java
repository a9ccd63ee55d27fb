package infoplane.ui.plot;

import infoplane.core.Information;
import infoplane.core.RunMonitor;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.RunResults;
import infoplane.figure.EpochRange;
import infoplane.figure.Formula;
import infoplane.figure.PlaneSeries;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.ScalesFigure;
import infoplane.figure.chart.ScalesView;
import infoplane.measuring.PlanePoint;
import infoplane.runs.RunService;
import infoplane.runs.ScaleSpaceRequest;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.runs.ScaleSpaceRuns.MappedRun;
import infoplane.scales.LayerScales;
import infoplane.scales.ScaleBounds;
import infoplane.scales.ScaleGrid;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import infoplane.scales.ScaleWords;
import infoplane.ui.run.Run;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * One run at every scale: shows the map that was kept, measures it when asked, and lends the plane the points of the σ at the
 * cursor. For the window's thread only.
 */
public final class ScalesModel {
    /** No σ is at the cursor: the plane shows what was measured. */
    public static final int NO_SCALE = -1;

    /** One measurement; the computing threads report to it and ask it whether it is cancelled. */
    private final class Task implements RunMonitor {
        private final AtomicBoolean cancelled = new AtomicBoolean();

        @Override
        public void progressed(int done, int total, String what) {
            background.show(() -> {
                if (task == this) {
                    progress.set((double) done / Math.max(1, total));
                }
            });
        }

        @Override
        public boolean cancelled() {
            return cancelled.get();
        }
    }

    private final PlaneModel plane;
    private final RunService engine;
    private final Background background;
    private final Latest reading;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final BooleanProperty relative = new SimpleBooleanProperty();
    private final ObjectProperty<ScalesView> shown = new SimpleObjectProperty<>(ScalesView.UPPER);
    private final IntegerProperty scale = new SimpleIntegerProperty(NO_SCALE);
    private final ObjectProperty<EpochRange> range = new SimpleObjectProperty<>(EpochRange.ALL);
    private final ReadOnlyStringWrapper state = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<ScaleSpace>> space = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<ScalesFigure> figure;
    private @Nullable Run read;
    private boolean readRelative;
    private String name = "";
    private @Nullable Task task;

    /** @param background measures */
    public ScalesModel(PlaneModel plane, RunService engine, Background background) {
        this.plane = plane;
        this.engine = engine;
        this.background = background;
        this.reading = new Latest(background);
        this.figure = new ReadOnlyObjectWrapper<>(made());
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        looking.subscribe(this::refresh);
        relative.subscribe(this::refresh);
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

    /** Why there is no map; empty if there is one. */
    public ReadOnlyStringProperty state() {
        return state.getReadOnlyProperty();
    }

    /** At which scales the layers compress; empty without a map. */
    public ReadOnlyStringProperty words() {
        return words.getReadOnlyProperty();
    }

    /** How much of the measurement is done, 0 to 1. */
    public ReadOnlyDoubleProperty progress() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
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
        Optional<ShownRun> subject = plane.subject();
        Run run = subject.map(ShownRun::run).orElse(null);
        name = subject.map(ShownRun::name).orElse("");
        if (run == read && readRelative == relative.get()) {
            return;
        }
        cancel();
        read = run;
        readRelative = relative.get();
        boolean wanted = readRelative;
        show(Optional.empty(), run == null ? "" : "Reading …");
        if (run != null) {
            reading.submit(() -> ScaleSpaceRuns.kept(run.folder(), wanted), kept -> {
                if (read == run && readRelative == wanted && task == null) {
                    show(kept, kept.isPresent() ? "" : "Not measured at every scale yet. Measure takes some seconds.");
                }
            });
        }
    }

    private void show(Optional<ScaleSpace> newSpace, String newState) {
        state.set(newState);
        int points = newSpace.map(known -> known.grid().points()).orElse(0);
        words.set(newSpace.filter(known -> task == null) // a rough map would say what changes
                .map(known -> Formula.lowered(String.join(". ", ScaleWords.sentences(ScaleSets.of(known))) + "."))
                .orElse(""));
        space.set(newSpace);
        if (scale.get() >= points && points > 0) {
            scale.set(NO_SCALE);
        }
        rebuild();
    }

    /** The folder of the run that is looked at; empty if none is. */
    Optional<Path> measured() {
        return Optional.ofNullable(read).map(Run::folder);
    }

    /** Measures the run at every scale and keeps the map with it. */
    public void start() {
        Run run = read;
        if (run == null) {
            return;
        }
        cancel();
        Task mine = new Task();
        task = mine;
        progress.set(0);
        running.set(true);
        state.set("");
        boolean wanted = readRelative;
        background.run(
                () -> measure(run, wanted, mine),
                measured -> {
                    if (!run.computing()) {
                        run.show(measured.results());
                    }
                    if (task == mine) {
                        finish();
                        show(Optional.of(measured.space()), "");
                    }
                },
                failure -> fail(mine, failure));
    }

    /** The map, and the results of the run, whose findings speak of it. */
    private record Done(ScaleSpace space, RunResults results) {}

    private Done measure(Run run, boolean wanted, Task mine) {
        ScaleSpaceRuns runs = new ScaleSpaceRuns(run.folder(), ScaleSpaceRequest.usual(wanted));
        MappedRun measured = runs.measure(
                        engine.threads(),
                        mine,
                        rough -> background.show(() -> {
                            if (task == mine) {
                                show(Optional.of(rough.space()), "");
                            }
                        }))
                .get(0);
        ScaleSpaceRuns.keep(measured);
        return new Done(measured.space(), engine.results(run.folder()));
    }

    /** Cancels a measurement that is under way; nothing of it is kept. */
    public void cancel() {
        if (task != null) {
            task.cancelled.set(true);
            finish();
            show(Optional.empty(), "Cancelled; nothing of it was kept.");
        }
    }

    private void finish() {
        task = null;
        running.set(false);
    }

    private void fail(Task mine, Throwable failure) {
        if (task != mine || failure instanceof CancellationException) {
            return;
        }
        finish();
        Optional<String> sentence = AdviceWords.sentence(failure);
        show(Optional.empty(), sentence.orElse("Not measured"));
        if (sentence.isEmpty()) {
            background.report(failure);
        }
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
        Optional<ShownRun> subject = plane.subject().filter(one -> one.run() == read);
        if (known.isEmpty()
                || subject.isEmpty()
                || scale.get() >= known.get().grid().points()) {
            plane.giveBack();
            return;
        }
        plane.lend(subject.get().run(), series(subject.get(), known.get(), scale.get(), shown.get()));
    }

    static PlaneSeries series(ShownRun run, ScaleSpace space, int scale, ScalesView shown) {
        boolean lower = shown == ScalesView.LOWER;
        double sigma = space.grid().sigmas()[scale];
        KdeSettings kernels = new KdeSettings(
                lower ? KdeSettings.Bound.LOWER : KdeSettings.Bound.UPPER,
                Double.parseDouble(String.format(Locale.ROOT, "%.2e", sigma * sigma)), // for its name
                space.grid().relative());
        Information ceiling = Information.ofNats(Math.log(space.inputs()));
        List<PlanePoint> points = new ArrayList<>();
        for (LayerScales layer : space.layers()) {
            for (ScaleBounds one : layer.epochs()) {
                double input = (lower ? one.inputLower() : one.inputUpper())[scale];
                double label = (lower ? one.labelLower() : one.labelUpper())[scale];
                points.add(new PlanePoint(
                        kernels.id(),
                        one.epoch(),
                        layer.layer(),
                        new PlaneEstimate(
                                Information.ofNats(input),
                                Information.ofNats(label),
                                null,
                                null,
                                null,
                                ceiling,
                                null,
                                null,
                                EnumSet.noneOf(EstimateFlag.class))));
            }
        }
        var results = run.results()
                .withPoints(points)
                .withFurther(Stream.concat(run.results().further().stream(), Stream.of(kernels))
                        .toList());
        return PlaneSeries.of(results, run.name(), kernels.id()).withColour(run.colour());
    }
}
