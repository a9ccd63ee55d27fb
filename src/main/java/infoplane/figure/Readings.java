package infoplane.figure;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what a painter says of the values that it paints, see {@link Pen#tell}. */
public final class Readings {
    private static final RenderingHints.Key KEY = new RenderingHints.Key(0x1f2) {
        @Override
        public boolean isCompatibleValue(Object value) {
            return value instanceof Readings;
        }
    };
    /** Below this, a number is shown with an exponent or more decimals. */
    private static final double SMALL = 0.1;
    /** What is below it is no value but the rounding of one. */
    private static final double ROUNDING = 1e-12;
    /** In user units. */
    private static final double EDGE = 0.5;

    private final List<FigureReading> all = new ArrayList<>();

    private Readings() {}

    /** All values of a figure that is painted at this size and style, line by line; empty if it tells none. */
    public static List<FigureReading> of(Figure figure, double width, double height, FigureStyle style) {
        Graphics2D nothing = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
        try {
            Readings readings = new Readings();
            nothing.setRenderingHint(KEY, readings);
            figure.paint(nothing, width, height, style);
            return List.copyOf(readings.all);
        } finally {
            nothing.dispose();
        }
    }

    /** Whether somebody collects what is painted on these graphics. */
    static boolean wanted(Graphics2D graphics) {
        return graphics.getRenderingHint(KEY) != null;
    }

    static void add(Graphics2D graphics, FigureReading reading) {
        if (graphics.getRenderingHint(KEY) instanceof Readings readings) {
            readings.all.add(reading);
        }
    }

    /** Whether a value stands in a plot, whose edges belong to it. */
    public static boolean inside(Rectangle2D plot, double x, double y) {
        return plot.intersects(x - EDGE, y - EDGE, 2 * EDGE, 2 * EDGE);
    }

    /** A number of a reading. */
    public static String number(double value) {
        return Math.abs(value) < ROUNDING
                ? "0"
                : String.format(Locale.ROOT, Math.abs(value) >= SMALL ? "%.3f" : "%.3g", value);
    }

    /** A number with half the height of its band. @param spread NaN for none */
    public static String number(double value, double spread) {
        return Double.isFinite(spread) ? number(value) + " ± " + number(spread) : number(value);
    }
}
