package infoplane.figure.plane;

import infoplane.figure.Marker;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** How much of each pixel a marker covers, precomputed for 4 × 4 places within a pixel. */
final class Stamp {
    /** Places within a pixel, in each direction. */
    static final int PLACES = 4;

    /** Width of the outline as a share of the diameter. */
    private static final double EDGE = 0.1;
    /** Diameters are rounded to this step, in pixels. So there are few stamps, and all of them are kept. */
    private static final double DIAMETER_STEP = 0.25;

    private record Key(Marker marker, long steps) {}

    private static final Map<Key, Stamp> STAMPS = new ConcurrentHashMap<>();

    final int size;
    /** Index is the place within the pixel. */
    final Print[] fill = new Print[PLACES * PLACES];

    final Print[] edge = new Print[PLACES * PLACES];

    /**
     * The pixels that a marker covers, which are a third of the square around a small marker. Visiting only these pixels cut
     * the CPU time of a picture of 48 000 points at 1000 × 700 from 17.7 to 12.4 ms in one measurement; 4 ms of that are
     * axes and text.
     *
     * @param rows of each pixel, from the top
     * @param columns of each pixel, from the left
     * @param coverage of each pixel, 1 to 255
     */
    record Print(int[] rows, int[] columns, int[] coverage) {
        int[] offsets(int width) {
            int[] offsets = new int[rows.length];
            for (int pixel = 0; pixel < offsets.length; pixel++) {
                offsets[pixel] = rows[pixel] * width + columns[pixel];
            }
            return offsets;
        }
    }

    /** @param diameter in pixels */
    static Stamp of(Marker marker, double diameter) {
        long steps = Math.max(1, Math.round(diameter / DIAMETER_STEP));
        return STAMPS.computeIfAbsent(new Key(marker, steps), key -> new Stamp(marker, steps * DIAMETER_STEP));
    }

    private Stamp(Marker marker, double diameter) {
        double edgeWidth = Math.max(0.5, diameter * EDGE);
        size = (int) Math.ceil(diameter * 1.55 + edgeWidth) + 2;
        for (int place = 0; place < PLACES * PLACES; place++) {
            double x = size / 2 + offset(place % PLACES);
            double y = size / 2 + offset(place / PLACES);
            Shape shape = marker.at(x, y, diameter);
            fill[place] = coverage(shape);
            edge[place] = coverage(new BasicStroke((float) edgeWidth).createStrokedShape(shape));
        }
    }

    private static double offset(int place) {
        return (place + 0.5) / PLACES;
    }

    private Print coverage(Shape shape) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fill(shape);
        graphics.dispose();
        byte[] all = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        int[] covered =
                IntStream.range(0, all.length).filter(pixel -> all[pixel] != 0).toArray();
        return new Print(
                IntStream.of(covered).map(pixel -> pixel / size).toArray(),
                IntStream.of(covered).map(pixel -> pixel % size).toArray(),
                IntStream.of(covered).map(pixel -> all[pixel] & 0xff).toArray());
    }
}
