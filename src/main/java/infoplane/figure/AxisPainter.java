package infoplane.figure;

import java.awt.geom.Rectangle2D;

/** Paints the frame, ticks and titles around a plot. Every figure uses it. */
public final class AxisPainter {
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
        for (Ticks.Tick mark : ticks.major()) {
            double x = plot.getX() + plot.getWidth() * scale.position(mark.value());
            pen.line(x, bottom, x, bottom + tick, colours.axis(), style.lineWidth());
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
        pen.upwards(title, titleX, plot.getCenterY(), FigureFont.MEDIUM, letter * 1.08, colours.ink());
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
