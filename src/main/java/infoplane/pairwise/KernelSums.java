package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Labels;
import infoplane.core.Samples;

/**
 * Sums of Gaussian kernels exp(−scale · |a − b|²) over pairs of rows. Sums are exact to some 1e-7 of themselves, and so
 * that the mean of their logarithms is exact to 1e-7 bits (see {@link VectorFloatTiles}); {@value #LEFT_OUT} of a sum may
 * be missing because it is of pairs too far apart to be computed. Memory is proportional to the number of rows; the
 * result does not depend on the number of threads. Work is shared in the fork-join pool of the calling thread, else in
 * the common pool; interrupting the calling thread ends it with a {@link java.util.concurrent.CancellationException}.
 */
public final class KernelSums {
    /** The most that the pairs left out could add to a sum, in units of the kernel of a row with itself. */
    static final double LEFT_OUT = 1e-8;

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
        return ofRows(rows, scale, groups, PairwiseEngine.best(rows, rows));
    }

    static KernelSums ofRows(Samples rows, double scale, int[] groups, PairwiseEngine engine) {
        check(rows, scale);
        if (groups.length != rows.rows()) {
            throw new IllegalArgumentException(
                    "there are " + groups.length + " groups for " + rows.rows() + " rows but must be as many");
        }
        double[][] sums = engine.ofRows(rows, scale, reach(rows.rows(), scale), groups);
        return new KernelSums(sums[0], sums[1]);
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
        return weighted(queries, rows, scale, PairwiseEngine.best(queries, rows), weights);
    }

    /**
     * p(y|x) of each row, as weights. What is below the smallest normal float32 becomes 0: kernels are summed in float32, where
     * it would vanish and leave ln 0, and it changes no estimate by as much as 1e-35 nats.
     *
     * @param label y, from 0
     */
    public static double[] classWeights(Labels labels, int label) {
        double[] weights = new double[labels.count()];
        for (int row = 0; row < weights.length; row++) {
            double share = labels.probability(row, label);
            weights[row] = share < Float.MIN_NORMAL ? 0 : share;
        }
        return weights;
    }

    static double[][] weighted(
            Samples queries, Samples rows, double scale, PairwiseEngine engine, double[]... weights) {
        check(rows, scale);
        return engine.weighted(queries, rows, scale, reach(rows.rows(), scale), weights);
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

    /** Squared distance from which on n kernels together stay below {@link #LEFT_OUT}. */
    private static double reach(int rows, double scale) {
        return Math.log(rows / LEFT_OUT) / scale;
    }
}
