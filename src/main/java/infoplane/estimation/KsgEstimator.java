package infoplane.estimation;

import static infoplane.density.PointTerms.digamma;

import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.PointTerms;
import infoplane.density.ValueOrder;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estimator of Kraskov, Stögbauer and Grassberger (2004), "Estimating mutual information", with the maximum norm in the
 * joint space and within both samples. Estimates may be slightly negative; they are not clipped, because clipping would bias
 * means. For a layer, where Y is a class, Ross's estimator applies the same idea.
 */
final class KsgEstimator implements Estimator {
    private final KsgSettings settings;
    private final boolean plain;

    KsgEstimator(KsgSettings settings) {
        this(settings, false);
    }

    private KsgEstimator(KsgSettings settings, boolean plain) {
        this.settings = settings;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new KsgEstimator(settings, true);
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        ContinuousRows.requireNeighbours(settings.k(), a.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, Information.ofNats(ceiling(a.rows())), null, flags);
        }
        ContinuousRows.require("A", a);
        ContinuousRows.require("B", b);
        Samples first = prepared(a, flags);
        Samples second = prepared(b, flags);
        CalibratedRange.checkRows(first.rows(), flags);
        Neighbourhoods.Nearest nearest = nearest(first, second);
        PointTerms terms = terms(first, second, nearest);
        Information information = terms.information();
        Information ceiling = Information.ofNats(ceiling(nearest, a.rows()));
        if (information.nats() >= 0.95 * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
        Information error = plain ? null : error(first, second, terms, nearest);
        Doubts.checkScale(first, second, information, error, repetition(first, second, terms.terms()), flags);
        return new Estimate(information, ceiling, error, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        return new RossEstimator(settings.k(), settings.standardise(), "ksg", settings.subsampled(), plain)
                .layer(layer);
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        return new RossEstimator(settings.k(), settings.standardise(), "ksg", settings.subsampled(), true)
                .written(layer);
    }

    private Samples prepared(Samples samples, Set<EstimateFlag> flags) {
        if (!settings.standardise()) {
            return samples;
        }
        ZScores standardised = ZScores.of(samples);
        if (standardised.dropped()) {
            flags.add(EstimateFlag.COLUMNS_DROPPED);
        }
        return standardised.samples();
    }

    /** The ceiling without ties: it is reached if no row has more neighbours in either sample than it must have. */
    private double ceiling(int rows) {
        return digamma(rows) - digamma(settings.k()) - (settings.variant() == 1 ? 0 : 1.0 / settings.k());
    }

    private @Nullable Information error(Samples a, Samples b) {
        Neighbourhoods.Nearest nearest = nearest(a, b);
        return error(a, b, terms(a, b, nearest), nearest);
    }

    private @Nullable Information error(Samples a, Samples b, PointTerms terms, Neighbourhoods.Nearest nearest) {
        return settings.subsampled()
                ? SamplingError.ofPair(a, b, settings.k() + 1, this::nats)
                : InfluenceError.of(terms.terms(), influences(terms.terms(), nearest), a.rows(), settings.k() + 1);
    }

    /** Leaves out the rows that count one row less: they change the error by less than a tenth. */
    private static double[] influences(double[] terms, Neighbourhoods.Nearest nearest) {
        int[] counted = nearest.counted();
        double[] influences = new double[terms.length];
        for (int row = 0; row < terms.length; row++) {
            influences[row] = terms[row] + counted[row] / (double) nearest.k();
        }
        return influences;
    }

    /**
     * The ceiling with ties, where others are as far away as the k-th neighbour. Eq. 8 counts others that are strictly
     * nearer, so a row may be certain of fewer than k − 1 in either sample. Eq. 9 also counts others at the same distance.
     */
    private double ceiling(Neighbourhoods.Nearest nearest, int rows) {
        if (settings.variant() != 1) {
            return ceiling(rows);
        }
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            sum += digamma(settings.k()) - 2 * digamma(nearest.nearer(row) + 1);
        }
        return digamma(rows) + sum / rows;
    }

