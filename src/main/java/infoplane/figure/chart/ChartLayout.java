package infoplane.figure.chart;

import infoplane.core.Range;
import infoplane.figure.AxisScale;
import infoplane.figure.EpochRange;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.Legend;
import infoplane.figure.Ticks;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** The layout of a chart, computed once from the size and the style. */
final class ChartLayout {
    /**
     * A plot with its position.
     *
     * @param acrossPositions maps epochs to positions along their axis, 0 to 1
     * @param upPositions maps values to positions along their axis, 0 to 1
     * @param titleX x of the middle of the vertical axis' title
     * @param lowest whether no plot lies below, so that the epoch axis gets its numbers here
     */
    record Plot(
            ChartPanel panel,
            Rectangle2D box,
            AxisScale across,
            AxisScale up,
            DoubleUnaryOperator acrossPositions,
            DoubleUnaryOperator upPositions,
            Ticks ticks,
            double titleX,
            boolean lowest) {
        Plot(
                ChartPanel panel,
                Rectangle2D box,
                AxisScale across,
                AxisScale up,
                Ticks ticks,
                double titleX,
                boolean lowest) {
            this(panel, box, across, up, across.positions(), up.positions(), ticks, titleX, lowest);
        }

        double x(double epoch) {
            return box.getX() + box.getWidth() * acrossPositions.applyAsDouble(epoch);
        }

        double y(double value) {
            return box.getMaxY() - box.getHeight() * upPositions.applyAsDouble(value);
        }

        /** The epoch at {@code x}. For {@code x} outside the plot the epoch lies outside the axis. */
        double epoch(double x) {
            return across.value(share(x));
        }

        /** Position of {@code x} in the plot: 0 at its left side, 1 at its right. */
        double share(double x) {
            return (x - box.getX()) / box.getWidth();
        }
    }

    private static final double HEADROOM = 0.05;

    /**
     * In letters. If stacked plots would be lower than {@link #LOWEST} or flatter than {@link #FLATTEST}, they stand beside
     * each other, provided that each is then at least {@link #NARROWEST} wide.
     */
    private static final double LOWEST = 8;

    /** Width by height of a stacked plot. */
    private static final double FLATTEST = 6;

    private static final double NARROWEST = 16;

    /**
     * Titles and numbers of axes would overlap below this height. Stacked plots then may be narrower than usual beside each
     * other, and plots are drawn without a legend.
     */
    private static final double MUCH_TOO_LOW = 5;

    final ChartFigure figure;
    final FigureStyle style;
    final double width;
    final double height;
    final AxisScale across;
    final Ticks acrossTicks;
    final List<Plot> plots = new ArrayList<>();
    final Legend legend;
    final double left;

    /** The number of layers of the figure. */
    final int layers;

    /** The last epoch of all curves. */
    private final int last;

    /** Width of a plot with its axis and names. */
    private final double cell;

    ChartLayout(ChartFigure figure, double width, double height, FigureStyle style) {
        this.figure = figure;
        this.style = style;
        this.width = width;
        this.height = height;
        List<ChartPanel> panels = figure.panels();
        double letter = style.fontSize();
        double top = showsTitle() ? letter * 2.3 : letter * 0.7;
        last = lastEpoch(panels);
        layers = layers(panels);
        across = acrossScale(figure.view().epochs());
        double bottom = letter * 3.9;
        double gap = letter * 1.3;
        int count = panels.size();
        List<AxisScale> scales = panels.stream().map(this::upScale).toList();
        double names = letter * EndNames.ROOM + names(panels);
        double room = height - top - letter * 2 - bottom;
        double stacked = room / count - gap;
        double axis = letter * 5.5 + names;
        boolean low = stacked < LOWEST * letter || width - axis > FLATTEST * stacked;
        double narrowest = stacked < MUCH_TOO_LOW * letter ? NARROWEST / 2.5 : NARROWEST;
        boolean beside = count > 1 && low && width / count - axis >= narrowest * letter;
        int rows = beside ? 1 : count;
        List<Ticks> ticks = scales.stream()
                .map(scale -> scale.ticks((int) Math.max(2, (room / rows - gap) / (letter * 3))))
                .toList();
        left = letter * 2.9 + ticks.stream().mapToDouble(this::widest).max().orElse(0);
        double above = top;
        Legend whole = legend(figure.view(), above);
        double kept = (height - above - whole.height() - bottom) / rows - gap;
        legend = kept < MUCH_TOO_LOW * letter ? legend(figure.view().withLegend(false), above) : whole;
        top += legend.height() + letter * 0.5;
        top += figure.view().spans().isEmpty() ? 0 : letter * 0.9;
        cell = width / (beside ? count : 1);
        double tall = Math.max(1, (height - top - bottom - gap * (rows - 1)) / rows);
        double wide = Math.max(1, cell - left - names);
        for (int number = 0; number < count; number++) {
            double x = beside ? number * cell : 0;
            double y = beside ? top : top + number * (tall + gap);
            Rectangle2D box = new Rectangle2D.Double(x + left, y, wide, tall);
            boolean lowest = beside || number == count - 1;
            plots.add(new Plot(
                    panels.get(number), box, across, scales.get(number), ticks.get(number), x + letter, lowest));
        }
        acrossTicks = across.ticks((int) Math.max(2, wide / (letter * 4.2)));
    }

