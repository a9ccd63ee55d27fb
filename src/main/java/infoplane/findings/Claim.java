package infoplane.findings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A claim of the literature and what the runs say about it.
 *
 * @param reasons why it is not judged or undecided; empty where there is a verdict
 * @param ballots one an estimator
 * @param seeds how many repeats were looked at; 1 for one run
 * @param learnt how many of them learnt
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

    /** All numbers under the verdict. */
    public List<Evidence> evidence() {
        return ballots.stream().flatMap(ballot -> ballot.evidence().stream()).toList();
    }

    /** The 95 % interval over repeats of the quantity, of all estimators that vote or are undecided; empty for one run. */
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
