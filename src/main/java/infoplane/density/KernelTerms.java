package infoplane.density;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.pairwise.KernelSums;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The per-row terms of a kernel estimate, and their influence functions. In a functional mean_i ln p(t_i), where p is the
 * mean of kernels over the rows, row i changes the estimate in two ways: by ln p(t_i), and by its kernel in the p of every
 * other row. Both enter the standard error; with wide kernels the second part is as large as the first.
 */
public final class KernelTerms {
    /** Rows whose influence is computed. The relative error of the standard error is then 1/√(2 · 512), which is 3 %. */
    private static final int MOST_QUERIES = 512;

    private KernelTerms() {}

    /** p(y|x) of each class, one array for each class; then ones, which give the sum over all rows in the same pass. */
    static double[][] weights(Labels labels) {
        double[][] weights = new double[labels.classCount() + 1][];
        Arrays.setAll(
                weights,
                label -> label < labels.classCount()
                        ? KernelSums.classWeights(labels, label)
                        : DoubleStream.generate(() -> 1).limit(labels.count()).toArray());
        return weights;
    }

    /** ln of the mean kernel of each row: {@code ln(sums_i / weight)}. */
    static double[] logMeans(double[] sums, double weight) {
        double[] terms = new double[sums.length];
        for (int i = 0; i < sums.length; i++) {
            terms[i] = Math.log(sums[i] / weight);
        }
        return terms;
    }

    public static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    /** At most 512 distinct row numbers, ascending; the same numbers in every call. */
    public static int[] queries(int rows) {
        int[] all = new int[rows];
        Arrays.setAll(all, i -> i);
        if (rows <= MOST_QUERIES) {
            return all;
        }
        // Random rows, because evenly spaced rows of an enumerated input would all share their last bits.
        RandomGenerator random = new Seed(0).stream("rows for the standard error of kernel estimates");
        for (int i = 0; i < MOST_QUERIES; i++) {
            int other = random.nextInt(i, rows);
            int kept = all[i];
            all[i] = all[other];
            all[other] = kept;
        }
        int[] picked = Arrays.copyOf(all, MOST_QUERIES);
        Arrays.sort(picked);
        return picked;
    }

    /**
     * The sum over all rows j of the influence of each query on p: Σ_j w_j K(query, j) / S_j, where S_j is the weighted sum
     * of row j.
     *
     * @param weights of the rows; null for weights of 1
     */
    static double[] spread(Samples queries, Samples rows, double scale, double @Nullable [] weights, double[] sums) {
        double[] ratios = new double[sums.length];
        for (int j = 0; j < sums.length; j++) {
            double weight = weights == null ? 1 : weights[j];
            ratios[j] = weight > 0 ? weight / sums[j] : 0; // the sum of a row without weight may be 0
        }
        return KernelSums.weighted(queries, rows, scale, ratios)[0];
    }

    /** sd(influence)/√rows; null for a single row, which shows no spread. */
    public static @Nullable Information standardError(double[] influence, int rows) {
        if (rows < 2) {
            return null;
        }
        double mean = mean(influence);
        double squares = 0;
        for (double value : influence) {
            squares += (value - mean) * (value - mean);
        }
        return Information.ofNats(Math.sqrt(squares / (influence.length - 1) / rows));
    }
}
