package infoplane.figure.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.figure.Marker;
import java.awt.geom.Area;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** An antialiased mark covers as much as its shape: the sum of the alphas is the area, wherever it is put. */
class RasterMarksTest {
    private static final int RED = 0xffff0000;

    private static RasterMarks canvas() {
        return new RasterMarks(100, 80, 0, 0, 1, false);
    }

    private static double covered(RasterMarks marks) {
        double sum = 0;
        BufferedImage image = marks.image();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                sum += (image.getRGB(x, y) >>> 24) / 255.0;
            }
        }
        return sum;
    }

    /** The shoelace formula. */
    private static double area(Marker marker, double diameter) {
        double twice = 0;
        double[] now = new double[6];
        double[] before = {0, 0};
        double[] start = {0, 0};
        PathIterator path = new FlatteningPathIterator(new Area(marker.at(0, 0, diameter)).getPathIterator(null), 1e-4);
        for (; !path.isDone(); path.next()) {
            int kind = path.currentSegment(now);
            if (kind == PathIterator.SEG_CLOSE) {
                now[0] = start[0];
                now[1] = start[1];
            }
            if (kind == PathIterator.SEG_MOVETO) {
                start = new double[] {now[0], now[1]};
            } else {
                twice += before[0] * now[1] - now[0] * before[1];
            }
            before = new double[] {now[0], now[1]};
        }
        return Math.abs(twice) / 2;
    }

    /** 2 %: coverage in 256 steps, and Java's own antialiasing has 8 sub-rows a pixel. */
    @ParameterizedTest
    @EnumSource(Marker.class)
    void aMarkerCoversItsArea(Marker marker) {
        for (double shift = 0; shift < 1; shift += 0.23) {
            RasterMarks marks = canvas();
            marks.marker(marker, 40 + shift, 30 + shift / 2, 12, RED, 0);
            assertEquals(area(marker, 12), covered(marks), 0.02 * area(marker, 12), () -> marker + " is not whole");
        }
    }

    @Test
    void aMarkerHasItsMiddleWhereItIsPut() {
        RasterMarks marks = canvas();
        marks.marker(Marker.CIRCLE, 40.5, 30.25, 12, RED, 0);
        double x = 0;
        double y = 0;
        for (int row = 0; row < 80; row++) {
            for (int column = 0; column < 100; column++) {
                double alpha = (marks.image().getRGB(column, row) >>> 24) / 255.0;
                x += alpha * (column + 0.5);
                y += alpha * (row + 0.5);
            }
        }
        // stamps are prepared for 4 × 4 places within a pixel: at most an eighth off, and a little of antialiasing
        assertEquals(40.5, x / covered(marks), 0.15);
        assertEquals(30.25, y / covered(marks), 0.15);
    }

    @ParameterizedTest
    @CsvSource({"10, 10, 90, 10", "10, 10, 90, 70", "10, 70, 90, 10", "50, 10, 50, 70", "90, 60, 20, 10"})
    void aLineCoversItsLengthTimesItsWidth(double x0, double y0, double x1, double y1) {
        double length = Math.hypot(x1 - x0, y1 - y0);
        for (double width : new double[] {0.5, 1, 2.5}) {
            RasterMarks marks = canvas();
            marks.line(new double[] {x0, y0, x1, y1}, 2, width, RED);
            // the ends are cut at whole pixels, half a pixel each
            assertEquals(length * width, covered(marks), width * 1.5 + 0.01 * length);
        }
    }

    @Test
    void laterMarksGoUnderEarlierOnes() {
        RasterMarks marks = canvas();
        marks.marker(Marker.CIRCLE, 40, 30, 12, RED, 0);
        marks.marker(Marker.CIRCLE, 40, 30, 20, 0xff0000ff, 0);
        assertEquals(RED, marks.image().getRGB(40, 30));
        assertEquals(0xff0000ff, marks.image().getRGB(48, 30));
    }

    /** Half red over blue is half of each, whichever is drawn first. */
    @Test
    void transparentMarksMix() {
        RasterMarks marks = canvas();
        marks.marker(Marker.SQUARE, 40, 30, 12, 0x80ff0000, 0);
        marks.marker(Marker.SQUARE, 40, 30, 12, 0xff0000ff, 0);
        int mixed = marks.image().getRGB(40, 30);
        assertEquals(128, mixed >> 16 & 0xff, 1);
        assertEquals(127, mixed & 0xff, 1);
    }

    /** What is skipped in a crowd lies exactly under another; only soft edges differ, by what two of them add up to. */
    @Test
    void aCrowdLooksTheSameAsItsPointsOneByOne() {
        RandomGenerator random = new Seed(1).stream("crowd");
        RasterMarks plain = canvas();
        RasterMarks crowded = new RasterMarks(100, 80, 0, 0, 1, true);
        for (int k = 0; k < 5000; k++) {
            double x = 50 + 12 * random.nextGaussian();
            double y = 40 + 9 * random.nextGaussian();
            plain.marker(Marker.CIRCLE, x, y, 3, RED, 0);
            crowded.marker(Marker.CIRCLE, x, y, 3, RED, 0);
        }
        assertEquals(covered(plain), covered(crowded), 0.02 * covered(plain));
    }

    @Test
    void marksOutsideAndAcrossTheEdgeDoNoHarm() {
        RasterMarks marks = canvas();
        for (double place : new double[] {-1e12, -50, -3, 0, 79.9, 99.9, 103, 1e12}) {
            marks.marker(Marker.DIAMOND, place, place, 12, RED, RED);
            marks.line(new double[] {place, -1e9, 50, 40, -1e9, place}, 3, 1, RED);
        }
        assertTrue(covered(marks) > 0);
    }
}
