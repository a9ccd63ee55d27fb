package infoplane.ui.plot;

import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.figure.EpochRange;
import infoplane.figure.PlaneView;
import infoplane.figure.chart.ActivationsFigure;
import infoplane.figure.chart.ChartView;
import infoplane.measuring.ActivationHistograms;
import infoplane.runs.Imports;
import infoplane.runs.RunService;
import infoplane.ui.form.Checked;
import infoplane.ui.run.Run;
import infoplane.ui.work.AdviceWords;
import infoplane.ui.work.Background;
import infoplane.ui.work.Latest;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
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
 * The activations of one layer of one run. Computes them from the kept weights, and only while the plot is open. For a run
 * under way, computes them again each time the number of trained epochs has grown by a quarter. Uses the planes' cursor and
 * colours, and their choice of a linear or logarithmic axis.
 */
public final class ActivationsModel {
    private static final double LONGER = 1.25;

    /** What the activations depend on: compares those read last, or being read, with those wanted. */
    private record Subject(Run run, int layer, int epochs, boolean ended) {
        boolean matches(Subject wanted) {
            return run == wanted.run
                    && layer == wanted.layer
                    && ended == wanted.ended
                    && (epochs == wanted.epochs || !wanted.ended && wanted.epochs < LONGER * epochs);
        }
    }

    private final PlaneModel plane;
    private final RunService engine;
    private final Latest reading;
    private final BooleanProperty looking = new SimpleBooleanProperty();
    private final IntegerProperty layer = new SimpleIntegerProperty(1);
    private final ObjectProperty<EpochRange> range = new SimpleObjectProperty<>(EpochRange.ALL);
    private final ReadOnlyIntegerWrapper layers = new ReadOnlyIntegerWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<ActivationsFigure> figure;
    private Optional<Subject> read = Optional.empty();
    private BiConsumer<Run, Runnable> sourceGone = (run, again) -> {};
    private String name = "";
    private ActivationHistograms histograms = nothing(1);

    /** @param background computes activations */
    public ActivationsModel(PlaneModel plane, RunService engine, Background background) {
        this.plane = plane;
        this.engine = engine;
        this.reading = new Latest(background);
        this.figure = new ReadOnlyObjectWrapper<>(made());
        plane.shown().subscribe(this::refresh);
        plane.selected().subscribe(this::refresh);
        looking.subscribe(this::refresh);
        layer.subscribe(this::refresh);
        plane.view().subscribe(this::rebuild);
        range.subscribe(this::rebuild);
        plane.pinned()
                .subscribe(point ->
                        point.ifPresent(pinned -> layer.set(pinned.point().layer())));
    }

    /** Sets what is done when the source of an imported run has moved. @param hears takes the run, and what reads it again */
    public void onSourceGone(BiConsumer<Run, Runnable> hears) {
        sourceGone = hears;
    }

    /** Whether the plot is open; nothing is computed while it is closed. */
    public BooleanProperty looking() {
        return looking;
    }

    /** Number of the shown layer, from 1. */
    public IntegerProperty layer() {
        return layer;
    }

    /** The epochs that the axis shows. */
    public ObjectProperty<EpochRange> range() {
        return range;
    }

    /** Number of layers to choose from; 0 if no run is shown. */
    public ReadOnlyIntegerProperty layers() {
        return layers.getReadOnlyProperty();
    }

    /** Why no activations are shown; empty if they are shown. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<ActivationsFigure> figure() {
        return figure.getReadOnlyProperty();
    }

    private void refresh() {
        Optional<ShownRun> subject = plane.subject();
        int count = subject.map(one -> one.results().settings().network().layerCount())
                .orElse(0);
        layers.set(count);
        if (count > 0 && layer.get() > count) {
            layer.set(count);
            return;
        }
        if (!looking.get()) {
            return;
        }
        if (subject.isEmpty()) {
            read = Optional.empty();
            show("", Checked.of(nothing(1)));
            return;
        }
        ShownRun one = subject.get();
        boolean ended = !one.run().computing();
        Subject wanted =
                new Subject(one.run(), layer.get(), one.results().training().size(), ended);
        if (read.filter(known -> known.matches(wanted)).isEmpty()) {
            boolean other = read.filter(known -> known.run() == wanted.run()).isEmpty();
            read = Optional.of(wanted);
            if (other) {
                problem.set("Reading the activations …");
            }
            read(one, wanted);
        }
    }

    private void read(ShownRun one, Subject wanted) {
        reading.submit(() -> read(wanted), result -> {
            show(one.name(), result.histograms());
            if (result.sourceGone()) {
                sourceGone.accept(one.run(), () -> read(one, wanted));
            }
        });
    }

    /** What was read. @param sourceGone whether nothing was, because the source of an imported run has moved */
    private record Read(Checked<ActivationHistograms> histograms, boolean sourceGone) {}

    private Read read(Subject wanted) {
        RunMonitor monitor = (done, total, what) -> {};
        try {
            return new Read(Checked.of(engine.activations(wanted.run().folder(), wanted.layer(), monitor)), false);
        } catch (IllegalArgumentException e) { // for example, the run keeps no weights: the plot shows the message
            String why = AdviceWords.sentence("Reading the activations", e);
            return new Read(Checked.wrong(why), Imports.isSourceGone(e));
        }
    }

    private void show(String run, Checked<ActivationHistograms> result) {
        name = run;
        problem.set(result.problem());
        histograms = result.settings().orElseGet(() -> nothing(layer.get()));
        rebuild();
    }

    private void rebuild() {
        figure.set(made());
    }

    private ActivationsFigure made() {
        PlaneView shared = plane.view().get();
        ChartView view = ChartView.defaults()
                .withLogarithmic(shared.logarithmic())
                .withEpochs(range.get())
                .withCursor(shared.highlighted());
        return new ActivationsFigure(name, histograms, view, shared.map());
    }

    private static ActivationHistograms nothing(int layer) {
        return new ActivationHistograms(Math.max(1, layer), new Range(0, 1), List.of(), List.of(), List.of());
    }
}
