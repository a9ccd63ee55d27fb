package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import infoplane.density.KernelTerms;
import infoplane.density.ValueOrder;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard errors of estimates from nearest neighbours by subsampling (Holmes and Nemenman 2019, "Estimation of mutual
 * information for real-valued data with error bars and controlled bias"). Terms of rows that are each other's neighbours
 * depend on each other, so that sd(terms)/√N comes out a quarter too small; estimates on disjoint parts of the rows are
 * independent, and their variance is that of the whole times the number of parts.
 */
final class SamplingError {
    private static final int PARTITIONS = 4;
    /** More would be too small to behave like the whole: 16 parts of 400 rows give errors a third too small. */
    private static final int PARTS = 4;

    private SamplingError() {}

    /**
     * The standard error, itself known to some 20 %, and of a few hundred rows some 10 % too small.
     *
     * @param order the numbers of all rows, by their values, so that the parts do not depend on the order in which they come
     * @param fewest rows that the estimate works on; parts have at least twice as many
     * @param estimate in nats, of the rows with the given numbers
     * @return null where there are too few rows to be divided, or a part of them is refused
     */
    static @Nullable Information of(int[] order, int fewest, ToDoubleFunction<int[]> estimate) {
        if (order.length < PARTS * 2 * fewest) {
            return null;
        }
        RandomGenerator random = new Seed(0).stream("parts for the standard error of neighbour estimates");
        double variance = 0;
        try {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                int[] places = Shuffle.permutation(order.length, random);
                int[] shuffled =
                        Arrays.stream(places).map(place -> order[place]).toArray();
                variance += variance(estimates(shuffled, estimate)) / PARTS / PARTITIONS;
            }
        } catch (EstimationRefusedException tooFewOfAClass) {
            return null;
        }
        return Information.ofNats(Math.sqrt(variance));
    }

    /**
     * The same of an estimate of two samples.
     *
     * @param nats of parts of both
     */
    static @Nullable Information ofPair(Samples a, Samples b, int fewest, ToDoubleBiFunction<Samples, Samples> nats) {
        return of(ValueOrder.of(a.beside(b)), fewest, rows -> nats.applyAsDouble(a.select(rows), b.select(rows)));
    }

    private static double[] estimates(int[] order, ToDoubleFunction<int[]> estimate) {
        double[] estimates = new double[PARTS];
        for (int part = 0; part < PARTS; part++) {
            int first = part;
            int[] rows = IntStream.range(0, order.length)
                    .filter(i -> i % PARTS == first)
                    .map(i -> order[i])
                    .sorted()
                    .toArray();
            estimates[part] = estimate.applyAsDouble(rows);
        }
        return estimates;
    }

    private static double variance(double[] values) {
        double mean = KernelTerms.mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
