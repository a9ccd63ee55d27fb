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
 * @param inputStandardError of I(X;T); null where there is none
 * @param labelStandardError of I(T;Y); null where there is none
 * @param ceiling the most that I(X;T) can come to at this sample size; null if there is no such limit
 * @param cells occupied cells, or distinct rows; null if the estimator does not count
 * @param singletons cells with a single row; null if the estimator does not count
 * @param flags what the reader should know
 */
public record PlaneEstimate(
        @Nullable Information inputInformation,
        @Nullable Information labelInformation,
        @Nullable Information entropy,
        @Nullable Information inputStandardError,
        @Nullable Information labelStandardError,
        @Nullable Information ceiling,
        @Nullable Integer cells,
        @Nullable Integer singletons,
        Set<EstimateFlag> flags) {
    public PlaneEstimate {
        flags = EstimateFlag.ordered(flags);
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
                inputStandardError,
                labelStandardError,
                newCeiling,
                cells,
                singletons,
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
                inputStandardError,
                labelStandardError,
                ceiling,
                cells,
                singletons,
                newFlags);
    }
}
