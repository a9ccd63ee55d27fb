package infoplane.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;

/** Marks as shapes, for vector files. */
final class VectorMarks implements Marks {
    private static final double EDGE = 0.1;

    private final Graphics2D graphics;

    VectorMarks(Graphics2D graphics) {
        this.graphics = graphics;
    }

    @Override
    public void line(double x0, double y0, double x1, double y1, double width, int argb) {
        graphics.setStroke(new BasicStroke((float) width));
        graphics.setColor(new Color(argb, true));
        graphics.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    @Override
    public void marker(Marker marker, double x, double y, double diameter, int argb, int edge) {
        Shape shape = marker.at(x, y, diameter);
        graphics.setColor(new Color(argb, true));
        graphics.fill(shape);
        if (edge != 0) {
            graphics.setStroke(new BasicStroke((float) (diameter * EDGE)));
            graphics.setColor(new Color(edge, true));
            graphics.draw(shape);
        }
    }
}
