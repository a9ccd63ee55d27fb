package infoplane.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;

/** Where the many marks of a cloud go: into pixels or, where they are few and the file is a vector file, into shapes. */
public interface Marks {
    /** Set on graphics of vector files. */
    RenderingHints.Key VECTOR = new RenderingHints.Key(0x1f0) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Boolean;
        }
    };

    /** Whether each mark goes under those before it, rather than over them. */
    boolean fromTop();

    /**
     * A line through points.
     *
     * @param xy x and y of each point in turn
     * @param points how many of them
     * @param argb not premultiplied; its alpha is the opacity
     */
    void line(double[] xy, int points, double width, int argb);

    /**
     * @param edge colour of the outline, 0 for none
     */
    void marker(Marker marker, double x, double y, double diameter, int argb, int edge);

    /** @param argb not premultiplied; its alpha is the opacity */
    void ellipse(double x, double y, double halfWidth, double halfHeight, int argb);

    static boolean vector(Graphics2D graphics) {
        return Boolean.TRUE.equals(graphics.getRenderingHint(VECTOR));
    }
}
