package infoplane.figure;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much of each pixel a marker covers, prepared for 4 × 4 places within a pixel. */
final class Stamp {
    /** Places within a pixel, in each direction. */
    static final int PLACES = 4;

    /** Width of the outline as a share of the diameter. */
    private static final double EDGE = 0.1;
    /** Diameters are rounded to this share of a pixel, so that there are few stamps, all of which are kept. */
    private static final double DIAMETER_STEP = 0.25;

    private record Key(Marker marker, long steps) {}

    private static final Map<Key, Stamp> STAMPS = new ConcurrentHashMap<>();

    final int size;
    /** Coverage 0 to 255, by place then row then column. */
    final byte[][] fill = new byte[PLACES * PLACES][];

    final byte[][] edge = new byte[PLACES * PLACES][];

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

    private byte[] coverage(Shape shape) {
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setColor(Color.WHITE);
        graphics.fill(shape);
        graphics.dispose();
        return ((DataBufferByte) image.getRaster().getDataBuffer()).getData().clone();
    }
}
