package infoplane.findings;

import java.util.Collection;
import org.apache.commons.statistics.distribution.TDistribution;

/** A 95 % interval in the unit of its quantity. */
public record Interval(double low, double high) {
    private static final double UPPER_TAIL = 0.975;

    /** The interval of the mean of independent values, by Student's t; NaN with fewer than two values. */
    public static Interval ofMean(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        if (values.length < 2) {
            return new Interval(Double.NaN, Double.NaN);
        }
        double half = TDistribution.of(values.length - 1).inverseCumulativeProbability(UPPER_TAIL)
                * deviation(values, mean)
                / Math.sqrt(values.length);
        return new Interval(mean - half, mean + half);
    }

    /** Standard deviation, divided by n − 1; NaN with fewer than two values. */
    static double deviation(double[] values, double mean) {
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /** The smallest interval that contains all of them. @param intervals at least one */
    static Interval hull(Collection<Interval> intervals) {
        return new Interval(
                intervals.stream().mapToDouble(Interval::low).min().orElseThrow(),
                intervals.stream().mapToDouble(Interval::high).max().orElseThrow());
    }
}
