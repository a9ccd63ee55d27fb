package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import infoplane.density.ValueOrder;
import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard errors of nearest-neighbour estimates by subsampling (Holmes and Nemenman 2019, "Estimation of mutual information
 * for real-valued data with error bars and controlled bias"). The terms of neighbouring rows depend on each other, so
 * sd(terms)/√N is a quarter too small. Estimates on disjoint parts of the rows are independent; their variance is that of
 * the whole estimate times the number of parts.
 */
final class SamplingError {
    private static final int PARTITIONS = 4;
    /**
     * With more parts, each part is too small to behave like the whole: 16 parts of 400 rows give errors that are a third
     * too small.
     */
    private static final int PARTS = 4;

    private SamplingError() {}

    /**
     * The standard error. Its own uncertainty is about 20 %; for a few hundred rows it is about 10 % too small.
     *
     * @param order the numbers of all rows, sorted by value, so that the parts do not depend on the order of the rows
     * @param fewest the fewest rows that the estimate accepts; parts have at least twice as many
     * @param estimate in nats, of the rows with the given numbers
     * @return null if there are too few rows to divide, or if the estimator refuses a part
     */
    static @Nullable Information of(int[] order, int fewest, ToDoubleFunction<int[]> estimate) {
        if (tooFew(order.length, fewest)) {
            return null;
        }
        RandomGenerator random = new Seed(0).stream("parts for the standard error of neighbour estimates");
        double variance = 0;
        try {
            for (int partition = 0; partition < PARTITIONS; partition++) {
                int[] places = Shuffle.permutation(order.length, random);
                int[] shuffled =
                        Arrays.stream(places).map(place -> order[place]).toArray();
                variance += InfluenceError.variance(estimates(shuffled, estimate)) / PARTS / PARTITIONS;
            }
        } catch (EstimationRefusedException tooFewOfAClass) {
            return null;
        }
        return Information.ofNats(Math.sqrt(variance));
    }

    static boolean tooFew(int rows, int fewest) {
        return rows < PARTS * 2 * fewest;
    }

    /**
     * The standard error of an estimate of two samples.
     *
     * @param nats estimate of a part of both samples
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
}
