package infoplane.figure;

import java.util.function.DoubleUnaryOperator;

/**
 * Maps values to positions along an axis.
 *
 * @param kind spacing
 * @param lower value at the start
 * @param upper value at the end, above {@code lower}
 */
public record AxisScale(Spacing kind, double lower, double upper) {
    /** The spacings of values along an axis. */
    public enum Spacing {
        LINEAR,
        /** Logarithmic; the lower end must be positive. */
        LOG,
        /** By log(1 + value), so that epoch 0 has a position. */
        LOG_FROM_ZERO
    }

    public AxisScale {
        if (!(upper > lower) || (kind == Spacing.LOG && !(lower > 0))) {
            throw new IllegalArgumentException("axis from " + lower + " to " + upper + " has no length");
        }
    }

    public static AxisScale linear(double lower, double upper) {
        return new AxisScale(Spacing.LINEAR, lower, upper);
    }

    /** The position of a value: 0 at the lower end, 1 at the upper end, below 0 or above 1 for values beyond the ends. */
    public double position(double value) {
        double from = stretch(lower);
        return (stretch(value) - from) / (stretch(upper) - from);
    }

    /** {@link #position} as a function, for many values: it computes the two ends only once. */
    public DoubleUnaryOperator positions() {
        double from = stretch(lower);
        double length = stretch(upper) - from;
        return value -> (stretch(value) - from) / length;
    }

    /** The inverse of {@link #position}. */
    public double value(double position) {
        double from = stretch(lower);
        double stretched = from + position * (stretch(upper) - from);
        return switch (kind) {
            case LINEAR -> stretched;
            case LOG -> Math.exp(stretched);
            case LOG_FROM_ZERO -> Math.expm1(stretched);
        };
    }

    private double stretch(double value) {
        return switch (kind) {
            case LINEAR -> value;
            case LOG -> Math.log(value);
            case LOG_FROM_ZERO -> Math.log1p(value);
        };
    }

    public Ticks ticks(int about) {
        return switch (kind) {
            case LINEAR -> Ticks.linear(lower, upper, about);
            case LOG -> Ticks.logarithmic(lower, upper, about);
            case LOG_FROM_ZERO -> Ticks.logarithmicFromZero(lower, upper, about);
        };
    }
}
