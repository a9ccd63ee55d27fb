package infoplane.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Setting;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Values of a number that varies in a sweep, equally spaced.
 *
 * @param from first value
 * @param to last value, above {@code from}
 * @param points number of values, 2 to 1000
 * @param log whether the logarithms of the values are equally spaced; {@code from} must then be above 0
 */
record SweepRange(
        @Setting(label = "From", help = "The first value.") @JsonProperty(required = true)
        double from,

        @Setting(label = "To", help = "The last value, above the first.") @JsonProperty(required = true)
        double to,

        @Setting(
                label = "Points",
                help = "How many values; those of a whole number are rounded, and each is taken once.")
        @JsonProperty(required = true)
        int points,

        @Setting(label = "Logarithmic", help = "Whether each value is the same multiple of the one before.")
        boolean log) {
    private static final int MOST_POINTS = 1000;
    /** Digits of the values between the ends, so that names and tables stay readable. */
    private static final MathContext DIGITS = new MathContext(6);

    SweepRange {
        Checks.finite("from", from);
        Checks.finite("to", to);
        Checks.between("points", points, 2, MOST_POINTS);
        if (to <= from) {
            throw new NotAllowedException(
                    "to",
                    "is " + Allowed.shortest(to),
                    new Allowed.Fitting("must be above from, which is " + Allowed.shortest(from)));
        }
        if (log && from <= 0) {
            throw new NotAllowedException(
                    "from", "is " + Allowed.shortest(from), new Allowed.Fitting("must be above 0 where log is true"));
        }
    }

    /** An example: there are no usual ends, and files must have them. */
    static SweepRange defaults() {
        return new SweepRange(1, 2, 2, false);
    }

    /** The values, ascending; the ends are exact. */
    List<BigDecimal> values() {
        return IntStream.range(0, points).mapToObj(this::value).toList();
    }

    private BigDecimal value(int index) {
        if (index == 0 || index == points - 1) {
            return BigDecimal.valueOf(index == 0 ? from : to);
        }
        double share = index / (points - 1.0);
        double value = log ? from * Math.pow(to / from, share) : from + (to - from) * share;
        return new BigDecimal(value).round(DIGITS);
    }
}
