package infoplane.estimation;

import infoplane.core.Information;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of I(A;B) with its ceiling, standard error and flags.
 *
 * @param information the estimate; may be slightly negative for estimators that are not plug-ins
 * @param ceiling the greatest value that the estimator can give at this sample size; null if there is no limit
 * @param standardError of the estimate; null if there is none
 * @param flags about the estimate
 */
public record Estimate(
        Information information,
        @Nullable Information ceiling,
        @Nullable Information standardError,
        Set<EstimateFlag> flags) {
    public Estimate {
        flags = EstimateFlag.ordered(flags);
    }

    public Estimate withFlag(EstimateFlag flag) {
        return withFlags(EnumSet.of(flag));
    }

    /** The same estimate with these flags added. */
    public Estimate withFlags(Set<EstimateFlag> newFlags) {
        EnumSet<EstimateFlag> more = EnumSet.noneOf(EstimateFlag.class);
        more.addAll(newFlags);
        more.addAll(flags);
        return new Estimate(information, ceiling, standardError, more);
    }
}
