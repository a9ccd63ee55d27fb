package infoplane.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one estimator says about a claim.
 *
 * @param warned whether the vote rests only on points whose flags say that they may be wrong
 * @param reason why there is no vote; null where there is one
 * @param quantity what the vote is about, as {@link ClaimKind} says; over repeats the mean; NaN where there is none
 * @param interval of the quantity over repeats; null for one run
 * @param evidence one entry a layer
 */
public record Ballot(
        String estimator,
        Vote vote,
        boolean warned,
        @Nullable Reason reason,
        double quantity,
        @Nullable Interval interval,
        List<Evidence> evidence) {
    public Ballot {
        evidence = List.copyOf(evidence);
    }

    static Ballot none(String estimator, Reason reason, List<Evidence> evidence) {
        return new Ballot(estimator, Vote.NONE, false, reason, Double.NaN, null, evidence);
    }

    static Ballot of(String estimator, Vote vote, boolean warned, double quantity, List<Evidence> evidence) {
        return new Ballot(estimator, vote, warned, null, quantity, null, evidence);
    }

    boolean voted() {
        return vote != Vote.NONE;
    }
}
