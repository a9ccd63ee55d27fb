package infoplane.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TheilSenTest {
    private static final double[] X = IntStream.range(0, 41).mapToDouble(i -> i).toArray();

    private static double[] line(double slope, double noise, RandomGenerator random) {
        double[] y = new double[X.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = 3 + slope * X[i] + noise * random.nextGaussian();
        }
        return y;
    }

    /** A line without noise has its own slope in every pair; rounding of 40 additions is far below 1e-12. */
    @Test
    void findsTheSlopeOfALine() {
        TheilSen fit = TheilSen.of(X, line(-0.25, 0, new Seed(1).stream("test")));
        assertEquals(-0.25, fit.slope(), 1e-12);
        assertEquals(-0.25, fit.low(), 1e-12);
        assertEquals(-0.25, fit.high(), 1e-12);
        assertTrue(fit.negative());
    }

    /** Its breakdown point is 29 %: ten wild values of 41 do not turn the slope. */
    @Test
    void wildValuesDoNotTurnIt() {
        double[] y = line(-0.25, 0.01, new Seed(2).stream("test"));
        for (int i = 0; i < 10; i++) {
            y[4 * i] = 1000;
        }
        assertEquals(-0.25, TheilSen.of(X, y).slope(), 0.05);
    }

    /** Over 400 samples without a slope the 95 % interval excludes 0 in about 20; 99.99 % of binomial(400, 0.05) lie within 5 to 40. */
    @Test
    void theIntervalHoldsTheTruthAsOftenAsItSays() {
        int excluded = 0;
        for (int seed = 0; seed < 400; seed++) {
            TheilSen fit = TheilSen.of(X, line(0, 1, new Seed(seed).stream("test")));
            excluded += fit.low() > 0 || fit.high() < 0 ? 1 : 0;
        }
        assertTrue(excluded >= 5 && excluded <= 40, excluded + " of 400 exclude the truth");
    }

    @Test
    void noiseAloneIsNotNegative() {
        assertFalse(TheilSen.of(X, line(0, 0, new Seed(3).stream("test"))).negative());
    }

    @Test
    void twoPointsAreTooFew() {
        assertThrows(IllegalArgumentException.class, () -> TheilSen.of(new double[] {1, 2}, new double[] {1, 2}));
    }
}
