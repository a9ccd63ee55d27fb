package infoplane.ui.plot;

import infoplane.figure.EpochRange;
import infoplane.figure.PlaneView;
import infoplane.figure.TrainingSeries;
import infoplane.figure.chart.ChartFigure;
import infoplane.figure.chart.ChartView;
import infoplane.figure.chart.CurvesFigure;
import infoplane.figure.chart.GradientFigure;
import infoplane.figure.chart.LossFigure;
import infoplane.ui.run.RunList;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** One chart over the epochs. Shows the runs of the planes with the planes' unit, hidden layers, colours and cursor. */
public final class ChartModel {
    private final PlaneModel plane;
    private final ChartKind kind;
    private final ObjectProperty<EpochRange> range = new SimpleObjectProperty<>(EpochRange.ALL);
    private final ReadOnlyObjectWrapper<ChartFigure> figure;
    private Object source;

    private ChartModel(PlaneModel plane, RunList runs, ChartKind kind) {
        this.plane = plane;
        this.kind = kind;
        this.source = source();
        this.figure = new ReadOnlyObjectWrapper<>(
                make(ChartView.defaults().withReading(plane.reading().get())));
        plane.series().subscribe(this::refresh);
        plane.shown().subscribe(this::refresh);
        plane.view().subscribe(this::refresh);
        plane.reading().subscribe(this::refresh);
        range.subscribe(this::refresh);
        if (kind == ChartKind.GRADIENTS) {
            runs.selected().subscribe(this::refresh);
        }
    }

    private enum ChartKind {
        INFORMATION,
        LOSS,
        GRADIENTS
    }

    /** I(X;T) and I(T;Y) against the epoch. */
    public static ChartModel information(PlaneModel plane, RunList runs) {
        return new ChartModel(plane, runs, ChartKind.INFORMATION);
    }

    /** Loss and accuracy. */
    public static ChartModel loss(PlaneModel plane, RunList runs) {
        return new ChartModel(plane, runs, ChartKind.LOSS);
    }

    /** Gradient phases of one run: the selected run if it is shown, otherwise the first shown run. */
    public static ChartModel gradients(PlaneModel plane, RunList runs) {
        return new ChartModel(plane, runs, ChartKind.GRADIENTS);
    }

    public ReadOnlyObjectProperty<ChartFigure> figure() {
        return figure.getReadOnlyProperty();
    }

    /** The epochs that the axis shows. */
    public ObjectProperty<EpochRange> range() {
        return range;
    }

    public void toggleLayer(int layer) {
        plane.view().set(plane.view().get().toggledLayer(layer));
    }

    private void refresh() {
        PlaneView shared = plane.view().get();
        ChartView view = ChartView.defaults()
                .withHiddenLayers(shared.hiddenLayers())
                .withLogarithmic(shared.logarithmic())
                .withUnit(shared.unit())
                .withEpochs(range.get())
                .withCursor(shared.highlighted())
                .withReading(plane.reading().get());
        Object now = source();
        figure.set(now == source ? figure.get().with(view) : make(view));
        source = now;
    }

    /** The data of the figure. While it is the same object, a new figure only needs another view of the old one. */
    private Object source() {
        return switch (kind) {
            case INFORMATION -> plane.series().get();
            case LOSS -> plane.shown().get();
            case GRADIENTS -> plane.subject().<Object>map(one -> one).orElse(kind);
        };
    }

    private ChartFigure make(ChartView view) {
        return switch (kind) {
            case INFORMATION -> new CurvesFigure(plane.series().get(), view);
            case LOSS -> new LossFigure(training(), view);
            case GRADIENTS -> new GradientFigure(subject(), view);
        };
    }

    /** The training curves in the order of the planes, oldest run first. */
    private List<TrainingSeries> training() {
        List<TrainingSeries> training = new ArrayList<>();
        plane.shown()
                .get()
                .forEach(shown -> training.add(
                        0, new TrainingSeries(shown.name(), shown.results().training(), shown.colour())));
        return training;
    }

    private TrainingSeries subject() {
        return plane.subject()
                .map(one -> new TrainingSeries(one.name(), one.results().training()))
                .orElse(new TrainingSeries("", List.of()));
    }
}
