package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.AxisScale;
import infoplane.figure.EpochRange;
import infoplane.figure.Formula;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Maps between positions and values in a painted chart, so that the window needs no mathematics of its own. Coordinates are
 * user units of the picture, y downwards. Every method is a pure function.
 */
public final class ChartGeometry {
    private final ChartFigure figure;
    private final ChartLayout layout;

    ChartGeometry(ChartFigure figure, ChartLayout layout) {
        this.figure = figure;
        this.layout = layout;
    }

    /** The rectangles that hold the data, from top to bottom, or from left to right if the plots stand beside each other. */
    public List<Rectangle2D> plots() {
        return layout.plots.stream().map(plot -> plot.box().getBounds2D()).toList();
    }

    public boolean inPlot(double x, double y) {
        return layout.plots.stream().anyMatch(plot -> plot.box().contains(x, y));
    }

    /** First and last epoch of the epoch axis. */
    public Range epochs() {
        return new Range(layout.across.lower(), layout.across.upper());
    }

    /** Position of {@code epoch} in the first plot. */
    public double x(double epoch) {
        return layout.plots.get(0).x(epoch);
    }

    /** The epoch at {@code x} in the plot there, limited to the axis; not rounded. */
    public double epoch(double x) {
        double share = layout.plotAt(x).share(x);
        return layout.across.value(inside(share));
    }

    /** The shown value nearest to ({@code x}, {@code y}), at most {@code radius} away. */
    public Optional<ChartHit> nearest(double x, double y, double radius) {
        double least = radius * radius;
        ChartHit best = null;
        for (int number = 0; number < layout.plots.size(); number++) {
            ChartLayout.Plot plot = layout.plots.get(number);
            if (!plot.box().contains(x, y)) {
                continue;
            }
            for (ChartPanel.DrawnCurve curve : plot.panel().curves()) {
                int end = firstFrom(curve.epochs(), plot.epoch(x + radius))
                        + 1; // one more, because positions are rounded
                for (int index = Math.max(0, firstFrom(curve.epochs(), plot.epoch(x - radius)) - 1);
                        index < Math.min(end, curve.values().length) && layout.shows(curve);
                        index++) {
                    double px = plot.x(curve.epochs()[index]);
                    double py = plot.y(curve.values()[index]);
                    double distance = (px - x) * (px - x) + (py - y) * (py - y);
                    if (distance <= least) {
                        least = distance;
                        best = hit(number, curve, index, px, py);
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    /** The index of the first of the ascending epochs that is at least {@code epoch}. */
    private static int firstFrom(int[] epochs, double epoch) {
        int low = 0;
        int high = epochs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (epochs[middle] < epoch) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static ChartHit hit(int number, ChartPanel.DrawnCurve curve, int index, double x, double y) {
        String name = Formula.upright((curve.label() + " " + curve.name()).strip());
        return new ChartHit(number, name, curve.layer(), curve.epochs()[index], curve.values()[index], x, y);
    }

    /** The layer whose legend entry is at ({@code x}, {@code y}), counted from 1. */
    public OptionalInt legendLayer(double x, double y) {
        return layout.legend.layerAt(x, y);
    }

    /**
     * The view with the epoch axis zoomed about {@code x}. The epoch at {@code x} stays in place, up to rounding to whole
     * epochs.
     *
     * @param factor above 1 zooms in, below 1 zooms out
     */
    public ChartView zoomed(double x, double factor) {
        return figure.view().withEpochs(zoomed(figure.view().epochs(), x, factor));
    }

    /**
     * Like {@link #zoomed(double, double)}, but starts from other epochs than the painted ones: the user may turn the wheel
     * faster than a long run is painted.
     *
     * @param shown the epochs that the axis should show before this zoom
     */
    public EpochRange zoomed(EpochRange shown, double x, double factor) {
        AxisScale across = layout.acrossScale(shown);
        double share = layout.plotAt(x).share(x);
        return range(across.value(share - share / factor), across.value(share + (1 - share) / factor));
    }

    /** The view panned by dragging {@code dx}. */
    public ChartView panned(double dx) {
        double share = -dx / layout.plots.get(0).box().getWidth();
        return figure.view().withEpochs(range(layout.across.value(share), layout.across.value(1 + share)));
    }

    /** The view of the epochs from {@code x0} to {@code x1}, both positions in the plot that holds {@code x0}. */
    public ChartView boxed(double x0, double x1) {
        ChartLayout.Plot plot = layout.plotAt(x0);
        double from = layout.across.value(inside(plot.share(Math.min(x0, x1))));
        double to = layout.across.value(inside(plot.share(Math.max(x0, x1))));
        return figure.view().withEpochs(range(from, to));
    }

    /**
     * The area of each plot that shows the epochs from {@code x0} to {@code x1}, both positions in the plot that holds
     * {@code x0}.
     */
    public List<Rectangle2D> spans(double x0, double x1) {
        ChartLayout.Plot source = layout.plotAt(x0);
        double from = inside(source.share(Math.min(x0, x1)));
        double to = inside(source.share(Math.max(x0, x1)));
        List<Rectangle2D> spans = new ArrayList<>();
        for (ChartLayout.Plot plot : layout.plots) {
            Rectangle2D box = plot.box();
            spans.add(new Rectangle2D.Double(
                    box.getX() + from * box.getWidth(), box.getY(), (to - from) * box.getWidth(), box.getHeight()));
        }
        return spans;
    }

    private static double inside(double share) {
        return Math.min(1, Math.max(0, share));
    }

    static EpochRange range(double from, double to) {
        int first = (int) Math.max(0, Math.min(Integer.MAX_VALUE - 1, Math.round(from)));
        return new EpochRange(first, (int) Math.max(first + 1, Math.min(Integer.MAX_VALUE, Math.round(to))));
    }
}
