package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number that a verdict rests on.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer
 * @param value the quantity that {@link ClaimKind} defines; over repeats the mean
 * @param epoch the epoch of the number; over repeats the middle one
 * @param against the epoch that {@code epoch} is compared with (claim 9); null if there is none
 * @param flags flags of the points that the number rests on
 * @param reason why there is no vote; null if there is one
 * @param interval interval of {@code value} over repeats, in bits; null for one run
 */
public record Evidence(
        String estimator,
        int layer,
        Information value,
        int epoch,
        @Nullable Integer against,
        Set<EstimateFlag> flags,
        Vote vote,
        @Nullable Reason reason,
        @Nullable Interval interval) {
    /** Flags that warn of errors; a verdict must not rest only on points with such flags. */
    private static final Set<EstimateFlag> WARNINGS = EnumSet.of(
            EstimateFlag.OUTSIDE_RANGE,
            EstimateFlag.DPI_BROKEN,
            EstimateFlag.BIASED_HERE,
            EstimateFlag.UNLIKE_TWIN,
            EstimateFlag.RISES_WITH_N,
            EstimateFlag.REFUSED);

    public Evidence {
        EnumSet<EstimateFlag> ordered = EnumSet.noneOf(EstimateFlag.class);
        ordered.addAll(flags);
        flags = Collections.unmodifiableSet(ordered);
    }

    /** Evidence of one run, without an epoch to compare with. */
    Evidence(
            String estimator,
            int layer,
            Information value,
            int epoch,
            Set<EstimateFlag> flags,
            Vote vote,
            @Nullable Reason reason) {
        this(estimator, layer, value, epoch, null, flags, vote, reason, null);
    }

    /** The warning flags of this evidence. */
    public Set<EstimateFlag> warnings() {
        EnumSet<EstimateFlag> warnings = EnumSet.copyOf(WARNINGS);
        warnings.retainAll(flags);
        return warnings;
    }

    boolean warned() {
        return !warnings().isEmpty();
    }

    Evidence withVote(Vote newVote) {
        return new Evidence(estimator, layer, value, epoch, against, flags, newVote, reason, interval);
    }
}
