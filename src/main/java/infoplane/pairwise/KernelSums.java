package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Samples;

/**
 * Sums of Gaussian kernels exp(−scale · |a − b|²) over pairs of rows. Sums are exact to about 1e-7 of themselves, and so
 * that the mean of their logarithms is exact to 1e-7 (see {@link FloatVectorTiles}); of that, {@value #LEFT_OUT} is for
 * pairs too far apart to be computed. Memory is proportional to the number of rows; the result does not depend on the
 * number of threads. Work is shared in the fork-join pool of the calling thread, else in the common pool; interrupting
 * the calling thread ends it with a {@link java.util.concurrent.CancellationException}.
 */
public final class KernelSums {
    /** The most that the pairs left out could add to a sum, in units of the kernel of a row with itself. */
    static final double LEFT_OUT = 1e-8;

    /**
     * Pairs from which on vectors, and float32 where it can hold the rows, are used: with few, errors do not average out,
     * and until the virtual machine has compiled them vectors are much slower than plain Java.
     */
    private static final long MANY_PAIRS = 250_000;

    private static final double BITS_PER_NAT = 1 / Math.log(2);

    private final double[] total;
    private final double[] ownGroup;

    private KernelSums(double[] total, double[] ownGroup) {
        this.total = total;
        this.ownGroup = ownGroup;
    }

    /**
     * For every row the sum of its kernels with all rows, and with the rows of its own group; both count the row itself.
     *
     * @param rows n × d with d at least 1, finite
     * @param scale of the squared distance in the exponent, over 0: 1/(2σ²) for noise of variance σ²
     * @param groups the group of each row, not negative
     */
    public static KernelSums ofRows(Samples rows, double scale, int[] groups) {
        return ofRows(rows, scale, groups, engine(rows, rows));
    }

    static KernelSums ofRows(Samples rows, double scale, int[] groups, PairwiseEngine engine) {
        check(rows, scale);
        if (groups.length != rows.rows()) {
            throw new IllegalArgumentException(
                    "there are " + groups.length + " groups for " + rows.rows() + " rows but must be as many");
        }
        double reach = reach(rows.rows(), scale);
        boolean bounded = Reach.leavesOut(rows, rows, reach);
        Outline outline = bounded ? Outline.of(rows, origin(rows)) : null;
        RowOrder order = RowOrder.of(groups, outline);
        double rate = scale * BITS_PER_NAT;
        PackedRows packed = PackedRows.of(rows, order, inSingle(rows, rows, rate, engine));
        Boxes boxes = outline == null ? Boxes.none() : Boxes.of(outline, order);
        Tiles tiles = new Tiles(packed, packed, rate, reach, bounded, boxes, boxes, new double[0][]);
        double[][] sums = SymmetricSums.of(tiles, engine.kernel(tiles));
        double[] within = order.byRow(sums[0], rows.rows());
        double[] total = order.byRow(sums[1], rows.rows());
        for (int row = 0; row < total.length; row++) {
            total[row] += within[row];
        }
        return new KernelSums(total, within);
    }

    /**
     * For every query and every column of weights the sum over rows of weight times kernel.
     *
     * @param queries m × d
     * @param rows n × d
     * @param weights one array of n weights, finite and not negative, per column
     * @return one array of m sums per column of weights
     */
    public static double[][] weighted(Samples queries, Samples rows, double scale, double[]... weights) {
        return weighted(queries, rows, scale, engine(queries, rows), weights);
    }

    static double[][] weighted(
            Samples queries, Samples rows, double scale, PairwiseEngine engine, double[]... weights) {
        check(rows, scale);
        double reach = reach(rows.rows(), scale);
        boolean bounded = Reach.leavesOut(queries, rows, reach);
        Outline queryOutline = bounded ? Outline.of(queries, origin(rows)) : null;
        Outline outline = bounded ? Outline.of(rows, origin(rows)) : null;
        RowOrder rowOrder = RowOrder.of(new int[queries.rows()], queryOutline);
        RowOrder columnOrder = RowOrder.of(new int[rows.rows()], outline);
        double rate = scale * BITS_PER_NAT;
        boolean single = inSingle(queries, rows, rate, engine);
        Scaled scaled = Scaled.of(weights, columnOrder);
        Tiles tiles = new Tiles(
                PackedRows.of(queries, rowOrder, single),
                PackedRows.of(rows, columnOrder, single),
                rate,
                reach,
                bounded,
                queryOutline == null ? Boxes.none() : Boxes.of(queryOutline, rowOrder),
                outline == null ? Boxes.none() : Boxes.of(outline, columnOrder),
                scaled.weights());
        double[][] sums = WeightedSums.of(tiles, engine.kernel(tiles));
        double[][] byRow = new double[weights.length][];
        for (int w = 0; w < weights.length; w++) {
            byRow[w] = rowOrder.byRow(sums[w], queries.rows());
            for (int query = 0; query < byRow[w].length; query++) {
                byRow[w][query] *= scaled.factors()[w];
            }
        }
        return byRow;
    }

    /** Row by row the sum over all rows, itself included: 1 to n. */
    public double[] total() {
        return total.clone();
    }

    /** Row by row the sum over the rows of the same group, itself included. */
    public double[] ownGroup() {
        return ownGroup.clone();
    }

    private static void check(Samples rows, double scale) {
        Checks.atLeast("columns", rows.columns(), 1);
        Checks.positive("scale", scale);
    }

    private static boolean areMany(Samples queries, Samples rows) {
        return (long) queries.rows() * rows.rows() >= MANY_PAIRS;
    }

    private static PairwiseEngine engine(Samples queries, Samples rows) {
        return areMany(queries, rows) ? PairwiseEngine.best() : PairwiseEngine.SCALAR;
    }

    private static boolean inSingle(Samples queries, Samples rows, double rate, PairwiseEngine engine) {
        return areMany(queries, rows)
                && engine.fitsSingle(rows, rate)
                && (queries == rows || engine.fitsSingle(queries, rate));
    }

    /** Squared distance from which on n kernels together stay below {@link #LEFT_OUT}. */
    private static double reach(int rows, double scale) {
        return Math.log(rows / LEFT_OUT) / scale;
    }

    private static double[] origin(Samples rows) {
        double[] origin = new double[rows.columns()];
        rows.copyRows(0, 1, origin);
        return origin;
    }

    /** Weights by position, each column divided by its largest so that float32 holds them. */
    private record Scaled(double[][] weights, double[] factors) {
        static Scaled of(double[][] weights, RowOrder order) {
            double[][] scaled = new double[weights.length][order.positions()];
            double[] factors = new double[weights.length];
            for (int w = 0; w < weights.length; w++) {
                for (double weight : weights[w]) {
                    factors[w] = Math.max(factors[w], weight);
                }
                for (int position = 0; position < order.positions(); position++) {
                    int row = order.rowAt(position);
                    scaled[w][position] = row == RowOrder.EMPTY || factors[w] == 0 ? 0 : weights[w][row] / factors[w];
                }
            }
            return new Scaled(scaled, factors);
        }
    }
}
