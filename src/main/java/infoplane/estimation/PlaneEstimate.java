package infoplane.estimation;

import infoplane.core.Information;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One point of the information plane with what it is worth.
 *
 * @param inputInformation I(X;T); null if the estimator has no such quantity
 * @param labelInformation I(T;Y); null if the estimator has no such quantity
 * @param entropy H(T) as the estimator means it; null if it has none
 * @param conditionalEntropy H(T|X) as the estimator means it, from the K rows of each input, so at most ln K for counts; null
 *     where there is one row for each input
 * @param inputStandardError of I(X;T); null where there is none
 * @param labelStandardError of I(T;Y); null where there is none
 * @param ceiling the most that I(X;T) can come to at this sample size; null if there is no such limit
 * @param cells occupied cells, or distinct rows; null if the estimator does not count
 * @param singletons cells with a single row; null if the estimator does not count
 * @param refusal what the estimator refused and why; null if it refused nothing, or the reason is not known any longer
 * @param flags what the reader should know
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
    public PlaneEstimate {
        flags = EstimateFlag.ordered(flags);
    }

    /** Of a layer with one row for each input. */
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

    /** The same with H(T|X), of a layer with several rows for each input. */
    PlaneEstimate given(Information newConditionalEntropy) {
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

    /** The same with standard errors of I(X;T) and I(T;Y). */
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

    /** No estimate, because the estimator refused the layer. */
    public static PlaneEstimate refused(Refusal refusal) {
        return new PlaneEstimate(
                null, null, null, null, null, null, null, null, null, refusal, Set.of(EstimateFlag.REFUSED));
    }

    /** The same with the reason why something of it is missing. */
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

    /** I(X;T) as a share of its ceiling, 0 to 1; NaN where there is no ceiling or the ceiling is 0. */
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

    /** The same with these flags too. */
    public PlaneEstimate withFlags(Set<EstimateFlag> newFlags) {
        EnumSet<EstimateFlag> more = EnumSet.noneOf(EstimateFlag.class);
        more.addAll(newFlags);
        more.addAll(flags);
        return withExactly(more);
    }

    /** The same with other flags. */
    public PlaneEstimate withExactly(Set<EstimateFlag> newFlags) {
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
