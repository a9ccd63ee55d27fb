package infoplane.estimation;

import infoplane.core.Information;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An estimate of I(A;B) with what it is worth.
 *
 * @param information the estimate; may be slightly negative for estimators that are not plug-ins
 * @param ceiling the most that this estimator can say at this sample size; null if it has none
 * @param standardError of the estimate; null where there is none
 * @param flags what the reader should know
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

    /** The same with these flags too. */
    public Estimate withFlags(Set<EstimateFlag> newFlags) {
        EnumSet<EstimateFlag> more = EnumSet.noneOf(EstimateFlag.class);
        more.addAll(newFlags);
        more.addAll(flags);
        return new Estimate(information, ceiling, standardError, more);
    }
}
