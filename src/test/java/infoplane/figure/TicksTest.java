package infoplane.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.figure.Ticks.Tick;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What anyone expects of the marks along an axis; the laws are checked on random axes over 20 orders of magnitude. */
class TicksTest {
    private static final int AXES = 3000;

    private static double[] randomAxis(RandomGenerator random) {
        double length = Math.pow(10, random.nextDouble(-10, 10));
        double lower = random.nextBoolean() ? 0 : random.nextDouble(-3, 3) * length;
        return new double[] {lower, lower + length};
    }

    private static double read(String label) {
        String number = label.replace('−', '-');
        int power = number.indexOf("10⁻") >= 0 || number.matches(".*10[⁰¹²³⁴⁵⁶⁷⁸⁹]+") ? number.lastIndexOf("10") : -1;
        if (power < 0) {
            return Double.parseDouble(number);
        }
        StringBuilder exponent = new StringBuilder();
        number.substring(power + 2)
                .chars()
                .forEach(c -> exponent.append(c == '⁻' ? '-' : (char) ('0' + "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))));
        String digits = number.substring(0, power).replace("·", "");
        return Double.parseDouble((digits.matches("-?") ? digits + "1" : digits) + "e" + exponent);
    }

    @Test
    void linearTicksAreEquallySpacedNiceNumbersWithinTheAxis() {
        RandomGenerator random = new Seed(1).stream("ticks");
        for (int k = 0; k < AXES; k++) {
            double[] axis = randomAxis(random);
            List<Tick> ticks = Ticks.linear(axis[0], axis[1], 5).major();
            double length = axis[1] - axis[0];
            double step = ticks.get(1).value() - ticks.get(0).value();
            for (int index = 0; index < ticks.size(); index++) {
                double value = ticks.get(index).value();
                assertTrue(value >= axis[0] - 1e-9 * length && value <= axis[1] + 1e-9 * length, "inside");
                assertEquals(ticks.get(0).value() + index * step, value, 1e-9 * length, "equally spaced");
                assertEquals(value, read(ticks.get(index).label()), 1e-12 * length, "the label is the value");
            }
            int digits = new BigDecimal(String.format("%.6e", step))
                    .stripTrailingZeros()
                    .unscaledValue()
                    .intValue();
            assertTrue(
                    List.of(1, 2, 25, 5).contains(digits),
                    "step " + step + " is not 1, 2, 2.5 or 5 times a power of ten");
        }
    }

    /** Whatever the size of the numbers, eight characters tell them apart; 36 digits would take a third of the figure. */
    @ParameterizedTest
    @CsvSource({
        "0, 5e35, 5·10³⁵",
        "-1e9, 1e9, 1.0·10⁹",
        "0, 2.5e-7, 2.5·10⁻⁷",
        "0, 12000, 10000",
        "1e35, 4e35, 4.0·10³⁵"
    })
    void numbersOfManyDigitsAreWrittenWithPowersOfTen(double lower, double upper, String last) {
        List<Tick> ticks = Ticks.linear(lower, upper, 5).major();
        assertEquals(last, ticks.get(ticks.size() - 1).label());
        assertTrue(ticks.stream().allMatch(tick -> tick.label().length() <= 8), () -> "too long: " + ticks);
    }

    @ParameterizedTest
    @CsvSource({"-25.04, −25.0", "1234567, 1.23·10⁶", "0.00001, 10⁻⁵", "0.5, 0.50", "3e30, 3·10³⁰"})
    void briefNumbersHaveThreeDigits(double value, String text) {
        assertEquals(text, Ticks.brief(value));
    }

    /** The steps in use are at most a factor of 2 apart, so that the count is within a factor of about 1.5. */
    @Test
    void thereAreAboutAsManyAsAskedFor() {
        RandomGenerator random = new Seed(2).stream("ticks");
        for (int k = 0; k < AXES; k++) {
            double[] axis = randomAxis(random);
            for (int about : new int[] {3, 5, 10}) {
                int count = Ticks.linear(axis[0], axis[1], about).major().size();
                assertTrue(count >= about * 0.6 && count <= about * 1.5 + 1.5, count + " instead of about " + about);
            }
        }
    }

    @Test
    void labelsAreAllDifferent() {
        RandomGenerator random = new Seed(3).stream("ticks");
        for (int k = 0; k < AXES; k++) {
            double[] axis = randomAxis(random);
            List<String> labels = Ticks.linear(axis[0], axis[1], 8).major().stream()
                    .map(Tick::label)
                    .toList();
            assertEquals(labels.size(), new HashSet<>(labels).size(), () -> "twice the same in " + labels);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 12, 6, 0 2 4 6 8 10 12",
        "0, 1, 5, 0.0 0.2 0.4 0.6 0.8 1.0",
        "-1, 1, 4, −1.0 −0.5 0.0 0.5 1.0",
        "0, 10, 4, 0.0 2.5 5.0 7.5 10.0"
    })
    void linearExamples(double lower, double upper, int about, String labels) {
        assertEquals(labels, labels(Ticks.linear(lower, upper, about)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.001, 1000, 8, 10⁻³ 10⁻² 0.1 1 10 100 10³",
        "1e-6, 1, 4, 10⁻⁶ 10⁻⁴ 10⁻² 1",
        "2, 8, 4, 2 5",
        "0.5, 20, 4, 1 10"
    })
    void logarithmicExamples(double lower, double upper, int about, String labels) {
        assertEquals(labels, labels(Ticks.logarithmic(lower, upper, about)));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 8000, 6, '0 1 10 100 1000'",
        "0, 123456, 8, '0 1 10 100 1000 10000 100000'",
        "0, 8000, 3, 0 1 100",
        "0, 1, 5, 0 1"
    })
    void epochExamples(double lower, double upper, int about, String labels) {
        assertEquals(labels, labels(Ticks.logarithmicFromZero(lower, upper, about)));
    }

    /** The last colour of a run has its epoch; 10000 would lie on 12000, and 1,000 would not. */
    @Test
    void theEndOfTheColoursIsNamed() {
        AxisScale scale = new AxisScale(AxisScale.Spacing.LOG_FROM_ZERO, 0, 12_000);
        assertEquals("0 1 10 100 1000 12000", labels(scale.ticks(8).withEnd(12_000, scale, 0.04)));
        assertEquals("0 1 10 100 1000 10000 12000", labels(scale.ticks(8).withEnd(12_000, scale, 0.001)));
    }

    private static String labels(Ticks ticks) {
        return String.join(" ", ticks.major().stream().map(Tick::label).toList());
    }
}
