package infoplane.figure.plane;

import infoplane.figure.AxisScale;
import infoplane.figure.EpochColours;
import infoplane.figure.FigureFont;
import infoplane.figure.FigureStyle;
import infoplane.figure.InformationUnit;
import infoplane.figure.Legend;
import infoplane.figure.PlaneLimits;
import infoplane.figure.PlaneMark;
import infoplane.figure.PlaneView;
import infoplane.figure.Ticks;
import java.awt.geom.Rectangle2D;

/**
 * The layout of a plane: the shown part, its axes, and the parts around it. The plot contains only data, guides and layer
 * names.
 */
final class PlaneLayout {
    final PlaneFigure figure;
    final FigureStyle style;
    final PlaneLimits limits;
    final AxisScale across;
    final AxisScale up;
    final Ticks acrossTicks;
    final Ticks upTicks;
    final Rectangle2D plot;
    final PlaneFrame frame;
    private final double left;
    private final double bottom;
    private final double pixelsPerInputNat;
    private final double pixelsPerLabelNat;

    PlaneLayout(PlaneFigure figure, FigureStyle style, PlaneLimits limits, PlaneFrame frame) {
        this.figure = figure;
        this.style = style;
        this.limits = limits;
        this.frame = frame;
        plot = frame.plot();
        left = plot.getX();
        bottom = plot.getMaxY();
        pixelsPerInputNat = plot.getWidth() / limits.input().width();
        pixelsPerLabelNat = plot.getHeight() / limits.label().width();
        across = across(figure.view(), limits);
        up = up(figure.view(), limits);
        acrossTicks = across.ticks((int) Math.max(2, plot.getWidth() / (style.fontSize() * 5)));
        upTicks = upTicks(up, plot.getHeight(), style);
    }

    private static AxisScale across(PlaneView view, PlaneLimits limits) {
        InformationUnit unit = view.unit();
        return AxisScale.linear(unit.fromNats(limits.inputLower()), unit.fromNats(limits.inputUpper()));
    }

    private static AxisScale up(PlaneView view, PlaneLimits limits) {
        InformationUnit unit = view.unit();
        return AxisScale.linear(unit.fromNats(limits.labelLower()), unit.fromNats(limits.labelUpper()));
    }

    private static Ticks upTicks(AxisScale up, double height, FigureStyle style) {
        return up.ticks((int) Math.max(2, height / (style.fontSize() * 3.4)));
    }

    /** One plane that fills the picture. */
    static PlaneLayout single(PlaneFigure figure, double width, double height, FigureStyle style) {
        PlaneView view = figure.view();
        double letter = style.fontSize();
        boolean titled = style.title() && !figure.title().isEmpty();
        boolean ceilings = view.shows(PlaneMark.CEILINGS);
        PlaneLimits limits = figure.limits();
        double top = letter * (titled ? 2.5 : 0.4);
        double right = letter * (showsColourBar(view) ? 5.6 : 1.4) + letter * (ceilings ? 1.9 : 0);
        double bottom = letter * 3.9;
        double left = letter * 2.9 + numbersWidth(view, limits, Math.max(1, height - top - bottom - letter * 3), style);
        Legend legend = new Legend(PlaneLegend.items(figure.series(), view, style), left, top, width - letter, letter);
        top += legend.height() + letter * (ceilings || showsColourBar(view) ? 1.5 : 0.5);
        Rectangle2D plot = new Rectangle2D.Double(
                left, top, Math.max(1, width - left - right), Math.max(1, height - top - bottom));
        Rectangle2D bar = showsColourBar(view) ? barBeside(plot, letter, ceilings) : null;
        return new PlaneLayout(
                figure,
                style,
                limits,
                new PlaneFrame(
                        plot,
                        titled ? figure.title() : "",
                        letter * 0.9,
                        letter * 1.2,
                        true,
                        letter,
                        true,
                        true,
                        bar,
                        legend));
    }

    static boolean showsColourBar(PlaneView view) {
        return view.shows(PlaneMark.COLOUR_BAR) && view.colouring() == PlaneView.Colouring.EPOCH;
    }

    static Rectangle2D barBeside(Rectangle2D plot, double letter, boolean ceilings) {
        return new Rectangle2D.Double(
                plot.getMaxX() + letter * (ceilings ? 2.6 : 1.3), plot.getY(), letter * 0.85, plot.getHeight());
    }

    /**
     * The width of the numbers of the vertical axis. It is at least the width of two decimals, so that the plot does not
     * jump on a slight zoom.
     */
    static double numbersWidth(PlaneView view, PlaneLimits limits, double height, FigureStyle style) {
        double widest = FigureFont.REGULAR.width("0.00", style.fontSize());
        for (Ticks.Tick tick : upTicks(up(view, limits), height, style).major()) {
            widest = Math.max(widest, FigureFont.REGULAR.width(tick.label(), style.fontSize()));
        }
        return widest;
    }

    EpochColours epochColours() {
        return new EpochColours(figure.view(), figure.lastEpoch());
    }

    /** A difference of I(X;T) in user units. */
    double width(double inputNats) {
        return inputNats * pixelsPerInputNat;
    }

    /** A difference of I(T;Y) in user units. */
    double height(double labelNats) {
        return labelNats * pixelsPerLabelNat;
    }

    double x(double inputNats) {
        return left + (inputNats - limits.inputLower()) * pixelsPerInputNat;
    }

    double y(double labelNats) {
        return bottom - (labelNats - limits.labelLower()) * pixelsPerLabelNat;
    }
}
