package infoplane.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks along an axis.
 *
 * @param major ticks with a label, ascending
 * @param minor values of ticks without a label, ascending
 */
public record Ticks(List<Tick> major, List<Double> minor) {
    /** A tick with a label. */
    public record Tick(double value, String label) {}

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final int MINOR_AT_MOST_DECADES = 7;

    public Ticks {
        major = List.copyOf(major);
        minor = List.copyOf(minor);
    }

    /**
     * Multiples of 1, 2, 2.5 or 5 times a power of ten, about {@code about} of them, all with the same number of decimals.
     */
    public static Ticks linear(double lower, double upper, int about) {
        BigDecimal step = niceStep((upper - lower) / Math.max(1, about));
        double width = step.doubleValue();
        int decimals = Math.max(0, step.stripTrailingZeros().scale());
        List<Tick> major = new ArrayList<>();
        for (long k = (long) Math.ceil(lower / width - 1e-9); k * width <= upper + 1e-9 * width; k++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(k));
            major.add(new Tick(value.doubleValue(), plain(value, decimals)));
        }
        return new Ticks(major, List.of());
    }

    private static String plain(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_EVEN).toPlainString().replace('-', '−');
    }

    private static BigDecimal niceStep(double rough) {
        int exponent = (int) Math.floor(Math.log10(rough));
        double mantissa = rough / Math.pow(10, exponent);
        String nice =
                mantissa <= 1.4 ? "1" : mantissa <= 2.2 ? "2" : mantissa <= 3.3 ? "2.5" : mantissa <= 7 ? "5" : "10";
        return new BigDecimal(nice).scaleByPowerOfTen(exponent);
    }

    /** Powers of ten, thinned to about {@code about}; 1-2-5 ticks or linear ticks if the range is less than a decade. */
    static Ticks logarithmic(double lower, double upper, int about) {
        int from = (int) Math.ceil(Math.log10(lower) - 1e-9);
        int to = (int) Math.floor(Math.log10(upper) + 1e-9);
        if (to - from < 1) {
            return oneTwoFive(lower, upper, about);
        }
        int stride = Math.max(1, (int) Math.ceil((to - from + 1.0) / Math.max(2, about)));
        List<Tick> major = new ArrayList<>();
        for (int exponent = from; exponent <= to; exponent++) {
            if (Math.floorMod(exponent, stride) == 0) {
                major.add(new Tick(Math.pow(10, exponent), power(exponent)));
            }
        }
        return new Ticks(major, minorOf(lower, upper, from - 1, to));
    }

    private static Ticks oneTwoFive(double lower, double upper, int about) {
        List<Tick> major = new ArrayList<>();
        for (int exponent = (int) Math.floor(Math.log10(lower)); exponent <= Math.log10(upper); exponent++) {
            for (int digit : new int[] {1, 2, 5}) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent);
                if (value.doubleValue() >= lower * (1 - 1e-9) && value.doubleValue() <= upper * (1 + 1e-9)) {
                    major.add(new Tick(value.doubleValue(), value.toPlainString()));
                }
            }
        }
        return major.size() >= 2 ? new Ticks(major, List.of()) : linear(lower, upper, about);
    }

    private static List<Double> minorOf(double lower, double upper, int from, int to) {
        List<Double> minor = new ArrayList<>();
        for (int exponent = from; to - from <= MINOR_AT_MOST_DECADES && exponent <= to; exponent++) {
            for (int digit = 2; digit < 10; digit++) {
                double value = digit * Math.pow(10, exponent);
                if (value >= lower && value <= upper) {
                    minor.add(value);
                }
            }
        }
        return minor;
    }

    /** Ticks at 0, 1, 10, 100 … on a scale of log(1 + value), for counts such as epochs. */
    static Ticks logarithmicFromZero(double lower, double upper, int about) {
        if (upper < 10 || lower > 0 && upper / lower < 10) {
            return wholeNumbers(lower, upper, about);
        }
        List<Tick> major = new ArrayList<>();
        if (lower <= 0) {
            major.add(new Tick(0, "0"));
        }
        int to = (int) Math.floor(Math.log10(upper) + 1e-9);
        int stride = Math.max(1, (int) Math.ceil((to + 2.0) / Math.max(2, about)));
        for (int exponent = 0; exponent <= to; exponent += stride) {
            double value = Math.pow(10, exponent);
            if (value >= lower) {
                major.add(new Tick(value, Long.toString(Math.round(value))));
            }
        }
        return new Ticks(major, minorOf(Math.max(1, lower), upper, 0, to));
    }

    /**
     * Adds a tick at {@code end} and removes the ticks that are too near to it.
     *
     * @param apart least distance between labels, as a share of the scale
     */
    public Ticks withEnd(long end, AxisScale scale, double apart) {
        List<Tick> marks = new ArrayList<>(major.stream()
                .filter(tick -> scale.position(end) - scale.position(tick.value()) >= apart)
                .toList());
        marks.add(new Tick(end, Long.toString(end)));
        return new Ticks(marks, minor);
    }

    private static Ticks wholeNumbers(double lower, double upper, int about) {
        List<Tick> whole = linear(lower, upper, about).major().stream()
                .filter(tick -> tick.value() == Math.rint(tick.value()))
                .map(tick -> new Tick(tick.value(), Long.toString(Math.round(tick.value()))))
                .toList();
        return new Ticks(whole, List.of());
    }

    /**
     * Formats a power of ten: {@code 0.1}, {@code 1}, {@code 10}, {@code 100}; all others with an exponent: {@code 10⁻³}.
     */
    static String power(int exponent) {
        if (exponent >= -1 && exponent <= 2) {
            return BigDecimal.ONE.scaleByPowerOfTen(exponent).toPlainString();
        }
        StringBuilder text = new StringBuilder(exponent < 0 ? "10⁻" : "10");
        for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
            text.append(SUPERSCRIPTS.charAt(digit - '0'));
        }
        return text.toString();
    }
}