    private Legend legend(ChartView view, double top) {
        return new Legend(
                Legend.listed(ChartLegend.items(figure.panels(), view), view::showsLayer, style),
                left,
                top,
                width - style.fontSize(),
                style.fontSize());
    }

    boolean showsTitle() {
        return style.title() && !figure.title().isEmpty();
    }

    /** The plot whose cell contains {@code x}, axes and names included; of stacked plots, the first. */
    Plot plotAt(double x) {
        return plots.get((int) Math.max(0, Math.min(plots.size() - 1, Math.floor(x / cell))));
    }

    private double widest(Ticks ticks) {
        return ticks.major().stream()
                .mapToDouble(tick -> FigureFont.REGULAR.width(tick.label(), style.fontSize()))
                .max()
                .orElse(0);
    }

    /** Width for the names at the ends of curves and levels. */
    private double names(List<ChartPanel> panels) {
        double widest = 0;
        for (ChartPanel panel : panels) {
            for (ChartPanel.DrawnCurve curve : panel.curves()) {
                widest = Math.max(widest, FigureFont.MEDIUM.width(curve.label(), style.fontSize()));
            }
            for (ChartPanel.Level level : panel.levels()) {
                widest = Math.max(widest, FigureFont.REGULAR.width(level.name(), style.fontSize()));
            }
        }
        return widest;
    }

    static int layers(List<ChartPanel> panels) {
        return panels.stream()
                .flatMap(panel -> panel.curves().stream())
                .mapToInt(ChartPanel.DrawnCurve::layer)
                .max()
                .orElse(0);
    }

    private static int lastEpoch(List<ChartPanel> panels) {
        int last = 1;
        for (ChartPanel panel : panels) {
            for (ChartPanel.DrawnCurve curve : panel.curves()) {
                int[] epochs = curve.epochs();
                last = Math.max(last, epochs.length == 0 ? 0 : epochs[epochs.length - 1]);
            }
        }
        return last;
    }

    /** The epoch axis for these epochs. */
    AxisScale acrossScale(EpochRange range) {
        int from = Math.min(range.from(), last - 1);
        int to = Math.max(from + 1, Math.min(range.to(), last));
        return new AxisScale(
                figure.view().logarithmic() ? AxisScale.Spacing.LOG_FROM_ZERO : AxisScale.Spacing.LINEAR, from, to);
    }

    private AxisScale upScale(ChartPanel panel) {
        double[] ends = ends(panel, panel.credible());
        if (!(ends[1] >= ends[0])) {
            ends = ends(panel, ChartPanel.ANY);
        }
        if (panel.logarithmic()) {
            return logarithmic(ends[0], ends[1]);
        }
        double least = Math.min(ends[0], panel.atLeast().lower());
        return linear(new Range(
                least, Math.max(least, Math.max(ends[1], panel.atLeast().upper()))));
    }

    /** The least and the greatest shown value within {@code counted}; the first is the greater one if there is none. */
    private double[] ends(ChartPanel panel, Range counted) {
        double least = Double.POSITIVE_INFINITY;
        double most = panel.logarithmic() ? 0 : Double.NEGATIVE_INFINITY;
        for (ChartPanel.DrawnCurve curve : panel.curves()) {
            for (int index = 0; index < curve.values().length && shows(curve); index++) {
                double value = curve.values()[index];
                boolean counts = counted.contains(value) && (value > 0 || !panel.logarithmic());
                if (counts && curve.epochs()[index] >= across.lower() && curve.epochs()[index] <= across.upper()) {
                    least = Math.min(least, value);
                    most = Math.max(most, value);
                }
            }
        }
        return new double[] {least, most};
    }

    private static AxisScale linear(Range range) {
        double length = range.width() > 0 ? range.width() : 1;
        return AxisScale.linear(range.lower() - length * HEADROOM / 2, range.lower() + length * (1 + HEADROOM));
    }

    private static AxisScale logarithmic(double least, double most) {
        if (!(most > 0)) {
            return new AxisScale(AxisScale.Spacing.LOG, 0.1, 10);
        }
        double factor = Math.max(1.3, Math.pow(most / least, HEADROOM));
        return new AxisScale(AxisScale.Spacing.LOG, least / factor, most * factor);
    }

    boolean shows(ChartPanel.DrawnCurve curve) {
        return curve.layer() == 0 || figure.view().showsLayer(curve.layer());
    }
}
