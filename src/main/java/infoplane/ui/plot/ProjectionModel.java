package infoplane.ui.plot;

import infoplane.core.RunMonitor;
import infoplane.estimation.EstimatorSettings;
import infoplane.figure.chart.ProjectionFigure;
import infoplane.figure.chart.ProjectionView;
import infoplane.figure.chart.ProjectionView.RowColours;
import infoplane.measuring.ProjectedRows;
import infoplane.runs.Imports;
import infoplane.runs.LayerProjection;
import infoplane.runs.PointInputs;
import infoplane.runs.RunLook;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunLooks;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * The rows of one layer of one run on two axes, at the epoch of the time line. Finds the axes, and the points of each epoch, in
 * the background, and only while the plot is open. For the window's thread only.
 */
public final class ProjectionModel {
    /** An input of a run that the user asks about. @param input from 0 */
    public record AskedInput(Run run, String name, PointInputs.LayerPlace place, int input) {}

    /** What the axes depend on. @param state of the run, as {@link RunLooks#state} */
    private record Wanted(Run run, String name, int layer, int state, List<String> estimators) {}

    private final PlaneModel plane;
    private final TimeLine time;
    private final RunLooks looks;
    private final ObjectProperty<Optional<RunLook.Chosen>> chosen;
    private final Latest reading;
    private final Latest frames;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final IntegerProperty layer = new SimpleIntegerProperty(1);
    private final ObjectProperty<RowColours> colouring = new SimpleObjectProperty<>(RowColours.CLASS);
    private final ReadOnlyIntegerWrapper layers = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Optional<ProjectionFigure>> figure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Wanted> wanted = Optional.empty();
    private Optional<LayerProjection> projection = Optional.empty();
    private BiConsumer<Run, Runnable> sourceGone = (run, again) -> {};
    private Consumer<AskedInput> asks = asked -> {};

    /**
     * @param looks holds the inputs of runs
     * @param chosen the inputs that are marked
     * @param background computes rows
     */
    public ProjectionModel(
            PlaneModel plane,
            TimeLine time,
            RunLooks looks,
            ObjectProperty<Optional<RunLook.Chosen>> chosen,
            Background background) {
        this.plane = plane;
        this.time = time;
        this.looks = looks;
        this.chosen = chosen;
        this.reading = new Latest(background);
        this.frames = new Latest(background);
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        looking.subscribe(this::refresh);
        layer.subscribe(this::refresh);
        plane.view().subscribe(this::refresh);
        time.cursor().subscribe(this::follow);
        plane.epochs().subscribe(this::follow);
        colouring.subscribe(this::repaint);
        chosen.subscribe(this::repaint);
        plane.pinned()
                .subscribe(point ->
                        point.ifPresent(pinned -> layer.set(pinned.point().layer())));
    }

    /** Sets what is done when the source of an imported run has moved. @param hears takes the run, and what reads it again */
    public void onSourceGone(BiConsumer<Run, Runnable> hears) {
        sourceGone = hears;
    }

    /** Sets what is done when the user asks about an input. */
    public void onAsked(Consumer<AskedInput> hears) {
        asks = hears;
    }

    /** Whether the plot is open; nothing is computed while it is closed. */
    public BooleanProperty looking() {
        return looking;
    }

    /** Number of the shown layer, from 1. */
    public IntegerProperty layer() {
        return layer;
    }

    /** Number of layers to choose from; 0 if no run is shown. */
    public ReadOnlyIntegerProperty layers() {
        return layers.getReadOnlyProperty();
    }

    /** What the colours mean. */
    public ObjectProperty<RowColours> colouring() {
        return colouring;
    }

    /** Why nothing is shown; empty if something is. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** The figure; empty if there is none. */
    public ReadOnlyObjectProperty<Optional<ProjectionFigure>> figure() {
        return figure.getReadOnlyProperty();
    }

    /** Asks about the input of a row of the figure. @param row from 0 */
    public void ask(int row) {
        if (wanted.isEmpty() || figure.get().isEmpty() || projection.isEmpty()) {
            return;
        }
        ProjectedRows rows = figure.get().get().rows();
        Wanted now = wanted.get();
        String estimator = asking(now).orElse(projection.get().cells().id());
        asks.accept(new AskedInput(
                now.run(),
                now.name(),
                new PointInputs.LayerPlace(estimator, rows.epoch(), now.layer(), null),
                row / rows.draws()));
    }

    /** Of an estimator that is shown in the plane companions are what that estimator takes for one another. */
    private static Optional<String> asking(Wanted now) {
        return now.estimators().stream()
                .filter(id -> now.run()
                        .displayed()
                        .get()
                        .filter(results -> results.estimators().contains(id))
                        .isPresent())
                .findFirst();
    }

