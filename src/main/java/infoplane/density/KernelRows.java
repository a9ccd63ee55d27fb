package infoplane.density;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Rows and the scale of the squared distance in the exponent of their kernels, exp(−scale |a − b|²), in a form in which
 * float32 sums of kernels work. Most rows stay as they are. If values are so large, or noise so narrow or wide, that squares
 * leave the range of float32, the values are converted to units of 1/√scale. Then gaps within a column that are too wide for
 * any kernel are shortened to the narrowest such gap: kernels across them are still 0, and all other kernels stay the same.
 */
public record KernelRows(Samples rows, double scale) {
    private static final double LARGEST_VALUE = 1e15;
    private static final double LARGEST_SCALE = 1e25;
    /** In units of 1/√scale: exp(−32²) is 0 in float64. */
    private static final double WIDEST_GAP = 32;

    /**
     * @param span least and greatest value of the rows
     * @param rootOfScale the square root of the scale, over 0; float64 holds the root even if it cannot hold the scale
     */
    public static KernelRows of(Samples rows, Range span, double rootOfScale) {
        double scale = rootOfScale * rootOfScale;
        return areUsual(span, rootOfScale)
                ? new KernelRows(rows, scale)
                : new KernelRows(inUnits(rows, rootOfScale), 1);
    }

    /** Whether the rows can stay as they are. */
    static boolean areUsual(Range span, double rootOfScale) {
        double scale = rootOfScale * rootOfScale;
        return Math.max(span.upper(), -span.lower()) <= LARGEST_VALUE
                && scale <= LARGEST_SCALE
                && scale >= 1 / LARGEST_SCALE;
    }

    private static Samples inUnits(Samples rows, double root) {
        int columns = rows.columns();
        double[] values = new double[rows.rows() * columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            int[] order = IntStream.range(0, rows.rows())
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> rows.at(row, at)))
                    .mapToInt(row -> row)
                    .toArray();
            double place = 0;
            for (int i = 1; i < order.length; i++) {
                double gap = (rows.at(order[i], at) - rows.at(order[i - 1], at)) * root;
                place += Math.min(gap, WIDEST_GAP);
                values[order[i] * columns + at] = place;
            }
        }
        return Samples.ofDoubles(values, rows.rows(), columns);
    }
}
