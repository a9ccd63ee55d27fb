package infoplane.figure;

import infoplane.core.Information;
import infoplane.core.Range;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a plane goes, worked out once from the size and the style. Nothing lies on the plot but data,
 * guides and layer names.
 */
final class PlaneLayout {
    /** An entry of the legend: a layer with its marker, or a guide line, or the mark of a warning. */
    record LegendEntry(int layer, @Nullable PlaneMark mark, String text, double x, double y, double width) {}

    private static final double HEADROOM = 0.04;

    final PlaneFigure figure;
    final FigureStyle style;
    final double width;
    final double height;
    final PlaneLimits limits;
    final AxisScale across;
    final AxisScale up;
    final Ticks acrossTicks;
    final Ticks upTicks;
    final Rectangle2D plot;
    final Rectangle2D colourBar;
    final List<LegendEntry> legend;
    final double titleY;

    PlaneLayout(PlaneFigure figure, double width, double height, FigureStyle style) {
        this.figure = figure;
        this.style = style;
        this.width = width;
        this.height = height;
        PlaneView view = figure.view();
        PlaneLimits chosen = view.limits();
        limits = chosen == null ? automatic(figure) : chosen;
        InformationUnit unit = view.unit();
        across = AxisScale.linear(unit.fromNats(limits.inputLower()), unit.fromNats(limits.inputUpper()));
        up = AxisScale.linear(unit.fromNats(limits.labelLower()), unit.fromNats(limits.labelUpper()));

        double letter = style.fontSize();
        titleY = letter * 0.9;
        double titleHeight = showsTitle() ? letter * 2.1 : letter * 0.6;
        double right = view.shows(PlaneMark.COLOUR_BAR) && view.colouring() == PlaneView.Colouring.EPOCH
                ? letter * 5.6
                : letter * 1.4;
        boolean ceilings = view.shows(PlaneMark.CEILINGS);
        right += ceilings ? letter * 1.9 : 0;
        double bottom = letter * 3.9;
        double roughHeight = Math.max(1, height - titleHeight - bottom - letter * 3);
        upTicks = up.ticks((int) Math.max(2, roughHeight / (letter * 3.4)));
        double left = letter * 2.9 + Math.max(widest(upTicks), FigureFont.REGULAR.width("0.00", letter));
        double plotWidth = Math.max(1, width - left - right);
        legend = legend(figure, left, titleHeight + letter * 0.5, width - letter, style);
        double legendHeight =
                legend.isEmpty() ? 0 : legend.get(legend.size() - 1).y() - titleHeight + letter * 1.1;
        double top = titleHeight + legendHeight + (ceilings ? letter * 1.4 : letter * 0.4);
        plot = new Rectangle2D.Double(left, top, plotWidth, Math.max(1, height - top - bottom));
        acrossTicks = across.ticks((int) Math.max(2, plotWidth / (letter * 5)));
        colourBar = new Rectangle2D.Double(
                plot.getMaxX() + letter * (ceilings ? 2.6 : 1.3), top, letter * 0.85, plot.getHeight());
    }

    boolean showsTitle() {
        return style.title() && !figure.title().isEmpty();
    }

    double titleSize() {
        return style.fontSize() * 1.2;
    }

    private double widest(Ticks ticks) {
        double widest = 0;
        for (Ticks.Tick tick : ticks.major()) {
            widest = Math.max(widest, FigureFont.REGULAR.width(tick.label(), style.fontSize()));
        }
        return widest;
    }

    double x(double inputNats) {
        return plot.getX()
                + plot.getWidth() * (inputNats - limits.inputLower()) / (limits.inputUpper() - limits.inputLower());
    }

    double y(double labelNats) {
        return plot.getMaxY()
                - plot.getHeight() * (labelNats - limits.labelLower()) / (limits.labelUpper() - limits.labelLower());
    }

    /** All that is measured, whatever is hidden, from 0 to a little beyond the ceilings: so that scrubbing keeps it. */
    private static PlaneLimits automatic(PlaneFigure figure) {
        Range input = new Range(0, 0);
        Range label = new Range(0, 0);
        for (PlaneSeries series : figure.series()) {
            input = input.union(series.inputRange).union(upTo(series.ceilings().inputEntropy()));
            label = label.union(series.labelRange).union(upTo(series.ceilings().labelEntropy()));
        }
        Range across = padded(input);
        Range up = padded(label);
        return new PlaneLimits(across.lower(), across.upper(), up.lower(), up.upper());
    }

    private static Range upTo(Information ceiling) {
        return new Range(0, Double.isFinite(ceiling.nats()) ? Math.max(0, ceiling.nats()) : 0);
    }

    private static Range padded(Range range) {
        double length = range.width() > 0 ? range.width() : 1;
        return new Range(range.lower() - HEADROOM / 2 * length, range.lower() + length * (1 + HEADROOM));
    }

    private static List<LegendEntry> legend(
            PlaneFigure figure, double left, double top, double right, FigureStyle style) {
        List<LegendEntry> entries = new ArrayList<>();
        if (!figure.view().shows(PlaneMark.LEGEND)) {
            return entries;
        }
        double letter = style.fontSize();
        double x = left;
        double y = top;
        for (LegendEntry item : figure.legendItems()) {
            double wide = letter * (item.mark() == null ? 1.1 : 2.1) + FigureFont.REGULAR.width(item.text(), letter);
            if (x + wide > right && x > left) {
                x = left;
                y += letter * 1.6;
            }
            entries.add(new LegendEntry(item.layer(), item.mark(), item.text(), x, y, wide));
            x += wide + letter * 1.1;
        }
        return entries;
    }
}