    private void refresh() {
        Optional<ShownRun> subject = plane.subject();
        int count = subject.map(one -> one.results().layers().size()).orElse(0);
        layers.set(count);
        if (count > 0 && layer.get() > count) {
            layer.set(count);
            return;
        }
        if (!looking.get()) {
            return;
        }
        Optional<Wanted> now = subject.map(one -> new Wanted(
                one.run(),
                one.name(),
                layer.get(),
                RunLooks.state(one.run(), one.results()),
                plane.view().get().estimators()));
        if (now.equals(wanted)) {
            return;
        }
        boolean otherRun = !now.map(Wanted::run).equals(wanted.map(Wanted::run));
        wanted = now;
        if (now.isEmpty()) {
            projection = Optional.empty();
            show("", Optional.empty());
            return;
        }
        if (otherRun) {
            projection = Optional.empty();
            show("Finding the two axes …", Optional.empty());
        }
        read(subject.get(), now.get());
    }

    private void read(ShownRun one, Wanted mine) {
        Callable<RunLook> loading = looks.loading(one.run(), one.results());
        reading.submit(() -> project(loading, mine), found -> {
            if (!wanted.equals(Optional.of(mine))) {
                return;
            }
            projection = found.projection().settings();
            if (projection.isEmpty()) {
                show(found.projection().problem(), Optional.empty());
            }
            follow();
            if (found.sourceGone()) {
                sourceGone.accept(mine.run(), () -> read(one, mine));
            }
        });
    }

    /** What was found. @param sourceGone whether nothing was, because the source of an imported run has moved */
    private record Found(Checked<LayerProjection> projection, boolean sourceGone) {}

    private static Found project(Callable<RunLook> loading, Wanted mine) throws Exception {
        try {
            RunLook look = loading.call();
            EstimatorSettings cells = look.cells(mine.estimators());
            return new Found(Checked.of(look.projection(mine.layer(), look.epochs(), cells, RunMonitor.SILENT)), false);
        } catch (IllegalArgumentException e) { // for example, the run keeps no weights: the plot shows the message
            return new Found(
                    Checked.wrong(AdviceWords.sentence("Reading the activations", e)), Imports.isSourceGone(e));
        }
    }

    /** Shows the epoch of the time line: at once if its points are known, else when they have been computed. */
    private void follow() {
        if (projection.isEmpty() || !looking.get()) {
            return;
        }
        LayerProjection present = projection.get();
        int epoch = nearest(present.epochs(), time.cursorEpoch());
        Optional<ProjectedRows> known = present.known(epoch);
        if (known.isPresent()) {
            show(present, known.get());
            return;
        }
        frames.submit(() -> at(present, epoch), rows -> {
            if (projection.filter(now -> now == present).isPresent()) {
                rows.settings().ifPresent(found -> show(present, found));
                if (!rows.ok()) {
                    show(rows.problem(), Optional.empty());
                }
            }
        });
    }

    private static Checked<ProjectedRows> at(LayerProjection present, int epoch) {
        try {
            return Checked.of(present.at(epoch));
        } catch (IllegalArgumentException e) { // for example, the run was deleted meanwhile
            return Checked.wrong(AdviceWords.sentence("Reading the activations", e));
        }
    }

    private static int nearest(List<Integer> epochs, int epoch) {
        return epochs.stream().filter(one -> one <= epoch).reduce(epochs.get(0), Math::max);
    }

    private void show(LayerProjection present, ProjectedRows rows) {
        show(
                "",
                Optional.of(ProjectionFigure.of(
                        new ProjectionFigure.ProjectedLayer(
                                wanted.map(Wanted::name).orElse(""),
                                present.basis(),
                                present.labels(),
                                present.classNames(),
                                present.cells().name().brief(),
                                present.epochs(),
                                present::at),
                        rows,
                        view(present.labels().count()))));
    }

    private void show(String newProblem, Optional<ProjectionFigure> newFigure) {
        problem.set(newProblem);
        figure.set(newFigure);
    }

    private void repaint() {
        figure.set(figure.get().map(one -> one.with(view(one.subject().labels().count()))));
    }

    private ProjectionView view(int inputs) {
        ProjectionView plain = ProjectionView.by(colouring.get());
        return chosen.get()
                .filter(one -> one.look().inputs().rows() == inputs)
                .filter(one -> wanted.filter(
                                now -> now.run().folder().equals(one.look().folder()))
                        .isPresent())
                .map(one -> plain.withMarks(one.marks(), one.input()))
                .orElse(plain);
    }
}
