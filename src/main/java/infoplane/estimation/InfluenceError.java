package infoplane.estimation;

import infoplane.core.Information;
import infoplane.density.KernelTerms;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard errors of nearest-neighbour estimates from what each row does to the estimate, the infinitesimal jackknife (Efron
 * 1982, "The jackknife, the bootstrap and other resampling plans", chapter 6). A row adds its own term. Each row that counts
 * it among its k neighbours would have to look farther without it: the logarithm of the volume, and with it the estimate,
 * grows by 1/k on average. Each row that has it within its radius counts one row less.
 *
 * <p>The error lies between two. sd(terms)/√N leaves out what a row does to others, and is too small. sd(influences)/√N
 * counts what rows do together twice (Efron and Stein 1981, "The jackknife estimate of variance"), and is too large, most
 * of all where the samples are independent. The variance two thirds of the way was chosen by the spread over samples, which
 * it met within a factor of 0.75 to 1.4 for all data that were tried ({@code InfluenceErrorTest}).
 */
final class InfluenceError {
    /** Rows whose influence is summed up: the error is then known to some 5 %, and costs a tenth of the estimate. */
    static final int MOST_ROWS = 500;

    private InfluenceError() {}

    /**
     * A part of the rows that stands for all: of each so many neighbours in the order, one.
     *
     * @param order the numbers of all rows, sorted by value, so that the part does not depend on the order of the rows
     * @param most the most rows of the part
     */
    static int[] some(int[] order, int most) {
        int step = (order.length + most - 1) / most;
        return IntStream.range(0, (order.length + step - 1) / step)
                .map(place -> order[place * step])
                .toArray();
    }

    /**
     * The standard error.
     *
     * @param terms of some rows, in nats
     * @param influences of the same rows, in nats
     * @param rows of the estimate
     * @param fewest the fewest rows that the estimate accepts
     * @return null if there are too few rows, as for {@link SamplingError}
     */
    static @Nullable Information of(double[] terms, double[] influences, int rows, int fewest) {
        double variance = (variance(terms) + 2 * variance(influences)) / 3;
        return SamplingError.tooFew(rows, fewest) ? null : Information.ofNats(Math.sqrt(variance / rows));
    }

    static double variance(double[] values) {
        double mean = KernelTerms.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
