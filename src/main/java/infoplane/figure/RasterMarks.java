package infoplane.figure;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;

/**
 * Marks as antialiased pixels, written straight into an image: a hundred times faster than shapes for clouds of many
 * thousand points. Marks are drawn from the top down, so that pixels that are covered already, most of a dense cloud, cost
 * next to nothing. Coordinates are those of the picture; the image shows the part of it that starts at ({@code left},
 * {@code top}), enlarged {@code scale} times.
 */
final class RasterMarks implements Marks {
    private final BufferedImage image;
    private final int[] pixels;
    private final int width;
    private final int height;
    private final double left;
    private final double top;
    private final double scale;
    /** The stamps of the size in use. */
    private final Map<Marker, Stamp> stamps = new EnumMap<>(Marker.class);

    private final boolean crowded;
    /** By marker: the places, {@link Stamp#PLACES} a pixel and direction, where one is already. */
    private final Map<Marker, BitSet> taken = new EnumMap<>(Marker.class);

    private double stampDiameter = Double.NaN;

    /** @param crowded whether so many markers come that it pays to skip those on the very place of one above */
    RasterMarks(int width, int height, double left, double top, double scale, boolean crowded) {
        this.width = width;
        this.height = height;
        this.left = left;
        this.top = top;
        this.scale = scale;
        this.crowded = crowded;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    BufferedImage image() {
        return image;
    }

    @Override
    public boolean fromTop() {
        return true;
    }

    @Override
    public void marker(Marker marker, double x, double y, double diameter, int argb, int edge) {
        Stamp stamp = stamp(marker, diameter);
        double px = (x - left) * scale;
        double py = (y - top) * scale;
        if (!(px > -stamp.size && px < width + stamp.size && py > -stamp.size && py < height + stamp.size)) {
            return;
        }
        int column = (int) Math.floor(px);
        int row = (int) Math.floor(py);
        int place = (int) ((py - row) * Stamp.PLACES) * Stamp.PLACES + (int) ((px - column) * Stamp.PLACES);
        if (crowded && covered(marker, column, row, place)) {
            return;
        }
        int fromColumn = column - stamp.size / 2;
        int fromRow = row - stamp.size / 2;
        if (edge != 0) {
            print(stamp.edge[place], stamp.size, fromColumn, fromRow, edge);
        }
        print(stamp.fill[place], stamp.size, fromColumn, fromRow, argb);
    }

    private boolean covered(Marker marker, int column, int row, int place) {
        if (column < 0 || row < 0 || column >= width || row >= height) {
            return false;
        }
        BitSet places = taken.get(marker);
        if (places == null) {
            places = new BitSet(width * height * Stamp.PLACES * Stamp.PLACES);
            taken.put(marker, places);
        }
        int index = (row * width + column) * Stamp.PLACES * Stamp.PLACES + place;
        boolean before = places.get(index);
        places.set(index);
        return before;
    }

    private Stamp stamp(Marker marker, double diameter) {
        if (diameter != stampDiameter) {
            stamps.clear();
            stampDiameter = diameter;
        }
        Stamp known = stamps.get(marker);
        if (known == null) {
            known = Stamp.of(marker, diameter * scale);
            stamps.put(marker, known);
        }
        return known;
    }

    private void print(byte[] coverage, int size, int left, int top, int argb) {
        int fromRow = Math.max(0, -top);
        int toRow = Math.min(size, height - top);
        int fromColumn = Math.max(0, -left);
        int toColumn = Math.min(size, width - left);
        for (int row = fromRow; row < toRow; row++) {
            int line = (top + row) * width + left;
            for (int column = fromColumn; column < toColumn; column++) {
                int covered = coverage[row * size + column] & 0xff;
                if (covered != 0 && pixels[line + column] >>> 24 != 255) {
                    under(line + column, argb, covered);
                }
            }
        }
    }

    /** Destination over, on premultiplied pixels: what is there stays on top. */
    private void under(int index, int argb, int covered) {
        int above = pixels[index];
        int alpha = divide255((argb >>> 24) * covered);
        if (above == 0 && alpha == 255) {
            pixels[index] = argb;
            return;
        }
        int share = divide255(alpha * (255 - (above >>> 24)));
        int a = (above >>> 24) + share;
        int r = (above >> 16 & 0xff) + divide255((argb >> 16 & 0xff) * share);
        int g = (above >> 8 & 0xff) + divide255((argb >> 8 & 0xff) * share);
        int b = (above & 0xff) + divide255((argb & 0xff) * share);
        pixels[index] = Math.min(255, a) << 24 | Math.min(a, r) << 16 | Math.min(a, g) << 8 | Math.min(a, b);
    }

    /** Rounded division by 255 of a number up to 255². */
    private static int divide255(int number) {
        int shifted = number + 128;
        return shifted + (shifted >> 8) >> 8;
    }

    /**
     * Steps along the longer direction and shares each step between the pixels across: the coverage of a pixel is that
     * of a box filter of the line's width, as in Wu (1991) for lines of any thinness.
     */
    @Override
    public void line(double[] xy, int points, double lineWidth, int argb) {
        for (int at = 2; at < 2 * points; at += 2) {
            segment(xy[at - 2], xy[at - 1], xy[at], xy[at + 1], lineWidth, argb);
        }
    }

    private void segment(double x0, double y0, double x1, double y1, double lineWidth, int argb) {
        double ax = (x0 - left) * scale - 0.5;
        double ay = (y0 - top) * scale - 0.5;
        double bx = (x1 - left) * scale - 0.5;
        double by = (y1 - top) * scale - 0.5;
        boolean steep = Math.abs(by - ay) > Math.abs(bx - ax);
        if (steep) {
            walk(ay, ax, by, bx, lineWidth * scale, argb, true);
        } else {
            walk(ax, ay, bx, by, lineWidth * scale, argb, false);
        }
    }

    private void walk(double a0, double c0, double a1, double c1, double lineWidth, int argb, boolean steep) {
        if (a1 < a0) {
            walk(a1, c1, a0, c0, lineWidth, argb, steep);
            return;
        }
        double slope = a1 > a0 ? (c1 - c0) / (a1 - a0) : 0;
        double half = lineWidth * Math.sqrt(1 + slope * slope) / 2;
        int last = Math.min((int) Math.round(a1), (steep ? height : width) - 1);
        for (int along = Math.max(0, (int) Math.round(a0)); along <= last; along++) {
            double centre = c0 + (along - a0) * slope;
            int to = (int) Math.floor(centre + half + 0.5);
            for (int across = (int) Math.floor(centre - half + 0.5); across <= to; across++) {
                double covered = Math.min(across + 0.5, centre + half) - Math.max(across - 0.5, centre - half);
                plot(along, across, (int) Math.round(255 * Math.min(1, covered)), argb, steep);
            }
        }
    }

    /** A pixel is covered by its distance from the edge, to first order; ellipses under half a pixel are drawn as such. */
    @Override
    public void ellipse(double x, double y, double halfWidth, double halfHeight, int argb) {
        double rx = Math.max(0.5, halfWidth * scale);
        double ry = Math.max(0.5, halfHeight * scale);
        double cx = (x - left) * scale;
        double cy = (y - top) * scale;
        int lastRow = (int) Math.min(height - 1, cy + ry + 1);
        int lastColumn = (int) Math.min(width - 1, cx + rx + 1);
        for (int row = (int) Math.max(0, cy - ry - 1); row <= lastRow; row++) {
            for (int column = (int) Math.max(0, cx - rx - 1); column <= lastColumn; column++) {
                double u = (column + 0.5 - cx) / rx;
                double v = (row + 0.5 - cy) / ry;
                double radius = Math.sqrt(u * u + v * v);
                double slope = Math.hypot(u / rx, v / ry);
                double outside = radius < 0.5 ? -1 : (radius - 1) * radius / slope;
                int covered = (int) Math.round(255 * Math.min(1, Math.max(0, 0.5 - outside)));
                if (covered > 0) {
                    under(row * width + column, argb, covered);
                }
            }
        }
    }

    private void plot(int along, int across, int covered, int argb, boolean steep) {
        int column = steep ? across : along;
        int row = steep ? along : across;
        if (covered > 0 && across >= 0 && across < (steep ? width : height)) {
            under(row * width + column, argb, covered);
        }
    }
}
