package infoplane.findings;

import java.util.Collection;

/** A 95 % interval in the unit of its quantity. */
public record Interval(double low, double high) {
    /** The smallest interval that contains all of them. @param intervals at least one */
    static Interval hull(Collection<Interval> intervals) {
        return new Interval(
                intervals.stream().mapToDouble(Interval::low).min().orElseThrow(),
                intervals.stream().mapToDouble(Interval::high).max().orElseThrow());
    }
}
