package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estimates for one point of the information plane, with standard errors, ceiling and flags.
 *
 * @param inputInformation I(X;T); null if the estimator has no such quantity
 * @param labelInformation I(T;Y); null if the estimator has no such quantity
 * @param entropy H(T) as the estimator defines it; null if it has none
 * @param conditionalEntropy H(T|X) as the estimator defines it, from the K rows of each input, so at most ln K for counts;
 *     null if there is one row per input
 * @param inputStandardError of I(X;T); null if there is none
 * @param labelStandardError of I(T;Y); null if there is none
 * @param ceiling the greatest value that I(X;T) can reach at this sample size; null if there is no such limit
 * @param cells occupied cells, or distinct rows; null if the estimator does not count
 * @param singletons cells with a single row; null if the estimator does not count
 * @param refusal what the estimator refused and why; null if it refused nothing, or if the reason is not stored
 * @param flags about the estimates
 */
public record PlaneEstimate(
        @Nullable Information inputInformation,
        @Nullable Information labelInformation,
        @Nullable Information entropy,
        @Nullable Information conditionalEntropy,
        @Nullable Information inputStandardError,
        @Nullable Information labelStandardError,
        @Nullable Information ceiling,
        @Nullable Integer cells,
        @Nullable Integer singletons,
        @Nullable Refusal refusal,
        Set<EstimateFlag> flags) {
    /** @throws EstimationRefusedException if an amount is not finite: no file and no picture can hold it */
    public PlaneEstimate {
        finite("I(X;T)", inputInformation);
        finite("I(T;Y)", labelInformation);
        finite("H(T)", entropy);
        finite("H(T|X)", conditionalEntropy);
        finite("the standard error of I(X;T)", inputStandardError);
        finite("the standard error of I(T;Y)", labelStandardError);
        flags = EstimateFlag.ordered(flags);
    }

    /** Estimates for a layer with one row per input. */
    public PlaneEstimate(
            @Nullable Information inputInformation,
            @Nullable Information labelInformation,
            @Nullable Information entropy,
            @Nullable Information inputStandardError,
            @Nullable Information labelStandardError,
            @Nullable Information ceiling,
            @Nullable Integer cells,
            @Nullable Integer singletons,
            Set<EstimateFlag> flags) {
        this(
                inputInformation,
                labelInformation,
                entropy,
                null,
                inputStandardError,
                labelStandardError,
                ceiling,
                cells,
                singletons,
                null,
                flags);
    }

    private static void finite(String what, @Nullable Information amount) {
        if (amount != null && !Double.isFinite(amount.nats())) {
            throw new EstimationRefusedException(
                    "the estimate of " + what + " is " + amount.nats() + ", which is not finite");
        }
    }

    /** The same estimates with H(T|X), for a layer with several rows per input. */
    PlaneEstimate withConditionalEntropy(Information newConditionalEntropy) {
        return new PlaneEstimate(
                inputInformation,
                labelInformation,
                entropy,
                newConditionalEntropy,
                inputStandardError,
                labelStandardError,
                ceiling,
                cells,
                singletons,
                refusal,
                flags);
    }

    /** The same estimates with standard errors of I(X;T) and I(T;Y). */
    PlaneEstimate withErrors(@Nullable Information ofInput, @Nullable Information ofLabel) {
        return new PlaneEstimate(
                inputInformation,
                labelInformation,
                entropy,
                conditionalEntropy,
                ofInput,
                ofLabel,
                ceiling,
                cells,
                singletons,
                refusal,
                flags);
    }

    /** A point without estimates, because the estimator refused the layer. */
    public static PlaneEstimate refused(Refusal refusal) {
        return new PlaneEstimate(
                null, null, null, null, null, null, null, null, null, refusal, Set.of(EstimateFlag.REFUSED));
    }

    /** The same estimates with the reason why a part of them is missing. */
    public PlaneEstimate withRefusal(@Nullable Refusal newRefusal) {
        return new PlaneEstimate(
                inputInformation,
                labelInformation,
                entropy,
                conditionalEntropy,
                inputStandardError,
                labelStandardError,
                ceiling,
                cells,
                singletons,
                newRefusal,
                flags);
    }

    /** I(X;T) as a share of its ceiling, 0 to 1; NaN without a ceiling or if the ceiling is 0. */
    public double saturation() {
        if (inputInformation == null || ceiling == null || !(ceiling.nats() > 0)) {
            return Double.NaN;
        }
        return inputInformation.nats() / ceiling.nats();
    }

    public PlaneEstimate withCeiling(Information newCeiling) {
        return new PlaneEstimate(
                inputInformation,
                labelInformation,
                entropy,
                conditionalEntropy,
                inputStandardError,
                labelStandardError,
                newCeiling,
                cells,
                singletons,
                refusal,
                flags);
    }

    public PlaneEstimate withFlag(EstimateFlag flag) {
        return withFlags(EnumSet.of(flag));
    }

    /** The same estimates with these flags added. */
    public PlaneEstimate withFlags(Set<EstimateFlag> newFlags) {
        EnumSet<EstimateFlag> more = EnumSet.noneOf(EstimateFlag.class);
        more.addAll(newFlags);
        more.addAll(flags);
        return withOnlyFlags(more);
    }

    /** The same estimates with these flags only. */
    public PlaneEstimate withOnlyFlags(Set<EstimateFlag> newFlags) {
        return new PlaneEstimate(
                inputInformation,
                labelInformation,
                entropy,
                conditionalEntropy,
                inputStandardError,
                labelStandardError,
                ceiling,
                cells,
                singletons,
                refusal,
                newFlags);
    }
}