    private double nats(Samples a, Samples b) {
        return terms(a, b, nearest(a, b)).information().nats();
    }

    /** @param terms of the estimate that is repeated */
    private Doubts.Repetition<Doubts.Pair> repetition(Samples a, Samples b, double[] terms) {
        return new Doubts.Repetition<>() {
            private int @Nullable [] order;

            @Override
            public double nats(Doubts.Pair samples) {
                return KsgEstimator.this.nats(samples.a(), samples.b());
            }

            @Override
            public @Nullable Information error(Doubts.Pair samples) {
                return KsgEstimator.this.error(samples.a(), samples.b());
            }

            @Override
            public double[] changes(Doubts.Pair samples, int most) {
                if (order == null) {
                    order = ValueOrder.of(a.beside(b));
                }
                int[] some = InfluenceError.some(order, most);
                Neighbourhoods.Nearest nearest = joint(samples.a(), samples.b()).nearest(settings.k(), some);
                double[] changes = KsgEstimator.this
                        .terms(samples.a(), samples.b(), nearest)
                        .terms();
                for (int i = 0; i < changes.length; i++) {
                    changes[i] -= terms[some[i]];
                }
                return changes;
            }
        };
    }

    private Neighbourhoods.Nearest nearest(Samples a, Samples b) {
        return joint(a, b).nearest(settings.k());
    }

    private static Neighbourhoods joint(Samples a, Samples b) {
        return Neighbourhoods.of(a.beside(b), Neighbourhoods.Norm.MAXIMUM);
    }

    /** The terms of the rows whose nearest neighbours these are. */
    private PointTerms terms(Samples a, Samples b, Neighbourhoods.Nearest nearest) {
        return settings.variant() == 1 ? first(a, b, nearest) : second(a, b, nearest);
    }

    /** Eq. 8: counts others that are strictly nearer than the k-th neighbour in the joint space. */
    static PointTerms first(Samples a, Samples b, Neighbourhoods.Nearest nearest) {
        double[] radii = nearest.farthest();
        int[] inA = counts(a, radii, false, nearest);
        int[] inB = counts(b, radii, false, nearest);
        double[] terms = new double[radii.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = -digamma(inA[i] + 1) - digamma(inB[i] + 1);
        }
        return new PointTerms(digamma(nearest.k()) + digamma(a.rows()), terms);
    }

    /** Eq. 9: counts others within the smallest rectangle that holds the k neighbours. */
    private static PointTerms second(Samples a, Samples b, Neighbourhoods.Nearest nearest) {
        int k = nearest.k();
        int[] inA = counts(a, reach(a, nearest), true, nearest);
        int[] inB = counts(b, reach(b, nearest), true, nearest);
        double[] terms = new double[inA.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = -digamma(inA[i]) - digamma(inB[i]);
        }
        return new PointTerms(digamma(k) - 1.0 / k + digamma(a.rows()), terms);
    }

    private static int[] counts(Samples samples, double[] radii, boolean inclusive, Neighbourhoods.Nearest nearest) {
        return Neighbourhoods.of(samples, Neighbourhoods.Norm.MAXIMUM).countWithin(radii, inclusive, nearest.of());
    }

    /** The distances within one of the two samples to the farthest of the k neighbours in the joint space. */
    private static double[] reach(Samples samples, Neighbourhoods.Nearest nearest) {
        int[] of = nearest.of();
        double[] reach = new double[of.length];
        for (int i = 0; i < reach.length; i++) {
            for (int rank = 0; rank < nearest.k(); rank++) {
                for (int column = 0; column < samples.columns(); column++) {
                    double difference = samples.at(of[i], column) - samples.at(nearest.neighbour(i, rank), column);
                    reach[i] = Math.max(reach[i], Math.abs(difference));
                }
            }
        }
        return reach;
    }
}
