package infoplane.core;

/**
 * Checks of arguments. Every message starts with the argument's name, says its value and what is allowed; comparisons
 * are written so that NaN fails.
 */
public final class Checks {
    private Checks() {}

    public static int atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + " but must be at least " + least);
        }
        return value;
    }

    public static int between(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    name + " is " + value + " but must be between " + least + " and " + most);
        }
        return value;
    }

    public static double between(String name, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(name + " is " + shortest(value) + " but must be between "
                    + shortest(least) + " and " + shortest(most));
        }
        return value;
    }

    public static double positive(String name, double value) {
        if (value == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(name + " is " + value + " but must be finite");
        }
        if (!(value > 0)) {
            throw new IllegalArgumentException(name + " is " + shortest(value) + " but must be greater than 0");
        }
        return value;
    }

    public static double positiveAtMost(String name, double value, double most) {
        if (!(value > 0 && value <= most)) {
            throw new IllegalArgumentException(
                    name + " is " + shortest(value) + " but must be greater than 0 and at most " + shortest(most));
        }
        return value;
    }

    public static double notNegative(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " is " + shortest(value) + " but must not be negative");
        }
        return value;
    }

    /** At least {@code least} and below {@code limit}, as for the decay rates of Adam. */
    public static double below(String name, double value, double least, double limit) {
        if (!(value >= least && value < limit)) {
            throw new IllegalArgumentException(name + " is " + shortest(value) + " but must be at least "
                    + shortest(least) + " and below " + shortest(limit));
        }
        return value;
    }

    public static double finite(String name, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(name + " is " + value + " but must be finite");
        }
        return value;
    }

    /** {@code -1} rather than {@code -1.0}: the number as a user would have written it. */
    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
