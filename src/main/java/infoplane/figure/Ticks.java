package infoplane.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

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
    /** Longer numbers, in characters, are written with a power of ten. */
    private static final int MOST_PLAIN = 7;

    public Ticks {
        major = List.copyOf(major);
        minor = List.copyOf(minor);
    }

    /**
     * Multiples of 1, 2, 2.5 or 5 times a power of ten, about {@code about} of them, all with the same number of decimals.
     * Numbers of many digits are written with a power of ten.
     */
    public static Ticks linear(double lower, double upper, int about) {
        BigDecimal step = niceStep((upper - lower) / Math.max(1, about));
        double width = step.doubleValue();
        List<BigDecimal> values = new ArrayList<>();
        for (long k = (long) Math.ceil(lower / width - 1e-9); k * width <= upper + 1e-9 * width; k++) {
            values.add(step.multiply(BigDecimal.valueOf(k)));
        }
        List<String> labels = labels(values, step.stripTrailingZeros().scale());
        return new Ticks(
                IntStream.range(0, values.size())
                        .mapToObj(index -> new Tick(values.get(index).doubleValue(), labels.get(index)))
                        .toList(),
                List.of());
    }

    /** @param scale decimals of the step, negative for multiples of powers of ten */
    private static List<String> labels(List<BigDecimal> values, int scale) {
        List<String> plain =
                values.stream().map(value -> plain(value, Math.max(0, scale))).toList();
        int exponent = values.stream()
                .filter(value -> value.signum() != 0)
                .mapToInt(Ticks::exponent)
                .max()
                .orElse(0);
        if (longest(plain) <= MOST_PLAIN) {
            return plain;
        }
        List<String> powers = values.stream()
                .map(value -> value.signum() == 0
                        ? "0"
                        : timesPower(value.scaleByPowerOfTen(-exponent), scale + exponent, exponent))
                .toList();
        return longest(powers) < longest(plain) ? powers : plain;
    }

    private static int longest(List<String> labels) {
        return labels.stream().mapToInt(String::length).max().orElse(0);
    }

    private static int exponent(BigDecimal value) {
        return value.precision() - value.scale() - 1;
    }

    private static String timesPower(BigDecimal mantissa, int decimals, int exponent) {
        String digits = plain(mantissa, Math.max(0, decimals));
        if (exponent == 0) {
            return digits;
        }
        String power = power(exponent);
        return digits.equals("1") ? power : digits.equals("−1") ? "−" + power : digits + "·" + power;
    }

    /** The number in at most about eight characters, with a power of ten if it is very large or small. */
    public static String brief(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "" : value > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(3));
        int exponent = rounded.signum() == 0 ? 0 : exponent(rounded);
        return exponent >= -3 && exponent < MOST_PLAIN - 1
                ? plain(rounded, Math.max(0, Math.min(2, 2 - exponent)))
                : timesPower(
                        rounded.scaleByPowerOfTen(-exponent),
                        rounded.stripTrailingZeros().precision() - 1,
                        exponent);
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
                    String plain = value.toPlainString();
                    String label =
                            plain.length() <= MOST_PLAIN ? plain : timesPower(BigDecimal.valueOf(digit), 0, exponent);
                    major.add(new Tick(value.doubleValue(), label));
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
