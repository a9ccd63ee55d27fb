package infoplane.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Target of the many marks of a point cloud: pixels, or shapes where the marks are few and the file is a vector file. */
public interface Marks {
    /** A hint that is set on the graphics of vector files. */
    RenderingHints.Key VECTOR = new RenderingHints.Key(0x1f0) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Boolean;
        }
    };

    /** A hint that is set on the graphics of files that hold formulas as marked text and choose the fonts themselves. */
    RenderingHints.Key MARKED_TEXT = new RenderingHints.Key(0x1f1) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Boolean;
        }
    };

    /** Whether each mark goes under the earlier marks instead of over them. */
    boolean fromTop();

    /**
     * Draws a line through points.
     *
     * @param xy x and y of each point in turn
     * @param points number of points
     * @param argb not premultiplied; its alpha is the opacity
     */
    void line(double[] xy, int points, double width, int argb);

    /**
     * @param edge colour of the outline, 0 for none
     */
    void marker(Marker marker, double x, double y, double diameter, int argb, int edge);

    static boolean vector(Graphics2D graphics) {
        return Boolean.TRUE.equals(graphics.getRenderingHint(VECTOR));
    }
}
