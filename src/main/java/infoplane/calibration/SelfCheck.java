package infoplane.calibration;

import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An estimate held against the estimates that the same estimator makes where more is known: of twins of the data, whose
 * information is known, of halves of the rows, and of values moved by one unit in the last place.
 *
 * @param quantity what was estimated
 * @param estimate that was checked
 * @param twin what came of twins of the data; null where there is none
 * @param halves what came of halves of the rows; null where they were not asked
 * @param rounding what came of values moved by a unit in the last place; null where they were not moved
 * @param obstacle why the estimate could not be held against twins; null where it was
 * @param flags what all of that comes to
 */
public record SelfCheck(
        Quantity quantity,
        Information estimate,
        @Nullable Twin twin,
        @Nullable Halves halves,
        @Nullable Rounding rounding,
        @Nullable String obstacle,
        Set<EstimateFlag> flags) {
    /** Which amount was checked. */
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

        /** @throws IllegalArgumentException if nothing has this symbol */
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
     * @param truthError its own standard error, where it was drawn; null where it is exact
     * @param mean of the estimates
     * @param deviation of the estimates about their mean
     * @param count how many twins there were
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
     * @param mean of the halves
     * @param error standard error that a difference from the whole is compared with
     */
    public record Halves(Information mean, Information error) {}

    /**
     * Estimates of the same rows, every value one unit of float32 higher and lower.
     */
    public record Rounding(Information up, Information down) {
        /** The larger change in nats. */
        double change(Information from) {
            return Math.max(
                    Math.abs(up.minus(from).nats()), Math.abs(down.minus(from).nats()));
        }
    }

    public SelfCheck {
        flags = EstimateFlag.ordered(flags);
    }
}
