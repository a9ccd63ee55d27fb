package infoplane.figure.plane;

import infoplane.figure.FigureFormat;
import infoplane.figure.Marks;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Paints many marks inside a plot: as pixels, or as shapes where they are few and the file is a vector file. */
public final class Cloud {
    /** More points than this go into a vector file as an image. */
    private static final int MOST_SHAPES = 3000;
    /** Pixels per point (1/72 inch) of such an image: 288 per inch. */
    private static final double FILE_DENSITY = 4;

    private static final double POINTS_AN_INCH = 72;
    /** From this number of points on, many points coincide, and it pays to check for that. */
    private static final int CROWD = 200_000;

    private Cloud() {}

    /** The diameter of a point as a share of a letter: the more points, the smaller; 0.6 for 60, 0.28 for 48 000, at least 0.14. */
    public static double share(int points) {
        double decades = Math.log10(Math.max(60, points) / 60.0);
        return Math.max(0.14, 0.6 - 0.11 * decades);
    }

    /** How a file with so many points differs from a pure drawing; empty if it does not. */
    public static Optional<String> remark(int points, FigureFormat format) {
        return format.drawing() && points > MOST_SHAPES
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "The %d points and their lines are an image inside the file (%.0f dots an inch), so that it"
                                + " stays small; all else is drawn, and text stays text.",
                        points,
                        FILE_DENSITY * POINTS_AN_INCH))
                : Optional.empty();
    }

    /**
     * Paints the marks.
     *
     * @param points about how many marks there are
     * @param draw draws them, in user units, in the order that {@link Marks#fromTop} asks for
     */
    public static void paint(Graphics2D graphics, Rectangle2D plot, int points, Consumer<Marks> draw) {
        if (points == 0) {
            return;
        }
        if (Marks.vector(graphics) && points <= MOST_SHAPES) {
            Graphics2D clipped = (Graphics2D) graphics.create();
            clipped.clip(plot);
            draw.accept(new VectorMarks(clipped));
            clipped.dispose();
        } else {
            paintPixels(graphics, plot, points, draw);
        }
    }

    private static void paintPixels(Graphics2D graphics, Rectangle2D plot, int points, Consumer<Marks> draw) {
        AffineTransform transform = graphics.getTransform();
        boolean vector = Marks.vector(graphics);
        double scale = vector ? FILE_DENSITY : transform.getScaleX();
        // Whole device pixels, so that the image is copied and not resampled.
        double shiftX = vector ? 0 : transform.getTranslateX();
        double shiftY = vector ? 0 : transform.getTranslateY();
        int left = (int) Math.floor(plot.getX() * scale + shiftX);
        int top = (int) Math.floor(plot.getY() * scale + shiftY);
        int right = (int) Math.ceil(plot.getMaxX() * scale + shiftX);
        int bottom = (int) Math.ceil(plot.getMaxY() * scale + shiftY);
        RasterMarks marks = new RasterMarks(
                right - left, bottom - top, (left - shiftX) / scale, (top - shiftY) / scale, scale, points > CROWD);
        draw.accept(marks);
        BufferedImage image = marks.image();
        Graphics2D clipped = (Graphics2D) graphics.create();
        clipped.clip(plot);
        if (vector) {
            AffineTransform place = AffineTransform.getTranslateInstance(left / scale, top / scale);
            place.scale(1 / scale, 1 / scale);
            clipped.drawImage(image, place, null);
        } else {
            clipped.setTransform(new AffineTransform());
            clipped.drawImage(image, left, top, null);
        }
        clipped.dispose();
    }
}
