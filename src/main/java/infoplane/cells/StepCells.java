package infoplane.cells;

import infoplane.core.Range;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cells as steps: value v lies in the last cell whose least value is at most v; cell 0 holds everything below cell 1. Edges
 * are compared in float64, which holds float32 values and float32 edges exactly.
 */
public final class StepCells implements CellRule {
    /** {@code edges[i]} is the least value of cell i. The first edge is −∞, and +∞ follows the last. */
    private final double[] edges;

    /**
     * If the spacing of the edges is below this share of their size, the cell is found by search: a straight line could miss
     * it by more than one cell.
     */
    private static final double CLOSEST_SPACING = 0x1p-40;
    /** Below this spacing the cell is also found by search: float64 rounds the edges by much of their distance. */
    private static final double LEAST_SPACING = 0x1p-1000;
    /** Limits of the exponent of the larger end of a range; outside them, edges are computed in another unit. */
    private static final int LARGEST_EXPONENT = 1000;

    private static final int SMALLEST_EXPONENT = -900;

    private final int last;
    private final boolean evenlySpaced;
    private final double origin;
    private final double perUnit;
    private final int belowAll;
    private final Range range;

    /**
     * @param inner least values of cells 1, 2, …, not decreasing
     * @param evenlySpaced whether a straight line finds the cell to within one
     * @param belowAll cell number of values below the first inner edge: 0, or another cell that they share
     * @param range values outside it count as clamped
     */
    private StepCells(double[] inner, boolean evenlySpaced, int belowAll, Range range) {
        this.last = inner.length;
        this.edges = new double[inner.length + 2];
        System.arraycopy(inner, 0, edges, 1, inner.length);
        edges[0] = Double.NEGATIVE_INFINITY;
        edges[inner.length + 1] = Double.POSITIVE_INFINITY;
        double spacing = inner.length > 1 ? (inner[inner.length - 1] - inner[0]) / (inner.length - 1) : 0;
        double greatest = inner.length > 0 ? Math.max(Math.abs(inner[0]), Math.abs(inner[inner.length - 1])) : 0;
        boolean line = spacing > Math.max(LEAST_SPACING, CLOSEST_SPACING * greatest) && Double.isFinite(spacing);
        this.evenlySpaced = evenlySpaced && (inner.length <= 1 || line);
        this.perUnit = inner.length > 1 ? 1 / spacing : 0;
        this.origin = inner.length > 0 ? inner[0] - spacing : 0;
        this.belowAll = belowAll;
        this.range = range;
    }

    /**
     * {@code bins} cells of equal width; the edges are those of numpy.linspace. If float64 cannot hold the width with all
     * digits, the edges are computed in a unit that is a power of two, and cut the values as they would in that unit.
     */
    public static StepCells equalWidth(Range range, int bins) {
        if (!(range.lower() < range.upper())) {
            return new StepCells(new double[0], true, 0, range);
        }
        int size = Math.getExponent(Math.max(Math.abs(range.lower()), Math.abs(range.upper())));
        int exponent = size > LARGEST_EXPONENT || size < SMALLEST_EXPONENT ? size : 0;
        double lower = Math.scalb(range.lower(), -exponent);
        double width = (Math.scalb(range.upper(), -exponent) - lower) / bins;
        double[] inner = new double[bins - 1];
        for (int i = 0; i < inner.length; i++) {
            double edge = lower + (i + 1) * width;
            inner[i] = Math.scalb(edge, exponent);
            if (Math.scalb(inner[i], -exponent) < edge) {
                inner[i] = Math.nextUp(inner[i]); // the least float64 value of the cell
            }
        }
        return new StepCells(inner, true, 0, range);
    }

    /**
     * The bins of Shwartz-Ziv and Tishby's program: 29 intervals between the 30 float32 values of linspace(−1, 1, 30), and a
     * 30th cell for values of at least 1. Values below −1 share the 30th cell.
     */
    public static StepCells idnns() {
        int points = 30;
        double[] inner = new double[points];
        for (int i = 0; i < points; i++) {
            inner[i] = (float) (-1 + i * (2.0 / (points - 1)));
        }
        inner[points - 1] = 1;
        return new StepCells(inner, true, points, new Range(-1, 1));
    }

    /**
     * Cells {@code floor(v / size)}, with the quotient in the precision of the sample.
     *
     * @param least least value of the sample
     * @param greatest greatest value of the sample
     */
    static StepCells ofSize(SizedCells sized, double least, double greatest) {
        double first = sized.quotientFloor(least);
        int count = (int) (sized.quotientFloor(greatest) - first);
        double[] inner = new double[count];
        for (int i = 0; i < count; i++) {
            inner[i] = sized.leastValueOf(first + 1 + i);
        }
        return new StepCells(inner, true, 0, new Range(least, greatest));
    }

    /**
     * Cells with nearly equal numbers of the given values, cut at the quantiles i / bins, which lie between the ranks as in
     * numpy.quantile. With K values per input only every K-th sorted value counts, so that K copies of a sample are cut like
     * the sample.
     *
     * @param values N·K, sorted by this method
     * @param draws K
     */
    public static StepCells equalMass(double[] values, int draws, int bins) {
        Arrays.sort(values);
        double[] inner = new double[bins - 1];
        for (int i = 0; i < inner.length; i++) {
            long rank = draws * (((values.length / draws - 1L) * (i + 1) + bins - 1) / bins);
            inner[i] = values[(int) rank];
        }
        return new StepCells(inner, false, 0, new Range(values[0], values[values.length - 1]));
    }

    @Override
    public long cells() {
        return last + 1L;
    }

    @Override
    public boolean clamps(double least, double greatest) {
        return least < range.lower() || greatest > range.upper();
    }

    @Override
    public @Nullable CellLine line(ValueSpan span) {
        boolean sharesBelow = belowAll != 0 && span.least() < edges[1];
        if (!evenlySpaced || last < 2 || last >= CellLine.MOST_CELLS || sharesBelow) {
            return null;
        }
        return CellLine.through(edges[1], edges[last], last);
    }

    @Override
    public void number(double[] values, int count, long[] numbers) {
        if (evenlySpaced) {
            numberEvenly(values, count, numbers);
        } else {
            for (int i = 0; i < count; i++) {
                numbers[i] = renumbered(search(values[i]));
            }
        }
    }

    /** The cell number of one value. */
    public long cellOf(double value) {
        if (!evenlySpaced) {
            return renumbered(search(value));
        }
        int cell = Math.max(0, Math.min(last, (int) ((value - origin) * perUnit)));
        if (value >= edges[cell + 1]) {
            cell++;
        } else if (value < edges[cell]) {
            cell--;
        }
        return renumbered(cell);
    }

    private void numberEvenly(double[] values, int count, long[] numbers) {
        double[] steps = edges;
        for (int i = 0; i < count; i++) {
            double value = values[i];
            int cell = Math.max(0, Math.min(last, (int) ((value - origin) * perUnit)));
            if (value >= steps[cell + 1]) {
                cell++;
            } else if (value < steps[cell]) {
                cell--;
            }
            numbers[i] = cell == 0 ? belowAll : cell;
        }
    }

    private int renumbered(int cell) {
        return cell == 0 ? belowAll : cell;
    }

    /** The last cell whose least value is at most the given value. */
    private int search(double value) {
        int low = 0;
        int high = last;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (edges[middle] <= value) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
