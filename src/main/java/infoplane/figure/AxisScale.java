package infoplane.figure;

import java.util.function.DoubleUnaryOperator;

/**
 * How numbers are laid along an axis.
 *
 * @param kind spacing
 * @param lower value at the start
 * @param upper value at the end, above {@code lower}
 */
public record AxisScale(Spacing kind, double lower, double upper) {
    /** Spacing of an axis. */
    public enum Spacing {
        LINEAR,
        /** By logarithm; lower must be positive. */
        LOG,
        /** By log(1 + value), which has a place for epoch 0. */
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

    /** From 0 to 1 between the ends; beyond them outside. */
    public double position(double value) {
        double from = stretch(lower);
        return (stretch(value) - from) / (stretch(upper) - from);
    }

    /** The same for many values: what does not depend on them is worked out once. */
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
