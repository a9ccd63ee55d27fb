package infoplane.figure;

import java.awt.geom.Rectangle2D;

/** Paints the frame, ticks and titles around a plot. Every figure uses it. */
public final class AxisPainter {
    /** Least distance of two labels side by side, in letter sizes. */
    private static final double LABEL_GAP = 0.35;
    /** How much longer than the plot a title beside it may be, in letter sizes. */
    private static final double TITLE_BEYOND = 2.4;

    private final Pen pen;
    private final Rectangle2D plot;
    private final FigureStyle style;
    private final FigureColours colours;
    private final double letter;
    private final double tick;

    public AxisPainter(Pen pen, Rectangle2D plot) {
        this.pen = pen;
        this.plot = plot;
        style = pen.style();
        colours = pen.colours();
        letter = style.fontSize();
        tick = letter * 0.35;
    }

    public void frame() {
        pen.stroke(plot, colours.axis(), style.lineWidth());
    }

    public void across(AxisScale scale, Ticks ticks, String title) {
        double bottom = plot.getMaxY();
        for (double value : ticks.minor()) {
            double x = plot.getX() + plot.getWidth() * scale.position(value);
            pen.line(x, bottom, x, bottom + tick * 0.55, colours.axis(), style.lineWidth());
        }
        double free = Double.NEGATIVE_INFINITY;
        for (Ticks.Tick mark : ticks.major()) {
            double x = plot.getX() + plot.getWidth() * scale.position(mark.value());
            pen.line(x, bottom, x, bottom + tick, colours.axis(), style.lineWidth());
            double half = FigureFont.REGULAR.width(mark.label(), letter) / 2;
            if (x - half < free) { // such as 1 beside 0 in a narrow plot
                continue;
            }
            free = x + half + letter * LABEL_GAP;
            pen.text(
                    mark.label(),
                    x,
                    bottom + tick + letter * 0.35,
                    0.5,
                    1,
                    FigureFont.REGULAR,
                    letter,
                    colours.muted());
        }
        pen.text(
                title,
                plot.getCenterX(),
                bottom + tick + letter * 1.75,
                0.5,
                1,
                FigureFont.MEDIUM,
                letter * 1.08,
                colours.ink());
    }

    /** @param titleX x of the middle of the title's letters */
    public void up(AxisScale scale, Ticks ticks, String title, double titleX) {
        double left = plot.getX();
        for (double value : ticks.minor()) {
            double y = plot.getMaxY() - plot.getHeight() * scale.position(value);
            pen.line(left - tick * 0.55, y, left, y, colours.axis(), style.lineWidth());
        }
        for (Ticks.Tick mark : ticks.major()) {
            double y = plot.getMaxY() - plot.getHeight() * scale.position(mark.value());
            pen.line(left - tick, y, left, y, colours.axis(), style.lineWidth());
            pen.text(mark.label(), left - tick - letter * 0.3, y, 1, 0.5, FigureFont.REGULAR, letter, colours.muted());
        }
        double wide = FigureFont.MEDIUM.width(title, letter * 1.08);
        double room = plot.getHeight() + letter * TITLE_BEYOND; // low plots have smaller titles
        double size = letter * 1.08 * Math.min(1, room / Math.max(1, wide));
        pen.upwards(title, titleX, plot.getCenterY(), FigureFont.MEDIUM, size, colours.ink());
    }

    public void rightOf(AxisScale scale, Ticks ticks) {
        double right = plot.getMaxX();
        for (double value : ticks.minor()) {
            double y = plot.getMaxY() - plot.getHeight() * scale.position(value);
            pen.line(right, y, right + tick * 0.5, y, colours.axis(), style.lineWidth());
        }
        for (Ticks.Tick mark : ticks.major()) {
            double y = plot.getMaxY() - plot.getHeight() * scale.position(mark.value());
            pen.line(right, y, right + tick * 0.8, y, colours.axis(), style.lineWidth());
            pen.text(
                    mark.label(),
                    right + tick + letter * 0.25,
                    y,
                    0,
                    0.5,
                    FigureFont.REGULAR,
                    letter * 0.92,
                    colours.muted());
        }
    }
}
