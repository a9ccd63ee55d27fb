package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.NormalScores;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
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

    private Doubts() {}

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
     * @param error of the estimate; if null, only the precision is checked
     * @param nats the same estimate of other samples
     * @param errors its standard errors
     */
    static void checkScale(
            Samples a,
            Samples b,
            Information estimate,
            @Nullable Information error,
            ToDoubleBiFunction<Samples, Samples> nats,
            BiFunction<Samples, Samples, @Nullable Information> errors,
            Set<EstimateFlag> flags) {
        checkPrecision(estimate, error, flags);
        if (error == null || !isInRanks(estimate, a.rows())) {
            return;
        }
        RandomGenerator random = new Seed(0).stream("normal scores");
        Samples normalA = NormalScores.drawn(a, random);
        Samples normalB = NormalScores.drawn(b, random);
        double again;
        try {
            again = nats.applyAsDouble(normalA, normalB);
        } catch (EstimationRefusedException nothingToCompare) {
            return;
        }
        if (differ(estimate, error, again, () -> errors.apply(normalA, normalB))) {
            flags.add(EstimateFlag.SCALE_DEPENDENT);
        }
    }

    /**
     * Like {@link #checkScale} for I(T;Y): repeats the estimate with normal scores of the columns of T.
     *
     * @param error of the estimate; null if there is none
     * @param nats the same estimate of other rows of T
     * @param errors its standard errors
     */
    static void checkLayerScale(
            Samples rows,
            Information estimate,
            @Nullable Information error,
            ToDoubleFunction<Samples> nats,
            Function<Samples, @Nullable Information> errors,
            Set<EstimateFlag> flags) {
        checkPrecision(estimate, error, flags);
        if (error == null) {
            return;
        }
        Samples normal = NormalScores.drawn(rows, new Seed(0).stream("normal scores"));
        double again;
        try {
            again = nats.applyAsDouble(normal);
        } catch (EstimationRefusedException nothingToCompare) {
            return;
        }
        if (differ(estimate, error, again, () -> errors.apply(normal))) {
            flags.add(EstimateFlag.SCALE_DEPENDENT);
        }
    }

    /**
     * Like {@link #checkLayerScale} if all inputs were measured. Then there is no sampling error to compare with, and
     * computing one would take four times as long. So a difference above twice the limit, 0.1 nats and 10 %, is flagged.
     */
    static void checkExhaustiveLayerScale(
            Samples rows, Information estimate, ToDoubleFunction<Samples> nats, Set<EstimateFlag> flags) {
        try {
            double again = nats.applyAsDouble(NormalScores.drawn(rows, new Seed(0).stream("normal scores")));
            double most = 2 * Math.max(DIFFERENT_NATS, DIFFERENT_SHARE * Math.abs(again));
            if (Math.abs(again - estimate.nats()) > most) {
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

    private static boolean differ(
            Information estimate,
            @Nullable Information error,
            double again,
            Supplier<@Nullable Information> errorAgain) {
        double difference = Math.abs(again - estimate.nats());
        if (difference <= Math.max(DIFFERENT_NATS, DIFFERENT_SHARE * Math.abs(again))) {
            return false;
        }
        return exceeds(difference, error) || exceeds(difference, errorAgain.get());
    }

    private static boolean exceeds(double difference, @Nullable Information error) {
        return error != null && difference > STANDARD_ERRORS * error.nats();
    }
}
