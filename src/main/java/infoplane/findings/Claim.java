package infoplane.findings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the literature and the verdict of the runs.
 *
 * @param reasons why the claim is not judged or undecided; empty if there is a verdict
 * @param ballots one for each estimator
 * @param seeds number of repeats; 1 for one run
 * @param learnt number of repeats that learnt
 */
public record Claim(
        ClaimKind kind, Verdict verdict, List<Reason> reasons, List<Ballot> ballots, int seeds, int learnt) {
    public Claim {
        reasons = List.copyOf(reasons);
        ballots = List.copyOf(ballots);
    }

    public int number() {
        return kind.number();
    }

    public String statement() {
        return kind.statement();
    }

    /** All numbers that the verdict rests on. */
    public List<Evidence> evidence() {
        return ballots.stream().flatMap(ballot -> ballot.evidence().stream()).toList();
    }

    /**
     * The 95 % interval of the quantity over repeats: the hull over all estimators that vote or are undecided; empty for one
     * run.
     */
    public Optional<Interval> interval() {
        List<Interval> intervals = ballots.stream()
                .flatMap(ballot -> Optional.<@Nullable Interval>ofNullable(ballot.interval()).stream())
                .toList();
        return intervals.isEmpty() ? Optional.empty() : Optional.of(Interval.hull(intervals));
    }

    /**
     * The verdict of several experiments together. Every estimator of every experiment with enough repeats that learnt has a vote;
     * an experiment with fewer has none.
     *
     * @param experiments claims of one kind, each of the repeats of one experiment; at least one
     */
    public static Claim across(List<Claim> experiments) {
        ClaimKind kind = experiments.get(0).kind();
        List<Claim> asked =
                experiments.stream().filter(claim -> !claim.ballots().isEmpty()).toList();
        List<Claim> heard = (asked.isEmpty() ? experiments : asked)
                .stream()
                        .filter(claim -> claim.learnt() >= JointFindings.FEWEST)
                        .toList();
        List<Claim> counted = heard.isEmpty() ? asked.isEmpty() ? experiments : asked : heard;
        int seeds = counted.stream().mapToInt(Claim::seeds).sum();
        int learnt = counted.stream().mapToInt(Claim::learnt).sum();
        List<Ballot> ballots =
                counted.stream().flatMap(claim -> claim.ballots().stream()).toList();
        if (heard.isEmpty()) {
            int most = experiments.stream().mapToInt(Claim::learnt).max().orElse(0);
            Reason few = new Reason(Reason.Kind.TOO_FEW_REPEATS, most, JointFindings.FEWEST);
            return notJudged(kind, few, ballots, seeds, learnt);
        }
        return ballots.isEmpty()
                ? notJudged(kind, counted.get(0).reasons().get(0), ballots, seeds, learnt)
                : Tally.of(kind, ballots, seeds, learnt);
    }

    /** A claim for which nothing was measured. */
    public static Claim unmeasured(ClaimKind kind) {
        return notJudged(kind, Reason.of(Reason.Kind.NOTHING_MEASURED), List.of(), 0, 0);
    }

    static Claim notJudged(ClaimKind kind, Reason reason, List<Ballot> ballots, int seeds, int learnt) {
        return new Claim(kind, Verdict.NOT_JUDGED, List.of(reason), ballots, seeds, learnt);
    }
}
