package infoplane.core;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may stand where something else was given, as data. {@link #words()} is the one place that words it. */
public sealed interface Allowed {
    /** A demand, such as {@code must be at least 1}. */
    String words();

    /**
     * Finite numbers between two ends.
     *
     * @param lower lower end; negative infinity for none
     * @param lowerToo whether the lower end itself is allowed
     * @param upper upper end; infinity for none
     * @param upperToo whether the upper end itself is allowed
     */
    record Numbers(double lower, boolean lowerToo, double upper, boolean upperToo) implements Allowed {
        static final Numbers FINITE = new Numbers(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

        public static Numbers atLeast(double least) {
            return new Numbers(least, true, Double.POSITIVE_INFINITY, false);
        }

        static Numbers over(double lower) {
            return new Numbers(lower, false, Double.POSITIVE_INFINITY, false);
        }

        static Numbers between(double least, double most) {
            return new Numbers(least, true, most, true);
        }

        /** Comparisons with NaN are false, so that NaN is never allowed. */
        boolean holds(double value) {
            boolean above = lowerToo ? value >= lower : value > lower;
            return above && (upperToo ? value <= upper : value < upper);
        }

        public boolean hasLower() {
            return lower > Double.NEGATIVE_INFINITY;
        }

        public boolean hasUpper() {
            return upper < Double.POSITIVE_INFINITY;
        }

        /** Such as {@code between 1 and 5}; empty if every number is allowed. */
        public String range() {
            if (lowerToo && upperToo) {
                return lower == upper ? shortest(lower) : "between " + shortest(lower) + " and " + shortest(upper);
            }
            Stream<String> lowerEnd =
                    hasLower() ? Stream.of((lowerToo ? "at least " : "greater than ") + shortest(lower)) : Stream.of();
            Stream<String> upperEnd =
                    hasUpper() ? Stream.of((upperToo ? "at most " : "below ") + shortest(upper)) : Stream.of();
            return Stream.concat(lowerEnd, upperEnd).collect(Collectors.joining(" and "));
        }

        @Override
        public String words() {
            return "must be " + (range().isEmpty() ? "finite" : range());
        }
    }

    /**
     * A whole number, or none.
     *
     * @param none the number that means none
     * @param numbers what it is otherwise
     */
    record NoneOr(int none, Numbers numbers) implements Allowed {
        @Override
        public String words() {
            return "must be " + none + ", for none, or " + shortest(numbers.lower()) + " to "
                    + shortest(numbers.upper());
        }
    }

    /**
     * A whole number, or one of a few words.
     *
     * @param numbers which numbers
     * @param wordsToo the words, as in files
     */
    record NumberOrWord(Numbers numbers, List<String> wordsToo) implements Allowed {
        public NumberOrWord {
            wordsToo = List.copyOf(wordsToo);
        }

        @Override
        public String words() {
            return "must be a whole number, " + numbers.range() + ", or \"" + String.join("\" or \"", wordsToo) + "\"";
        }
    }

    /**
     * What fits the other settings.
     *
     * @param words a demand, such as {@code must be greater than k, which is 5}
     */
    record Fitting(String words) implements Allowed {}

    /** {@code -1} rather than {@code -1.0}: the number as a user would have written it. */
    static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
