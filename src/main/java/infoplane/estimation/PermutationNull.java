package infoplane.estimation;

import infoplane.core.Checks;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import infoplane.density.KernelTerms;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.ToDoubleFunction;

/**
 * The null distribution of an estimate: the estimates after the labels were shuffled. Shuffling keeps every marginal
 * distribution and removes all dependence, so what remains is bias and spread.
 *
 * @param permutations how many times the labels were shuffled
 * @param mean of the estimates: the bias at independence
 * @param deviation of the estimates about their mean
 * @param largest of the estimates
 * @param pValue share of the permutations, with the observed order among them, whose estimate is at least the observed
 *     estimate (Phipson and Smyth 2010, "Permutation p-values should never be zero"); at least 1/(permutations + 1)
 */
public record PermutationNull(
        int permutations, Information mean, Information deviation, Information largest, double pValue) {
    /** The fewest permutations with which the p-value can fall to 5 %. */
    public static final int FEWEST = 19;

    public static final int MOST = 10_000;

    private static final double LEVEL = 0.05;

    /**
     * The null distribution of I(T;Y).
     *
     * @param observed the estimate with the labels in place
     * @param permutations {@value #FEWEST} to {@value #MOST}
     * @param seed of the shuffles; equal seeds give layers with equal numbers of inputs the same shuffles
     * @throws EstimationRefusedException if the estimator refuses the layer, or has no I(T;Y)
     */
    public static PermutationNull ofLabels(
            Estimator estimator, LayerSample layer, Information observed, int permutations, Seed seed) {
        Estimator plain = estimator.plain();
        return of(layer.inputs(), observed, permutations, seed, order -> {
            LayerSample independent = layer.withShuffled(layer.labels().select(order));
            Information label = plain.layer(independent).labelInformation();
            if (label == null) {
                throw new EstimationRefusedException(EstimateFlag.NO_LABEL_INFORMATION.explanation());
            }
            return label.nats();
        });
    }

    /** The null distribution of I(A;B): the rows of {@code b} are shuffled. */
    public static PermutationNull ofPair(
            Estimator estimator, Samples a, Samples b, Information observed, int permutations, Seed seed) {
        Estimator plain = estimator.plain();
        return of(
                a.rows(),
                observed,
                permutations,
                seed,
                order -> plain.pair(a, b.select(order)).information().nats());
    }

    private static PermutationNull of(
            int rows, Information observed, int permutations, Seed seed, ToDoubleFunction<int[]> estimate) {
        Checks.between("permutations", permutations, FEWEST, MOST);
        double[] nats = new double[permutations];
        for (int permutation = 0; permutation < permutations; permutation++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("interrupted while estimating with shuffled labels");
            }
            nats[permutation] =
                    estimate.applyAsDouble(Shuffle.permutation(rows, seed.stream("permutation", permutation)));
        }
        return summary(nats, observed.nats());
    }

    private static PermutationNull summary(double[] nats, double observed) {
        double mean = KernelTerms.mean(nats);
        int notBelow = 0;
        for (double each : nats) {
            notBelow += each >= observed - 1e-12 ? 1 : 0; // sums of equal counts differ by rounding
        }
        return new PermutationNull(
                nats.length,
                Information.ofNats(mean),
                Information.ofNats(Deviation.of(nats)),
                Information.ofNats(Arrays.stream(nats).max().orElseThrow()),
                (1.0 + notBelow) / (1 + nats.length));
    }

    /** Whether the estimate is significantly above the estimates with shuffled labels, at the level of 5 %. */
    public boolean exceeded() {
        return pValue <= LEVEL;
    }
}
