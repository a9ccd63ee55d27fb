package infoplane.figure.plane;

import infoplane.figure.Marker;
import infoplane.figure.Marks;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Draws marks as shapes, for vector files. */
final class VectorMarks implements Marks {
    private static final double EDGE = 0.1;

    private final Graphics2D graphics;

    VectorMarks(Graphics2D graphics) {
        this.graphics = graphics;
    }

    @Override
    public boolean fromTop() {
        return false;
    }

    @Override
    public void line(double[] xy, int points, double width, int argb) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int point = 1; point < points; point++) {
            path.lineTo(xy[2 * point], xy[2 * point + 1]);
        }
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.setColor(new Color(argb, true));
        graphics.draw(path);
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
