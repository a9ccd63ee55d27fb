package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import infoplane.experiment.RunResults;
import infoplane.findings.Findings.Compression;
import infoplane.measuring.Ceilings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of one estimator for one layer, after the checks that must come before a vote.
 *
 * @param flags flags of the two points that the fall rests on, the maximum and the end
 * @param compresses whether the final I(X;T) is more than half a bit below its maximum
 * @param reason why there is no vote; null if there is one
 */
record LayerCase(
        Curve curve,
        Information fall,
        Set<EstimateFlag> flags,
        Vote compresses,
        @Nullable Reason reason) {
    /** From this share of its ceiling on, an estimator cannot see compression. */
    private static final double SATURATED = 0.95;

    private static final double STILL_FALLING_BITS = 0.25;
    /** Allowed rise of I(T;Y) of the output in the last tenth of the logarithm of the epoch, as a share of H(Y). */
    private static final double STILL_RISING = 0.05;

    String estimator() {
        return curve.estimator();
    }

    int layer() {
        return curve.layer();
    }

    static List<LayerCase> all(RunResults results, List<Curve> curves, Learning learning) {
        List<LayerCase> cases = new ArrayList<>();
        int output = results.settings().network().layerCount();
        for (Curve curve : curves) {
            Curve last = curves.stream()
                    .filter(other ->
                            other.layer() == output && other.estimator().equals(curve.estimator()))
                    .findFirst()
                    .orElse(null);
            cases.add(of(curve, last, results.ceilings(), learning.reason()));
        }
        return cases;
    }

    private static LayerCase of(Curve curve, @Nullable Curve output, Ceilings ceilings, @Nullable Reason unlearnt) {
        if (!curve.hasInput()) {
            return new LayerCase(
                    curve,
                    Information.ZERO,
                    curve.flags(curve.last()),
                    Vote.NONE,
                    Reason.of(Reason.Kind.NOTHING_MEASURED));
        }
        int best = curve.indexOfMaximum();
        double fall = curve.inputBits(best) - curve.inputBits(curve.last());
        Reason reason = unlearnt != null ? unlearnt : curve.refusedEnd();
        if (reason == null) {
            reason = saturated(curve, ceilings);
        }
        boolean falls = fall > Findings.COMPRESSES_BITS;
        if (reason == null && !falls) {
            reason = unsettled(curve, output, fall, ceilings);
        }
        return new LayerCase(
                curve,
                Information.ofBits(fall),
                curve.flags(best, curve.last()),
                reason == null ? Vote.of(falls) : Vote.NONE,
                reason);
    }

    /** Whether the end is within 5 % of the ceiling. Then the maximum is too, because it is not smaller. */
    private static @Nullable Reason saturated(Curve curve, Ceilings ceilings) {
        Information own = curve.points().get(curve.last()).estimate().ceiling();
        double ceiling = (own == null ? ceilings.inputEntropy() : own).bits();
        double end = curve.inputBits(curve.last());
        return ceiling > 0 && end >= SATURATED * ceiling ? new Reason(Reason.Kind.SATURATED, end, ceiling) : null;
    }

    /** Why a layer without compression may still compress, or may have compressed between two measured epochs. */
    private static @Nullable Reason unsettled(Curve curve, @Nullable Curve output, double fall, Ceilings ceilings) {
        if (curve.refusedStart() != null) {
            return curve.refusedStart(); // the maximum may lie there
        }
        if (!curve.fine()) {
            return new Reason(Reason.Kind.TOO_FEW_EPOCHS, curve.size(), Double.NaN);
        }
        double falling = -curve.movement(curve::inputBits);
        if (falling > STILL_FALLING_BITS && fall + falling > Findings.COMPRESSES_BITS) {
            return new Reason(Reason.Kind.STILL_FALLING, falling, STILL_FALLING_BITS);
        }
        double allowed = STILL_RISING * ceilings.labelEntropy().bits();
        double rising = output == null || !output.hasLabel() ? 0 : output.movement(output::labelBits);
        return rising > allowed ? new Reason(Reason.Kind.STILL_RISING, rising, allowed) : null;
    }

    /** Whether the curve has I(X;T), which compression needs. */
    boolean hasInput() {
        return curve.hasInput();
    }

    boolean saturated() {
        return reason != null && reason.kind() == Reason.Kind.SATURATED;
    }

    Compression compression() {
        int best = curve.indexOfMaximum();
        return new Compression(
                estimator(),
                layer(),
                Information.ofBits(curve.inputBits(best)),
                curve.epoch(best),
                Information.ofBits(curve.inputBits(curve.last())),
                curve.epoch(curve.last()),
                fall,
                compresses,
                reason);
    }

    /** The evidence of this layer for a claim. @param yesIfFalls whether a compressing layer supports the claim */
    Evidence evidence(boolean yesIfFalls) {
        Vote vote = compresses == Vote.NONE ? Vote.NONE : Vote.of((compresses == Vote.YES) == yesIfFalls);
        return new Evidence(estimator(), layer(), fall, curve.epoch(curve.indexOfMaximum()), flags, vote, reason);
    }
}
