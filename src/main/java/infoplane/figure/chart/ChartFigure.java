package infoplane.figure.chart;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.FigureTable;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Curves over the epochs, in one or several plots with a shared epoch axis. */
public abstract class ChartFigure implements Figure {
    private final ChartView view;
    /**
     * Panels by unit. All views of the same results share this cache, because building the panels of a long run takes a
     * while.
     */
    private final Map<InformationUnit, List<ChartPanel>> panelsByUnit;

    ChartFigure(ChartView view) {
        this.view = view;
        panelsByUnit = new ConcurrentHashMap<>();
    }

    /** @param same a figure of the same results, whose panels are reused */
    ChartFigure(ChartView view, ChartFigure same) {
        this.view = view;
        panelsByUnit = same.panelsByUnit;
    }

    public final ChartView view() {
        return view;
    }

    /** The same results with another view. */
    public abstract ChartFigure with(ChartView newView);

    /** The panels from top to bottom, in the view's unit, with hidden layers included. */
    public final List<ChartPanel> panels() {
        return panelsByUnit.computeIfAbsent(view.unit(), this::makePanels);
    }

    /** Builds the panels. They depend on no setting of the view but the unit. */
    abstract List<ChartPanel> makePanels(InformationUnit unit);

    /** The message of a figure without values. */
    String emptyMessage() {
        return "There are no values to show.";
    }

    /**
     * The geometry of this figure when it is painted at this size and style. For long runs this takes as long as painting.
     */
    public final ChartGeometry geometry(double width, double height, FigureStyle style) {
        return new ChartGeometry(this, new ChartLayout(this, width, height, style));
    }

    @Override
    public final void paint(Graphics2D graphics, double width, double height, FigureStyle style) {
        Graphics2D own = (Graphics2D) graphics.create();
        try {
            new ChartPainter(new Pen(own, style), new ChartLayout(this, width, height, style)).paint();
        } finally {
            own.dispose();
        }
    }

    @Override
    public OptionalInt reachedEpoch() {
        Integer cursor = view.cursor();
        TreeSet<Integer> epochs = epochs();
        return cursor != null
                ? OptionalInt.of(cursor)
                : epochs.isEmpty() ? OptionalInt.empty() : OptionalInt.of(epochs.last());
    }

    /** Some epochs, equally spaced by logarithm. */
    @Override
    public FigureTable summary() {
        return table().atSomeEpochs();
    }

    private TreeSet<Integer> epochs() {
        TreeSet<Integer> all = new TreeSet<>();
        for (ChartPanel panel : panels()) {
            for (ChartPanel.DrawnCurve curve : panel.curves()) {
                IntStream.of(curve.epochs()).filter(view.epochs()::contains).forEach(all::add);
            }
        }
        return all;
    }

    /** In the film the cursor moves along the epochs. */
    @Override
    public List<Figure> film(int frames) {
        List<Integer> epochs = List.copyOf(epochs());
        int count = Math.min(frames, epochs.size());
        if (count < 2) {
            return List.of(this);
        }
        return IntStream.rangeClosed(1, count)
                .<Figure>mapToObj(frame ->
                        frame == count ? this : with(view.withCursor(epochs.get(frame * epochs.size() / count - 1))))
                .toList();
    }
}
