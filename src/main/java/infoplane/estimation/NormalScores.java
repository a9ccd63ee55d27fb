package infoplane.estimation;

import infoplane.core.Samples;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Samples whose columns keep their order but take the values of a standard normal sample, so that neither scale nor heavy
 * tails are left. An increasing function of each column changes no mutual information, and that is what this is. Equal
 * values stay equal: they take the value in the middle of their ranks.
 */
public final class NormalScores {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private NormalScores() {}

    /** The value of rank r of n is the quantile (r + ½) / n. Constant columns become 0. */
    public static Samples quantiles(Samples samples) {
        double[] values = IntStream.range(0, samples.rows())
                .mapToDouble(rank -> NORMAL.inverseCumulativeProbability((rank + 0.5) / samples.rows()))
                .toArray();
        return replaced(samples, column -> values);
    }

    /**
     * The value of rank r is that of rank r of a normal sample drawn for the column (Bell and Doksum 1965). Unlike quantiles,
     * which stand in even steps, drawn values are as far from their neighbours as those of any sample.
     */
    static Samples drawn(Samples samples, RandomGenerator random) {
        return replaced(samples, column -> {
            double[] values =
                    random.doubles(samples.rows()).map(NormalScores::quantile).toArray();
            Arrays.sort(values);
            return values;
        });
    }

    /** Of a number that may come out as 0, where the quantile is −∞. */
    private static double quantile(double probability) {
        return NORMAL.inverseCumulativeProbability(Math.max(probability, Double.MIN_NORMAL));
    }

    /** For each column as many values as there are rows, ascending. */
    public interface Scored {
        double[] of(int column);
    }

    /** Every column with other values in the order of its own; equal values become what is in the middle of their ranks. */
    public static Samples replaced(Samples samples, Scored values) {
        int rows = samples.rows();
        int columns = samples.columns();
        double[] replaced = new double[rows * columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            double[] target = values.of(column);
            IntToDoubleFunction value = row -> samples.at(row, at);
            int[] order = IntStream.range(0, rows)
                    .boxed()
                    .sorted(Comparator.comparingDouble(value::applyAsDouble))
                    .mapToInt(row -> row)
                    .toArray();
            for (int first = 0; first < rows; ) {
                int end = first + 1;
                while (end < rows && value.applyAsDouble(order[end]) == value.applyAsDouble(order[first])) {
                    end++;
                }
                double middle = (target[(first + end - 1) / 2] + target[(first + end) / 2]) / 2;
                for (int i = first; i < end; i++) {
                    replaced[order[i] * columns + at] = middle;
                }
                first = end;
            }
        }
        return Samples.ofDoubles(replaced, rows, columns);
    }
}
