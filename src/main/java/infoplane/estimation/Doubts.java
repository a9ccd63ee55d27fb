package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What the samples at hand say against an estimate, without knowing the truth. */
final class Doubts {
    private static final double STANDARD_ERRORS = 3;

    private Doubts() {}

    /** Flags a standard error beyond which {@link CalibrationResult} calls an estimate of no use. */
    static void ofPrecision(Information estimate, @Nullable Information error, Set<EstimateFlag> flags) {
        double most =
                Math.max(CalibrationResult.USELESS_NATS, CalibrationResult.USELESS_SHARE * Math.abs(estimate.nats()));
        if (error != null && !(error.nats() <= most)) {
            flags.add(EstimateFlag.IMPRECISE);
        }
    }

    /**
     * Estimates once more with the columns made normal, which changes no information (Kraskov et al. 2004, section II), and
     * flags estimates that differ by more than is called good and by more than three standard errors. Also flags those that
     * {@link #ofPrecision} does.
     *
     * @param error of the estimate; without it nothing can be said
     * @param nats the same estimate of other samples
     */
    static void ofScale(
            Samples a,
            Samples b,
            Information estimate,
            @Nullable Information error,
            ToDoubleBiFunction<Samples, Samples> nats,
            Set<EstimateFlag> flags) {
        ofPrecision(estimate, error, flags);
        if (error == null) {
            return;
        }
        RandomGenerator random = new Seed(0).stream("normal scores");
        double again;
        try {
            again = nats.applyAsDouble(NormalScores.drawn(a, random), NormalScores.drawn(b, random));
        } catch (EstimationRefusedException nothingToCompare) {
            return;
        }
        double good = Math.max(CalibrationResult.GOOD_NATS, CalibrationResult.GOOD_SHARE * Math.abs(again));
        if (Math.abs(again - estimate.nats()) > Math.max(good, STANDARD_ERRORS * error.nats())) {
            flags.add(EstimateFlag.SCALE_DEPENDENT);
        }
    }
}
