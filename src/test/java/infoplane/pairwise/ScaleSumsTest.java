package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth throughout: the definition, as two plain loops in float64. */
class ScaleSumsTest {
    /** What the map promises, in nats. */
    private static final double MEAN_LOG = 1e-6 * Math.log(2);

    /** The usual grid, and two scales more for the lower bound: exponents 1/(2σ²) of σ² = 64 to 2⁻²⁰. */
    private static final double[] HALVING =
            IntStream.range(0, 27).mapToDouble(j -> Math.scalb(0.5 / 64, j)).toArray();

    private static final double[] ANY =
            IntStream.range(0, 12).mapToDouble(j -> 0.01 * Math.pow(1.7, j)).toArray();

    /** Three chains side by side: the ratio is the third root of two. */
    private static final double[] INTERLEAVED =
            IntStream.range(0, 40).mapToDouble(j -> 0.01 * Math.pow(2, j / 3.0)).toArray();

    @ParameterizedTest
    @CsvSource({"1, true", "3, true", "10, true", "64, true", "300, true", "1, false", "10, false"})
    void meansOfLogarithmsAgreeWithTheDefinitionAtEveryScale(int columns, boolean single) {
        for (double[] scales : new double[][] {HALVING, ANY, INTERLEAVED}) {
            assertAgrees(clusters(!single ? 120 : columns > 100 ? 160 : 700, columns, 1), scales, single);
        }
    }

    /** All pairs have one of few distances, so that rounding errors cannot average out. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void agreesWhereErrorsOfDistancesAreTheSame(int columns) {
        RandomGenerator random = new Seed(3).stream("lattice");
        double[] values = random.doubles(900L * columns)
                .map(v -> (float) (Math.rint(v) * 0.7))
                .toArray();
        assertAgrees(Samples.ofDoubles(values, 900, columns), HALVING, true);
    }

    @Test
    void manyRowsMeetEachOther() { // several tiles, of several groups
        assertAgrees(clusters(2600, 2, 4), new double[] {0.5, 1, 2, 4, 8}, true);
    }

    private static void assertAgrees(Samples rows, double[] scales, boolean single) {
        RandomGenerator random = new Seed(5).stream("weights");
        double[] weights = new double[rows.rows()];
        Arrays.setAll(weights, row -> 1 + random.nextInt(3));
        int[] groups = new int[rows.rows()];
        Arrays.setAll(groups, row -> row % 7 == 0 ? 2 : row % 2);
        ScaleSums sums = ScaleSums.of(rows, weights, groups, scales, single);
        for (int scale = 0; scale < scales.length; scale++) {
            double[][] expected = defined(rows, weights, groups, scales[scale]);
            String which = "scale " + scales[scale];
            assertEquals(meanLog(expected[0]), meanLog(sums.total(scale)), MEAN_LOG, which);
            assertEquals(meanLog(expected[1]), meanLog(sums.ownGroup(scale)), MEAN_LOG, which);
            for (int row = 0; row < rows.rows(); row++) {
                assertEquals(1, sums.total(scale)[row] / expected[0][row], 3e-5, which);
            }
        }
    }

    @Test
    void fewExponentialsAreNeeded() { // science.md 12: on a grid where σ² halves the next kernel is the square
        assertEquals(7, ScaleChains.of(HALVING).starts().length);
        ScaleChains chains = ScaleChains.of(INTERLEAVED);
        assertTrue(chains.starts().length <= 12, Arrays.toString(chains.starts()));
        for (int i = 0; i < INTERLEAVED.length; i++) {
            int place = chains.placeOf()[i];
            double scale = Math.scalb(chains.starts()[place / ScaleChains.LENGTH], place % ScaleChains.LENGTH);
            assertEquals(INTERLEAVED[i], scale, 1e-9 * scale);
        }
    }

    private static Samples clusters(int rows, int columns, long seed) {
        RandomGenerator random = new Seed(seed).stream("rows");
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            double spread = Math.pow(10, -4 * random.nextDouble());
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] =
                        (float) (random.nextInt(2) * 1.5 - 0.75 + spread * (random.nextDouble() - 0.5));
            }
        }
        return Samples.ofDoubles(values, rows, columns);
    }

    private static double[][] defined(Samples rows, double[] weights, int[] groups, double scale) {
        double[][] sums = new double[2][rows.rows()];
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.rows(); j++) {
                double square = 0;
                for (int k = 0; k < rows.columns(); k++) {
                    double difference = rows.at(i, k) - rows.at(j, k);
                    square += difference * difference;
                }
                double kernel = weights[j] * Math.exp(-scale * square);
                sums[0][i] += kernel;
                sums[1][i] += groups[i] == groups[j] ? kernel : 0;
            }
        }
        return sums;
    }

    private static double meanLog(double[] sums) {
        return Arrays.stream(sums).map(Math::log).average().orElseThrow();
    }
}
