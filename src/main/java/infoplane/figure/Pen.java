package infoplane.figure;

import infoplane.core.PlainText;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws text and lines the same way in every format. Coordinates are user units, y downwards. */
public final class Pen {
    /** Height of a capital letter of the shipped font, as a share of the font size. */
    public static final double CAPITAL = 0.711;

    private final Graphics2D graphics;
    private final FigureStyle style;

    public Pen(Graphics2D graphics, FigureStyle style) {
        this.graphics = graphics;
        this.style = style;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    public Graphics2D graphics() {
        return graphics;
    }

    public FigureStyle style() {
        return style;
    }

    public FigureColours colours() {
        return style.colours();
    }

    /** Whether somebody asks for the values that the figure shows, see {@link #tell}. */
    public boolean isRead() {
        return Readings.wanted(graphics);
    }

    /** Says what stands at a place that was painted. Values of one line are told one after the other. */
    public void tell(String of, String value, double x, double y) {
        Readings.add(graphics, new FigureReading(Formula.upright(of), Formula.upright(value), x, y));
    }

    public void background(double width, double height) {
        fill(new Rectangle2D.Double(0, 0, width, height), colours().background());
    }

    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    public void line(double x0, double y0, double x1, double y1, Color colour, double width) {
        stroke(new Line2D.Double(x0, y0, x1, y1), colour, width);
    }

    public void dashed(double x0, double y0, double x1, double y1, Color colour, double width) {
        Path2D path = new Path2D.Double();
        path.moveTo(x0, y0);
        path.lineTo(x1, y1);
        dashed(path, colour, width);
    }

    public void dashed(Shape shape, Color colour, double width) {
        float dash = (float) (4 * Math.max(1, width));
        draw(
                shape,
                colour,
                new BasicStroke(
                        (float) width,
                        BasicStroke.CAP_BUTT,
                        BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {dash, dash * 0.75f},
                        0));
    }

    public void stroke(Shape shape, Color colour, double width) {
        draw(shape, colour, new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    }

    public void draw(Shape shape, Color colour, BasicStroke stroke) {
        graphics.setColor(colour);
        graphics.setStroke(stroke);
        graphics.draw(shape);
    }

    /**
     * @param horizontal which part of the text is at {@code x}: 0 its start, 0.5 its middle, 1 its end
     * @param vertical which part of the text is at {@code y}: 0 the base line, 0.5 half the height of capitals, 1 their top
     */
    public void text(
            String text,
            double x,
            double y,
            double horizontal,
            double vertical,
            FigureFont font,
            double size,
            Color colour) {
        graphics.setFont(font.at(size));
        graphics.setColor(colour);
        double left = x - horizontal * font.width(text, size);
        // names of runs may hold what no file of a figure can
        float base = (float) (y + vertical * CAPITAL * size);
        if (Formula.isIn(text) && !Boolean.TRUE.equals(graphics.getRenderingHint(Marks.MARKED_TEXT))) {
            graphics.drawString(Formula.letters(PlainText.drawn(text), font, size), (float) left, base);
        } else {
            graphics.drawString(PlainText.drawn(text), (float) left, base);
        }
    }

    /** Draws the text with an outline in the background's colour, so that it is legible on top of data. */
    public void haloed(
            String text,
            double x,
            double y,
            double horizontal,
            double vertical,
            FigureFont font,
            double size,
            Color colour) {
        if (text.isEmpty()) {
            return;
        }
        double left = x - horizontal * font.width(text, size);
        TextLayout glyphs = new TextLayout(Formula.letters(PlainText.drawn(text), font, size), FigureFont.METRICS);
        Shape outline = glyphs.getOutline(AffineTransform.getTranslateInstance(left, y + vertical * CAPITAL * size));
        stroke(outline, colours().backgroundAt(220), size * 0.28);
        text(text, x, y, horizontal, vertical, font, size, colour);
    }

    /** Draws text that reads upwards, centred on ({@code x}, {@code y}); {@code x} is at half the height of capitals. */
    public void upwards(String text, double x, double y, FigureFont font, double size, Color colour) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(text, 0, 0, 0.5, 0.5, font, size, colour);
        graphics.setTransform(before);
    }
}
