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

    static Claim notJudged(ClaimKind kind, Reason reason, List<Ballot> ballots, int seeds, int learnt) {
        return new Claim(kind, Verdict.NOT_JUDGED, List.of(reason), ballots, seeds, learnt);
    }
}
