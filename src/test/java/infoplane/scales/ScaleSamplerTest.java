package infoplane.scales;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** I(X;T_σ) itself, in nats. */
class ScaleSamplerTest {
    private static final int DRAWS = 40_000;

    private static Samples rows(int count, int columns) {
        RandomGenerator random = new Seed(7).stream("rows");
        return Samples.ofDoubles(
                random.doubles((long) count * columns).map(value -> 2 * value).toArray(), count, columns);
    }

    private static double[] means(Samples rows, double... sigmas) {
        ScaleSampler sampler = new ScaleSampler(rows, sigmas);
        RandomGenerator random = new Seed(1).stream("noise");
        int[] all = new int[sigmas.length];
        Arrays.setAll(all, scale -> scale);
        double[] means = new double[sigmas.length];
        double[] noise = new double[rows.columns()];
        for (int draw = 0; draw < DRAWS; draw++) {
            Arrays.setAll(noise, column -> random.nextGaussian());
            double[] drawn = sampler.draw(draw % rows.rows(), noise, all);
            Arrays.setAll(means, scale -> means[scale] + drawn[scale] / DRAWS);
        }
        return means;
    }

    /** Two points ±1 under noise: ln 2 − E ln(1 + exp(−2(1 + σz)/σ²)), by quadrature over z. */
    @Test
    void twoPointsAgreeWithQuadrature() {
        double[] sigmas = {0.3, 0.7, 1, 2, 5};
        double[] sampled = means(Samples.column(-1, 1, 1, -1), sigmas);
        for (int i = 0; i < sigmas.length; i++) {
            double variance = sigmas[i] * sigmas[i];
            double lost = 0;
            for (double z = -10; z < 10; z += 0.001) {
                lost += 0.001
                        * Math.exp(-z * z / 2)
                        / Math.sqrt(2 * Math.PI)
                        * Math.log1p(Math.exp(-2 * (1 + sigmas[i] * z) / variance));
            }
            assertEquals(Math.log(2) - lost, sampled[i], 0.01);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20})
    void liesBetweenTheBounds(int columns) {
        Samples rows = rows(60, columns);
        ScaleGrid grid = new ScaleGrid(4, 0.01, 9, false);
        ScaleBounds bounds = ScaleMeter.bounds(1, rows, Labels.hard(new int[60], 1), grid);
        double[] sampled = means(rows, grid.sigmas());
        for (int scale = 0; scale < 9; scale++) {
            assertTrue(sampled[scale] <= bounds.inputUpper()[scale] + 0.01, "σ " + grid.sigmas()[scale]);
            assertTrue(sampled[scale] >= bounds.inputLower()[scale] - 0.01, "σ " + grid.sigmas()[scale]);
        }
    }

    /**
     * Guo, Shamai and Verdú (2005): dI/d(snr) = ½ E‖T − E[T|T_σ]‖² with snr = 1/σ². The errors are sampled with other draws,
     * and integrated by Simpson's rule.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void growsByHalfTheErrorOfTheBestGuess(int columns) {
        Samples rows = rows(12, columns);
        double low = 1;
        double high = 4;
        double[] sampled = means(rows, 1 / Math.sqrt(high), 1 / Math.sqrt(low));
        int steps = 12;
        double integral = 0;
        for (int step = 0; step <= steps; step++) {
            double weight = step == 0 || step == steps ? 1 : step % 2 == 1 ? 4 : 2;
            double snr = low + (high - low) * step / steps;
            integral += weight * meanSquaredError(rows, 1 / Math.sqrt(snr)) * (high - low) / steps / 3;
        }
        assertEquals(integral / 2, sampled[0] - sampled[1], 0.01);
    }

    private static double meanSquaredError(Samples rows, double sigma) {
        RandomGenerator random = new Seed(2).stream("other noise");
        double total = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            double[] seen = new double[rows.columns()];
            int row = draw % rows.rows();
            Arrays.setAll(seen, column -> rows.at(row, column) + sigma * random.nextGaussian());
            double[] guess = new double[rows.columns()];
            double whole = 0;
            for (int other = 0; other < rows.rows(); other++) {
                double square = 0;
                for (int column = 0; column < seen.length; column++) {
                    square += Math.pow(seen[column] - rows.at(other, column), 2);
                }
                double weight = Math.exp(-square / (2 * sigma * sigma));
                whole += weight;
                for (int column = 0; column < seen.length; column++) {
                    guess[column] += weight * rows.at(other, column);
                }
            }
            for (int column = 0; column < seen.length; column++) {
                total += Math.pow(guess[column] / whole - rows.at(row, column), 2) / DRAWS;
            }
        }
        return total;
    }

    @Test
    void wideLayersDoNotOverflow() { // half the squared noise is beyond what float64 can exponentiate
        double sampled = means(rows(6, 3000).select(new int[] {0, 1, 2, 3}), 1e-3)[0];
        assertEquals(Math.log(4), sampled, 1e-9);
    }
}
