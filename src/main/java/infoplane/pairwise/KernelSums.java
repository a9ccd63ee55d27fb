package infoplane.pairwise;

import infoplane.core.Samples;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

/**
 * Sums of Gaussian kernels exp(−scale · |a − b|²) over pairs of rows. Rows are compared as float64, distances are sums of
 * squared differences, and memory is proportional to the number of rows.
 */
public final class KernelSums {
    private final double[] total;
    private final double[] ownGroup;

    private KernelSums(double[] total, double[] ownGroup) {
        this.total = total;
        this.ownGroup = ownGroup;
    }

    /**
     * For every row the sum of its kernels with all rows, and with the rows of its own group; both count the row itself.
     *
     * @param rows n × d
     * @param scale of the squared distance in the exponent, not negative: 1/(2σ²) for noise of variance σ²
     * @param groups the group of each row
     */
    public static KernelSums ofRows(Samples rows, double scale, int[] groups) {
        int count = rows.rows();
        double[] values = rows.toDoubles();
        double[] total = new double[count];
        double[] own = new double[count];
        Arrays.fill(total, 1);
        Arrays.fill(own, 1);
        for (int i = 0; i < count; i++) {
            checkInterrupt();
            for (int j = 0; j < i; j++) {
                double kernel = kernel(values, i, values, j, rows.columns(), scale);
                total[i] += kernel;
                total[j] += kernel;
                if (groups[i] == groups[j]) {
                    own[i] += kernel;
                    own[j] += kernel;
                }
            }
        }
        return new KernelSums(total, own);
    }

    /**
     * For every query and every column of weights the sum over rows of weight times kernel.
     *
     * @param queries m × d
     * @param rows n × d
     * @param weights one array of n weights, not negative, per column
     * @return one array of m sums per column of weights
     */
    public static double[][] weighted(Samples queries, Samples rows, double scale, double[]... weights) {
        double[] from = queries.toDoubles();
        double[] to = rows.toDoubles();
        double[][] sums = new double[weights.length][queries.rows()];
        for (int i = 0; i < queries.rows(); i++) {
            checkInterrupt();
            for (int j = 0; j < rows.rows(); j++) {
                double kernel = kernel(from, i, to, j, rows.columns(), scale);
                for (int column = 0; column < weights.length; column++) {
                    sums[column][i] += weights[column][j] * kernel;
                }
            }
        }
        return sums;
    }

    /** Row by row the sum over all rows, itself included: 1 to n. */
    public double[] total() {
        return total.clone();
    }

    /** Row by row the sum over the rows of the same group, itself included. */
    public double[] ownGroup() {
        return ownGroup.clone();
    }

    private static double kernel(double[] from, int i, double[] to, int j, int columns, double scale) {
        double squared = 0;
        for (int column = 0; column < columns; column++) {
            double difference = from[i * columns + column] - to[j * columns + column];
            squared += difference * difference;
        }
        return Math.exp(-scale * squared);
    }

    private static void checkInterrupt() {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("sums over pairs of rows");
        }
    }
}
