package infoplane.figure;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * Shapes of data points. Each layer has its own shape, so layers can be told apart without colours. All shapes have about
 * the same area.
 */
public enum Marker {
    CIRCLE(0, 0, 1),
    SQUARE(4, 45, 1.24),
    TRIANGLE(3, -90, 1.5),
    DIAMOND(4, 0, 1.28),
    TRIANGLE_DOWN(3, 90, 1.5),
    PLUS(-1, 0, 1.3),
    TRIANGLE_RIGHT(3, 0, 1.5),
    PENTAGON(5, -90, 1.15),
    TRIANGLE_LEFT(3, 180, 1.5),
    CROSS(-1, 45, 1.3),
    STAR(-2, -90, 1.6),
    BOW_TIE(-3, 0, 1.3);

    private static final Marker[] BY_LAYER = values();

    private final int corners;
    private final double startDegrees;
    private final double size;

    Marker(int corners, double startDegrees, double size) {
        this.corners = corners;
        this.startDegrees = startDegrees;
        this.size = size;
    }

    /** The marker of a layer, counted from 1. */
    public static Marker ofLayer(int layer) {
        return BY_LAYER[Math.floorMod(layer - 1, BY_LAYER.length)];
    }

    private Shape turned(Shape shape, double x, double y) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.rotate(Math.toRadians(startDegrees));
        return place.createTransformedShape(shape);
    }

    private static Shape star(double reach) {
        double[][] corners = new double[10][];
        for (int corner = 0; corner < corners.length; corner++) {
            double radius = corner % 2 == 0 ? reach : 0.45 * reach;
            double angle = Math.PI * corner / 5;
            corners[corner] = new double[] {radius * Math.cos(angle), radius * Math.sin(angle)};
        }
        return closed(corners);
    }

    private static Shape bowTie(double reach) {
        return closed(new double[][] {{-reach, -reach}, {reach, reach}, {reach, -reach}, {-reach, reach}});
    }

    private static Shape plus(double reach) {
        double half = 0.38 * reach;
        double[][] corners = {
            {-half, -reach}, {half, -reach}, {half, -half}, {reach, -half}, {reach, half}, {half, half},
            {half, reach}, {-half, reach}, {-half, half}, {-reach, half}, {-reach, -half}, {-half, -half}
        };
        return closed(corners);
    }

    private static Shape closed(double[][] corners) {
        Path2D path = new Path2D.Double();
        path.moveTo(corners[0][0], corners[0][1]);
        for (double[] corner : corners) {
            path.lineTo(corner[0], corner[1]);
        }
        path.closePath();
        return path;
    }

    /** @param diameter of a circle of about the same area */
    public Shape at(double x, double y, double diameter) {
        double radius = diameter / 2 * size;
        if (corners == 0) {
            return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
        }
        if (corners < 0) {
            return turned(this == STAR ? star(radius) : this == BOW_TIE ? bowTie(radius) : plus(radius), x, y);
        }
        Path2D path = new Path2D.Double();
        for (int corner = 0; corner < corners; corner++) {
            double angle = Math.toRadians(startDegrees + 360.0 * corner / corners);
            double px = x + radius * Math.cos(angle);
            double py = y + radius * Math.sin(angle);
            if (corner == 0) {
                path.moveTo(px, py);
            } else {
                path.lineTo(px, py);
            }
        }
        path.closePath();
        return path;
    }
}
