package infoplane.findings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The vote of one estimator on a claim.
 *
 * @param warned whether the vote rests only on points whose flags warn of errors
 * @param reason why there is no vote; null if there is one
 * @param quantity the quantity that {@link ClaimKind} defines; over repeats its mean; NaN if there is none
 * @param interval interval of the quantity over repeats; null for one run
 * @param evidence one entry for each layer
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
