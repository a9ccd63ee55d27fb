package infoplane.findings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts votes into a verdict. Every estimator with a vote counts equally, whatever its name or order. */
final class Tally {
    private static final int FEWEST_BINNINGS = 2;

    private Tally() {}

    static Claim of(ClaimKind kind, List<Ballot> ballots, int seeds, int learnt) {
        List<Ballot> voting = ballots.stream().filter(Ballot::voted).toList();
        boolean yes = voting.stream().anyMatch(ballot -> ballot.vote() == Vote.YES);
        boolean no = voting.stream().anyMatch(ballot -> ballot.vote() == Vote.NO);
        boolean open = ballots.stream().anyMatch(Tally::onBothSides);
        Reason whyNotJudged = whyNotJudged(kind, ballots, voting);
        if (whyNotJudged != null) {
            return new Claim(kind, Verdict.NOT_JUDGED, reasons(ballots, whyNotJudged), ballots, seeds, learnt);
        }
        if (open && !(yes && no)) {
            return new Claim(
                    kind, Verdict.UNDECIDED, List.of(Reason.of(Reason.Kind.ON_BOTH_SIDES)), ballots, seeds, learnt);
        }
        if (voting.isEmpty()) {
            return new Claim(kind, Verdict.NOT_JUDGED, reasons(ballots, null), ballots, seeds, learnt);
        }
        return new Claim(kind, verdict(kind, yes, no), List.of(), ballots, seeds, learnt);
    }

    private static Verdict verdict(ClaimKind kind, boolean yes, boolean no) {
        if (kind == ClaimKind.DEPENDS_ON_BINS) {
            return yes && no ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED;
        }
        return yes && no ? Verdict.DEPENDS_ON_ESTIMATOR : yes ? Verdict.SUPPORTED : Verdict.NOT_SUPPORTED;
    }

    private static boolean onBothSides(Ballot ballot) {
        Reason reason = ballot.reason();
        return reason != null && reason.kind() == Reason.Kind.ON_BOTH_SIDES;
    }

    /** The reason for no verdict even though there are votes or undecided estimators; null if there is no such reason. */
    private static @Nullable Reason whyNotJudged(ClaimKind kind, List<Ballot> ballots, List<Ballot> voting) {
        List<Ballot> heard = ballots.stream()
                .filter(ballot -> ballot.voted() || onBothSides(ballot))
                .toList();
        if (kind == ClaimKind.DEPENDS_ON_BINS && heard.size() < FEWEST_BINNINGS) {
            return new Reason(Reason.Kind.TOO_FEW_BINNINGS, heard.size(), FEWEST_BINNINGS);
        }
        boolean flagged =
                kind.heedsFlags() && !voting.isEmpty() && voting.stream().allMatch(Ballot::warned);
        return flagged ? Reason.of(Reason.Kind.FLAGGED) : null;
    }

    private static List<Reason> reasons(List<Ballot> ballots, @Nullable Reason first) {
        List<Reason> reasons = new ArrayList<>();
        if (first != null) {
            reasons.add(first);
        }
        for (Ballot ballot : ballots) {
            Reason reason = ballot.reason();
            if (reason != null && reasons.stream().noneMatch(known -> known.kind() == reason.kind())) {
                reasons.add(reason);
            }
        }
        return reasons;
    }
}
