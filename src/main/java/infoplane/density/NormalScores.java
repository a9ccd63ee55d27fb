package infoplane.density;

import infoplane.core.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Replaces the values of each column by those of a standard normal sample and keeps their order, so that neither scale nor
 * heavy tails remain. This is an increasing function of each column, so it changes no mutual information. Equal values stay
 * equal: they get the value in the middle of their ranks.
 */
public final class NormalScores {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private NormalScores() {}

    /** Scores by quantiles: the value with rank r of n becomes the quantile (r + ½) / n. Constant columns become 0. */
    public static Samples quantiles(Samples samples) {
        double[] values = IntStream.range(0, samples.rows())
                .mapToDouble(rank -> NORMAL.inverseCumulativeProbability((rank + 0.5) / samples.rows()))
                .toArray();
        return replaced(samples, column -> values);
    }

    /**
     * Scores by drawing: the value with rank r becomes the value with rank r of a normal sample drawn for the column (Bell
     * and Doksum 1965). Quantiles have regular spacing; drawn values have the spacing of a random sample.
     */
    public static Samples drawn(Samples samples, RandomGenerator random) {
        return replaced(samples, column -> {
            double[] values =
                    random.doubles(samples.rows()).map(NormalScores::quantile).toArray();
            Arrays.sort(values);
            return values;
        });
    }

    /** The quantile; a probability of 0 would give −∞, so it is raised to the smallest normal number. */
    private static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(Math.max(probability, Double.MIN_NORMAL));
    }

    /** The new values of a column: one per row, ascending. */
    public interface ColumnValues {
        double[] of(int column);
    }

    /**
     * Replaces the values of every column, in the order of the column. Equal values become the value in the middle of their
     * ranks.
     */
    public static Samples replaced(Samples samples, ColumnValues values) {
        int rows = samples.rows();
        int columns = samples.columns();
        double[] replaced = new double[rows * columns];
        for (int column = 0; column < columns; column++) {
            double[] sorted = new double[rows];
            for (int row = 0; row < rows; row++) {
                sorted[row] = samples.at(row, column) + 0.0; // −0 equals 0
            }
            Arrays.sort(sorted);
            double[] target = values.of(column);
            double[] scores = new double[rows]; // of distinct values, which take the first places of the sorted ones
            int distinct = 0;
            for (int first = 0; first < rows; ) {
                int end = first + 1;
                while (end < rows && sorted[end] == sorted[first]) {
                    end++;
                }
                scores[distinct] = (target[(first + end - 1) / 2] + target[(first + end) / 2]) / 2;
                sorted[distinct] = sorted[first];
                distinct++;
                first = end;
            }
            for (int row = 0; row < rows; row++) {
                int place = Arrays.binarySearch(sorted, 0, distinct, samples.at(row, column) + 0.0);
                replaced[row * columns + column] = scores[place];
            }
        }
        return Samples.ofDoubles(replaced, rows, columns);
    }
}
