package infoplane.findings;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A number under a verdict.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer
 * @param value what {@link ClaimKind} says; over repeats the mean
 * @param epoch at which it was found; over repeats the middle one
 * @param against the epoch that {@code epoch} is compared with (claim 9); null for none, or never
 * @param flags of the points that it rests on
 * @param reason why there is no vote; null where there is one
 * @param interval of {@code value} over repeats, in bits; null for one run
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
    /** Flags of points on which no verdict rests alone. */
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

    /** Of one run, without an epoch to compare with. */
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

    /** Those of its flags that make its vote one with warnings. */
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
