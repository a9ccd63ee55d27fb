package infoplane.figure;

import infoplane.core.Allowed;
import infoplane.core.NotAllowedException;
import infoplane.core.Range;

/**
 * The part of the plane that is shown. The limits are in nats, so they stay when the shown unit changes.
 *
 * @param inputLower least I(X;T) shown
 * @param inputUpper greatest I(X;T) shown, above {@code inputLower}
 * @param labelLower least I(T;Y) shown
 * @param labelUpper greatest I(T;Y) shown, above {@code labelLower}
 */
public record PlaneLimits(double inputLower, double inputUpper, double labelLower, double labelUpper) {
    public PlaneLimits {
        requireLength("inputUpper", inputLower, inputUpper);
        requireLength("labelUpper", labelLower, labelUpper);
    }

    private static void requireLength(String end, double lower, double upper) {
        if (!(upper > lower) || !Double.isFinite(upper - lower)) {
            throw new NotAllowedException(
                    end, "is " + upper, new Allowed.Fitting("must be above the start of the axis"));
        }
    }

    /** The shown values of I(X;T), nats. */
    public Range input() {
        return new Range(inputLower, inputUpper);
    }

    /** The shown values of I(T;Y), nats. */
    public Range label() {
        return new Range(labelLower, labelUpper);
    }

    /** The smallest limits that contain both. */
    public PlaneLimits union(PlaneLimits other) {
        Range input = input().union(other.input());
        Range label = label().union(other.label());
        return new PlaneLimits(input.lower(), input.upper(), label.lower(), label.upper());
    }

    /** Limits from values in the given unit, as the user typed them. */
    public static PlaneLimits of(
            InformationUnit unit, double inputLower, double inputUpper, double labelLower, double labelUpper) {
        return new PlaneLimits(
                unit.toNats(inputLower), unit.toNats(inputUpper), unit.toNats(labelLower), unit.toNats(labelUpper));
    }
}
