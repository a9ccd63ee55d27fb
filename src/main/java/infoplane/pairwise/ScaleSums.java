package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Sums of Gaussian kernels exp(−scale · |a − b|²) over pairs of rows at many scales, from one pass over the pairs. Where a
 * scale is twice another, its kernel is the square of the other's; restarts by true exponentials keep the mean of the
 * logarithms of sums exact to 1e-6 bits. {@value KernelSums#LEFT_OUT} of a sum may be missing because it is of pairs too far
 * apart. Memory is rows times scales. One thread; the result does not depend on anything but the rows.
 */
public final class ScaleSums {
    /** Leaves of a tile: 1024 rows, whose float32 sums stay in the second cache. */
    private static final int RUN = 64;
    /** Pairs below which vectors gain nothing. */
    private static final long MANY_PAIRS = 250_000;

    private static final double LEAST_SCALE = 1e-25;
    private static final double GREATEST_SCALE = 1e25;

    private final double[][] total;
    private final double[][] ownGroup;

    private ScaleSums(double[][] total, double[][] ownGroup) {
        this.total = total;
        this.ownGroup = ownGroup;
    }

    /**
     * @param rows n × d with d at least 1, finite
     * @param weights n, over 0: how often each row counts
     * @param groups the group of each row, not negative
     * @param scales of the squared distance in the exponent, over 0: 1/(2σ²) for noise of variance σ²
     * @throws java.util.concurrent.CancellationException if the current monitor cancels
     */
    public static ScaleSums of(Samples rows, double[] weights, int[] groups, double[] scales) {
        boolean single = PairwiseEngine.hasVectors()
                && (long) rows.rows() * rows.rows() >= MANY_PAIRS
                && PackedRows.fitSingle(rows)
                && Arrays.stream(scales).allMatch(scale -> scale > LEAST_SCALE && scale < GREATEST_SCALE);
        return of(rows, weights, groups, scales, single);
    }

    /** @param single whether vectors of float32 compute, which must hold the rows */
    static ScaleSums of(Samples rows, double[] weights, int[] groups, double[] scales, boolean single) {
        Checks.atLeast("columns", rows.columns(), 1);
        for (double scale : scales) {
            Checks.positive("scale", scale);
        }
        ScaleChains chains = ScaleChains.of(scales);
        double[] origin = new double[rows.columns()];
        rows.copyRows(0, 1, origin);
        RowOrder order = RowOrder.of(groups, Outline.of(rows, origin));
        int[] groupOfLeaf = new int[order.leaves()];
        double[] placed = new double[order.positions()];
        for (int position = 0; position < placed.length; position++) {
            int row = order.rowAt(position);
            if (row != RowOrder.EMPTY) {
                placed[position] = weights[row];
                groupOfLeaf[position / RowOrder.LEAF] = groups[row];
            }
        }
        double reach = Math.log(Arrays.stream(weights).sum() / KernelSums.LEFT_OUT);
        ScaleTiles tiles = new ScaleTiles(PackedRows.of(rows, order, single), placed, groupOfLeaf, chains, reach);
        ScaleKernel kernel = single ? new VectorScales(tiles) : new ScalarScales(tiles);
        addAll(kernel, order.leaves());
        return inOrder(kernel, order, chains, rows.rows());
    }

    private static void addAll(ScaleKernel kernel, int leaves) {
        RunMonitor monitor = RunMonitor.current();
        int runs = (leaves + RUN - 1) / RUN;
        for (int row = 0; row < runs; row++) {
            for (int column = row; column < runs; column++) {
                monitor.check("pairs of rows");
                kernel.addTile(
                        row * RUN,
                        Math.min(leaves, (row + 1) * RUN),
                        column * RUN,
                        Math.min(leaves, (column + 1) * RUN));
            }
        }
    }

    private static ScaleSums inOrder(ScaleKernel kernel, RowOrder order, ScaleChains chains, int rows) {
        int[] placeOf = chains.placeOf();
        double[][] total = new double[placeOf.length][];
        double[][] ownGroup = new double[placeOf.length][];
        for (int scale = 0; scale < placeOf.length; scale++) {
            ownGroup[scale] = order.byRow(kernel.sums(true)[placeOf[scale]], rows);
            total[scale] = order.byRow(kernel.sums(false)[placeOf[scale]], rows);
            for (int row = 0; row < rows; row++) {
                total[scale][row] += ownGroup[scale][row];
            }
        }
        return new ScaleSums(total, ownGroup);
    }

    /** Row by row the weighted sum over all rows, itself included. @param scale number of the scale, as they were given */
    public double[] total(int scale) {
        return total[scale].clone();
    }

    /** Row by row the weighted sum over the rows of the same group, itself included. */
    public double[] ownGroup(int scale) {
        return ownGroup[scale].clone();
    }
}
