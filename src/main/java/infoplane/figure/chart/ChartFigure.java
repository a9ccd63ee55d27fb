package infoplane.figure.chart;

import infoplane.figure.Figure;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.Pen;
import java.awt.Graphics2D;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** Curves over the epochs in one or several plots above each other, which share the axis of epochs. */
public abstract class ChartFigure implements Figure {
    private final ChartView view;
    /** By unit; of all views of the same results, because for a long run it takes a while. */
    private final Map<InformationUnit, List<ChartPanel>> made;

    ChartFigure(ChartView view) {
        this.view = view;
        made = new ConcurrentHashMap<>();
    }

    /** @param same of the same results */
    ChartFigure(ChartView view, ChartFigure same) {
        this.view = view;
        made = same.made;
    }

    public final ChartView view() {
        return view;
    }

    /** The same results seen in another way. */
    public abstract ChartFigure with(ChartView newView);

    /** From top to bottom, in the view's unit, hidden layers included. */
    public final List<ChartPanel> panels() {
        return made.computeIfAbsent(view.unit(), this::makePanels);
    }

    /** The panels; of the view nothing but the unit matters. */
    abstract List<ChartPanel> makePanels(InformationUnit unit);

    /** What to say where there is nothing to show. */
    String emptyMessage() {
        return "Nothing has been measured yet.";
    }

    /** Where things are when this figure is painted at this size and style; for long runs as much work as painting. */
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

    /** The cursor walks along the epochs. */
    @Override
    public List<Figure> film(int frames) {
        TreeSet<Integer> all = new TreeSet<>();
        for (ChartPanel panel : panels()) {
            for (ChartPanel.DrawnCurve curve : panel.curves()) {
                IntStream.of(curve.epochs()).filter(view.epochs()::contains).forEach(all::add);
            }
        }
        List<Integer> epochs = List.copyOf(all);
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
