package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.KernelTerms;
import infoplane.density.NormalScores;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Checks an estimate against the samples themselves, without knowing the truth. */
public final class Doubts {
    private static final double STANDARD_ERRORS = 3;
    /** Differences within this many nats, or within this share, are ignored. */
    public static final double DIFFERENT_NATS = 0.05;

    public static final double DIFFERENT_SHARE = 0.05;
    /** A standard error above both limits makes an estimate useless. */
    private static final double USELESS_NATS = 0.2;

    private static final double USELESS_SHARE = 0.5;

    /** Rows whose terms are compared first: that is enough where scale clearly matters, or clearly does not. */
    private static final int FIRST_ROWS = 500;

    private Doubts() {}

    /**
     * Repeats an estimate for other samples of the same rows.
     *
     * @param <S> one sample or two
     */
    interface Repetition<S> {
        double nats(S samples);

        @Nullable
        Information error(S samples);

        /**
         * By how much the terms of some rows change, in nats: their mean guesses the change of the estimate. Null if that is
         * no faster than the estimate.
         *
         * @param most the most rows, at least 2
         */
        default double @Nullable [] changes(S samples, int most) {
            return null;
        }
    }

    /** Two samples of the same rows. */
    record Pair(Samples a, Samples b) {}

    /** Flags a standard error that exceeds both half of the estimate and 0.2 nats. */
    static void checkPrecision(Information estimate, @Nullable Information error, Set<EstimateFlag> flags) {
        double most = Math.max(USELESS_NATS, USELESS_SHARE * Math.abs(estimate.nats()));
        if (error != null && !(error.nats() <= most)) {
            flags.add(EstimateFlag.IMPRECISE);
        }
    }

    /**
     * Repeats the estimate with normal scores of the columns, which changes no information (Kraskov et al. 2004, section
     * II). Flags a difference above 0.05 nats and 5 % that also exceeds three standard errors, either of the estimate or of
     * the repeated estimate. The second kind is needed because heavy tails inflate the estimate's own standard error, if a
     * fit follows every outlier, and so hide any difference. Also flags as {@link #checkPrecision} does.
     *
     * <p>Where a part of the rows decides it, the others are left out: the terms of the same rows differ far less than they
     * vary.
     *
     * @param error of the estimate; if null, only the precision is checked
     */
    static void checkScale(
            Samples a,
            Samples b,
            Information estimate,
            @Nullable Information error,
            Repetition<Pair> repetition,
            Set<EstimateFlag> flags) {
        checkPrecision(estimate, error, flags);
        if (error == null || !isInRanks(estimate, a.rows())) {
            return;
        }
        RandomGenerator random = new Seed(0).stream("normal scores");
        Pair normal = new Pair(NormalScores.drawn(a, random), NormalScores.drawn(b, random));
        checkScale(normal, a.rows(), estimate, error, 1, repetition, flags);
    }

    /** The same with a repetition that knows of no terms. */
    static void checkScale(
            Samples a,
            Samples b,
            Information estimate,
            @Nullable Information error,
            ToDoubleBiFunction<Samples, Samples> nats,
            BiFunction<Samples, Samples, @Nullable Information> errors,
            Set<EstimateFlag> flags) {
        Repetition<Pair> whole = new Repetition<>() {
            @Override
            public double nats(Pair samples) {
                return nats.applyAsDouble(samples.a, samples.b);
            }

            @Override
            public @Nullable Information error(Pair samples) {
                return errors.apply(samples.a, samples.b);
            }
        };
        checkScale(a, b, estimate, error, whole, flags);
    }

    /**
     * Like {@link #checkScale} for I(T;Y): repeats the estimate with normal scores of the columns of T.
     *
     * @param error of the estimate; null if there is none
     */
    static void checkLayerScale(
            Samples rows,
            Information estimate,
            @Nullable Information error,
            Repetition<Samples> repetition,
            Set<EstimateFlag> flags) {
        checkPrecision(estimate, error, flags);
        if (error != null) {
            Samples normal = NormalScores.drawn(rows, new Seed(0).stream("normal scores"));
            checkScale(normal, rows.rows(), estimate, error, 1, repetition, flags);
        }
    }

    /**
     * Like {@link #checkLayerScale} if all inputs were measured. Then there is no sampling error to compare with, and
     * computing one would take four times as long. So a difference above twice the limit, 0.1 nats and 10 %, is flagged.
     */
    static void checkExhaustiveLayerScale(
            Samples rows, Information estimate, Repetition<Samples> repetition, Set<EstimateFlag> flags) {
        Samples normal = NormalScores.drawn(rows, new Seed(0).stream("normal scores"));
        checkScale(normal, rows.rows(), estimate, Information.ZERO, 2, repetition, flags);
    }

    /** @param times the usual limit may differ */
    private static <S> void checkScale(
            S normal,
            int rows,
            Information estimate,
            Information error,
            double times,
            Repetition<S> repetition,
            Set<EstimateFlag> flags) {
        try {
            if (differ(normal, rows, estimate, error, times, repetition)) {
                flags.add(EstimateFlag.SCALE_DEPENDENT);
            }
        } catch (EstimationRefusedException nothingToCompare) {
            // There is nothing to compare with, so no flag is added.
        }
    }

    /**
     * Whether N ranks can hold the estimated information. Normal scores keep only the ranks, and N ranks hold at most ln N.
     */
    private static boolean isInRanks(Information estimate, int rows) {
        return estimate.nats() <= Math.log(rows);
    }

    private static <S> boolean differ(
            S normal, int rows, Information estimate, Information error, double times, Repetition<S> repetition) {
        for (int most = FIRST_ROWS; 2 * most <= rows; most *= 4) {
            double[] changes = repetition.changes(normal, most);
            if (changes == null) {
                break;
            }
            double change = KernelTerms.mean(changes);
            double unsure = STANDARD_ERRORS * Math.sqrt(InfluenceError.variance(changes) / changes.length);
            double again = Math.abs(estimate.nats() + change);
            if (isSmall((Math.abs(change) + unsure) / times, again - unsure)) {
                return false;
            }
            double least = Math.abs(change) - unsure;
            if (!isSmall(least / times, again + unsure) && exceeds(least, error)) {
                return true;
            }
        }
        double again = repetition.nats(normal);
        double difference = Math.abs(again - estimate.nats());
        return !isSmall(difference / times, Math.abs(again))
                && (exceeds(difference, error) || exceeds(difference, repetition.error(normal)));
    }

    private static boolean isSmall(double difference, double again) {
        return difference <= Math.max(DIFFERENT_NATS, DIFFERENT_SHARE * again);
    }

    private static boolean exceeds(double difference, @Nullable Information error) {
        return error != null && difference > STANDARD_ERRORS * error.nats();
    }
}
