package infoplane.core;

/**
 * A closed interval of real numbers, such as the values that an activation can take.
 *
 * @param lower lower end, finite
 * @param upper upper end, finite, not below {@code lower}
 */
public record Range(double lower, double upper) {
    public Range {
        Checks.finite("lower", lower);
        Checks.finite("upper", upper);
        if (upper < lower) {
            throw new IllegalArgumentException("upper is " + upper + " but must not be below lower, " + lower);
        }
    }

    public double width() {
        return upper - lower;
    }

    public boolean contains(double value) {
        return value >= lower && value <= upper;
    }

    /** The smallest interval that holds both. */
    public Range union(Range other) {
        return new Range(Math.min(lower, other.lower), Math.max(upper, other.upper));
    }
}
