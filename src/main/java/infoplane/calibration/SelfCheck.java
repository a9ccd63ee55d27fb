package infoplane.calibration;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An estimate compared with other estimates by the same estimator: of twins of the data, whose information is known, of
 * halves of the rows, and of values moved by one unit in the last place.
 *
 * @param quantity that was estimated
 * @param estimate that was checked
 * @param twin estimates of twins; null if there are none
 * @param halves estimates of halves of the rows; null if the halves were not estimated
 * @param rounding estimates of values moved by a unit in the last place; null if no values were moved
 * @param obstacle why there are no twins; null if there are
 * @param flags that follow from the comparisons
 */
public record SelfCheck(
        Quantity quantity,
        Information estimate,
        @Nullable Twin twin,
        @Nullable Halves halves,
        @Nullable Rounding rounding,
        @Nullable String obstacle,
        Set<EstimateFlag> flags) {
    /** The quantity that was checked. */
    public enum Quantity {
        PAIR("I(A;B)"),
        INPUT("I(X;T)"),
        LABEL("I(T;Y)");

        private final String symbol;

        Quantity(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** @throws IllegalArgumentException if no quantity has this symbol */
        public static Quantity of(String symbol) {
            return Arrays.stream(values())
                    .filter(quantity -> quantity.symbol.equals(symbol))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "\"" + symbol + "\" is no quantity; allowed are I(A;B), I(X;T), I(T;Y)"));
        }
    }

    /**
     * Estimates of twins of the data.
     *
     * @param truth the information of the twins
     * @param truthError standard error of {@code truth} if that is a Monte Carlo mean; null if it is exact
     * @param mean of the estimates
     * @param deviation of the estimates about their mean
     * @param count number of twins
     */
    public record Twin(
            Information truth, @Nullable Information truthError, Information mean, Information deviation, int count) {
        /** Standard error in nats of the bias that the twins show. */
        double error() {
            double ofTruth = truthError == null ? 0 : truthError.nats();
            return Math.hypot(deviation.nats() / Math.sqrt(count), ofTruth);
        }
    }

    /**
     * Estimates of halves of the rows.
     *
     * @param mean of the estimates of the halves
     * @param error standard error for the comparison of this mean with the estimate of all rows
     */
    public record Halves(Information mean, Information error) {}

    /**
     * Estimates of the same rows with every value moved by one unit in the last place of float32.
     *
     * @param up every value higher
     * @param down every value lower
     * @param nearer every value nearer to 0; null in files of earlier versions
     */
    public record Rounding(
            Information up, Information down, @Nullable Information nearer) {
        /** The largest of the changes, in nats. */
        double change(Information from) {
            return Stream.of(up, down, nearer == null ? from : nearer)
                    .mapToDouble(moved -> Math.abs(moved.minus(from).nats()))
                    .max()
                    .orElseThrow();
        }
    }

    public SelfCheck {
        flags = EstimateFlag.ordered(flags);
    }
}
