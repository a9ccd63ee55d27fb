package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the samples at hand say against an estimate, without knowing the truth. */
public final class Doubts {
    private static final double STANDARD_ERRORS = 3;
    /** A difference within this many nats, or this share, is not worth a word. */
    public static final double DIFFERENT_NATS = 0.05;

    public static final double DIFFERENT_SHARE = 0.05;
    /** A standard error beyond both makes an estimate useless. */
    private static final double USELESS_NATS = 0.2;

    private static final double USELESS_SHARE = 0.5;

    private Doubts() {}

    /** Flags a standard error over half of the estimate and over 0.2 nats. */
    static void ofPrecision(Information estimate, @Nullable Information error, Set<EstimateFlag> flags) {
        double most = Math.max(USELESS_NATS, USELESS_SHARE * Math.abs(estimate.nats()));
        if (error != null && !(error.nats() <= most)) {
            flags.add(EstimateFlag.IMPRECISE);
        }
    }

    /**
     * Estimates once more with the columns made normal, which changes no information (Kraskov et al. 2004, section II), and
     * flags estimates that differ by more than is called good and by more than three standard errors. Heavy tails, which are
     * looked for, make the error itself large where a fit follows every outlier, so that three of the estimate's own hide any
     * difference; then those of the normal columns count. Also flags those that {@link #ofPrecision} does.
     *
     * @param error of the estimate; without it nothing can be said
     * @param nats the same estimate of other samples
     * @param errors its standard errors
     */
    static void ofScale(
            Samples a,
            Samples b,
            Information estimate,
            @Nullable Information error,
            ToDoubleBiFunction<Samples, Samples> nats,
            BiFunction<Samples, Samples, @Nullable Information> errors,
            Set<EstimateFlag> flags) {
        ofPrecision(estimate, error, flags);
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
     * The same of I(T;Y): estimates once more with the columns of T made normal.
     *
     * @param error of the estimate, null where it has none
     * @param nats the same estimate of other rows of T
     * @param errors its standard errors
     */
    static void ofLayerScale(
            Samples rows,
            Information estimate,
            @Nullable Information error,
            ToDoubleFunction<Samples> nats,
            Function<Samples, @Nullable Information> errors,
            Set<EstimateFlag> flags) {
        ofPrecision(estimate, error, flags);
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
     * The same where all inputs were measured, so that there is no sampling error to compare with, and finding one would take
     * four times as long: twice the difference that is called good is flagged.
     */
    static void ofWholeLayerScale(
            Samples rows, Information estimate, ToDoubleFunction<Samples> nats, Set<EstimateFlag> flags) {
        try {
            double again = nats.applyAsDouble(NormalScores.drawn(rows, new Seed(0).stream("normal scores")));
            double most = 2 * Math.max(DIFFERENT_NATS, DIFFERENT_SHARE * Math.abs(again));
            if (Math.abs(again - estimate.nats()) > most) {
                flags.add(EstimateFlag.SCALE_DEPENDENT);
            }
        } catch (EstimationRefusedException nothingToCompare) {
            // the estimate stands
        }
    }

    /** Whether ranks can hold so much: they are all that columns keep when they are made normal, and N of them hold ln N. */
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
