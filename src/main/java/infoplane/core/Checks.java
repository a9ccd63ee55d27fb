package infoplane.core;

import infoplane.core.Allowed.Numbers;
import java.util.List;

/** Checks of arguments: what is not allowed is refused with a {@link NotAllowedException}, NaN always. */
public final class Checks {
    /** The longest array that every Java machine can make. */
    public static final int MOST_VALUES = Integer.MAX_VALUE - 8;

    private Checks() {}

    public static int atLeast(String name, int value, int least) {
        check(name, value, Numbers.atLeast(least));
        return value;
    }

    /**
     * The number of values of a table, {@code rows × columns}.
     *
     * @throws InvalidInputException if no array can hold as many
     */
    public static int tableSize(long rows, long columns) {
        if (columns > 0 && rows > MOST_VALUES / columns) {
            throw new InvalidInputException("a table of " + rows + " rows of " + columns
                    + " values is needed, but there must be fewer than 2^31 values: use fewer rows or columns");
        }
        return (int) (rows * columns);
    }

    public static int between(String name, int value, int least, int most) {
        check(name, value, Numbers.between(least, most));
        return value;
    }

    /** Checks each element of a list. */
    public static void eachBetween(String name, List<Integer> values, int least, int most) {
        Numbers allowed = Numbers.between(least, most);
        for (int element = 0; element < values.size(); element++) {
            int value = values.get(element);
            if (!allowed.holds(value)) {
                throw NotAllowedException.ofElement(name, element, "is " + value, allowed);
            }
        }
    }

    public static double between(String name, double value, double least, double most) {
        return check(name, value, Numbers.between(least, most));
    }

    public static double positive(String name, double value) {
        return check(name, value, Numbers.over(0));
    }

    public static double positiveAtMost(String name, double value, double most) {
        return check(name, value, new Numbers(0, false, most, true));
    }

    public static double notNegative(String name, double value) {
        return check(name, value, Numbers.atLeast(0));
    }

    /** At least {@code least} and below {@code limit}, as for the decay rates of Adam. */
    public static double below(String name, double value, double least, double limit) {
        return check(name, value, new Numbers(least, true, limit, false));
    }

    public static double finite(String name, double value) {
        return check(name, value, Numbers.FINITE);
    }

    /** 0, which means none, or so many. */
    public static int noneOrBetween(String name, int value, int least, int most) {
        Numbers some = Numbers.between(least, most);
        if (value != 0 && !some.holds(value)) {
            throw new NotAllowedException(name, "is " + value, new Allowed.NoneOr(0, some));
        }
        return value;
    }

    private static double check(String name, double value, Numbers allowed) {
        if (!allowed.holds(value)) {
            boolean infinite = value == Double.POSITIVE_INFINITY && !allowed.hasUpper();
            throw new NotAllowedException(name, "is " + Allowed.shortest(value), infinite ? Numbers.FINITE : allowed);
        }
        return value;
    }
}
