package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixtures around centres, held against the same sums over all pairs and against plain Java. */
class ChannelSumsTest {
    private static final int CENTRES = 700;
    private static final int DRAWS = 3;

    private static final ChannelSums.Normals NORMALS = (number, normals) -> {
        RandomGenerator random = new Seed(number).stream("test");
        Arrays.setAll(normals, i -> random.nextGaussian());
    };

    private static Samples gaussian(int rows, int columns) {
        RandomGenerator random = new Seed(3).stream("centres");
        double[] values = random.doubles((long) rows * columns).toArray();
        return Samples.ofDoubles(values, rows, columns);
    }

    private static double[][] thirds(int centres) {
        double[][] weights = new double[3][centres];
        for (int i = 0; i < centres; i++) {
            weights[i % 3][i] = 0.75;
            weights[(i + 1) % 3][i] = 0.25;
        }
        return weights;
    }

    /** What is left out is below e^−32 of a sum, whatever the noise is against the distances. */
    @ParameterizedTest
    @CsvSource({"2, 0.002", "2, 0.02", "5, 0.01", "5, 0.1", "10, 0.005", "10, 0.05", "40, 0.05"})
    void nearCentresGiveTheSameAsAllPairs(int columns, double sigma) {
        Samples centres = gaussian(CENTRES, columns);
        ChannelSums.Terms near = ChannelSums.of(centres, sigma, DRAWS, NORMALS, thirds(CENTRES));
        ChannelSums.Terms all = ChannelSums.ofAllPairs(centres, sigma, DRAWS, NORMALS, thirds(CENTRES));
        assertArrayEquals(all.whole(), near.whole(), 1e-12);
        assertArrayEquals(all.labelled(), near.labelled(), 1e-12);
        assertArrayEquals(all.wholeInfluence(), near.wholeInfluence(), 1e-12);
        assertArrayEquals(all.labelledInfluence(), near.labelledInfluence(), 1e-12);
    }

    /** The formulas as they are written, in plain Java; 1e-10 is rounding. */
    @Test
    void sumsAreThoseOfTheFormula() {
        int count = 21;
        int columns = 3;
        double sigma = 0.3;
        Samples centres = gaussian(count, columns);
        double[][] weights = thirds(count);
        double[] whole = new double[count];
        double[] labelled = new double[count];
        double[] normals = new double[DRAWS * columns];
        for (int i = 0; i < count; i++) {
            NORMALS.fill(i, normals);
            for (int draw = 0; draw < DRAWS; draw++) {
                double[] kernels = new double[count];
                for (int j = 0; j < count; j++) {
                    double square = 0;
                    double own = 0;
                    for (int k = 0; k < columns; k++) {
                        double z = sigma * normals[draw * columns + k];
                        square += Math.pow(centres.at(i, k) + z - centres.at(j, k), 2);
                        own += z * z;
                    }
                    kernels[j] = Math.exp((own - square) / (2 * sigma * sigma));
                }
                whole[i] += Math.log(Arrays.stream(kernels).average().orElseThrow()) / DRAWS;
                for (double[] weight : weights) {
                    double sum = 0;
                    for (int j = 0; j < count; j++) {
                        sum += weight[j] * kernels[j];
                    }
                    labelled[i] += weight[i] * Math.log(sum / Arrays.stream(weight).sum()) / DRAWS;
                }
            }
        }
        ChannelSums.Terms terms = ChannelSums.of(centres, sigma, DRAWS, NORMALS, weights);
        assertArrayEquals(whole, terms.whole(), 1e-10);
        assertArrayEquals(labelled, terms.labelled(), 1e-10);
    }

    /** A group is a mixture of its own: the same numbers as of its centres alone, also where they fill no whole leaf. */
    @ParameterizedTest
    @CsvSource({"2, 1", "7, 3", "16, 2", "50, 5"})
    void groupsAreMixturesOfTheirOwn(int each, int columns) {
        int groups = 3;
        Samples centres = gaussian(groups * each, columns);
        double[] logs = ChannelSums.ofGroups(centres, each, 0.2, DRAWS, NORMALS);
        double[] normals = new double[each * DRAWS * columns];
        for (int group = 0; group < groups; group++) {
            int first = group * each;
            int[] rows = new int[each];
            Arrays.setAll(rows, i -> first + i);
            NORMALS.fill(group, normals);
            ChannelSums.Normals same = (centre, numbers) ->
                    System.arraycopy(normals, centre * DRAWS * columns, numbers, 0, numbers.length);
            double[] whole = ChannelSums.ofAllPairs(centres.select(rows), 0.2, DRAWS, same, new double[0][])
                    .whole();
            assertEquals(Arrays.stream(whole).average().orElseThrow(), logs[group], 1e-12);
        }
    }

    /** exp(−d/2) of 5000 columns is 0 in float64; relative to the own kernel it is 1. */
    @Test
    void wideRowsDoNotUnderflow() {
        double[] values = new double[2 * 5000];
        Arrays.fill(values, 5000, values.length, 1);
        ChannelSums.Terms terms =
                ChannelSums.of(Samples.ofDoubles(values, 2, 5000), 0.1, 2, NORMALS, new double[][] {{1, 1}});
        assertArrayEquals(new double[] {-Math.log(2), -Math.log(2)}, terms.whole(), 1e-12);
        assertArrayEquals(terms.whole(), terms.labelled(), 1e-12);
    }

    @Test
    void interruptingEndsIt() {
        Thread.currentThread().interrupt();
        try {
            assertThrows(
                    CancellationException.class,
                    () -> ChannelSums.of(gaussian(CENTRES, 2), 0.1, DRAWS, NORMALS, thirds(CENTRES)));
            assertThrows(
                    CancellationException.class,
                    () -> ChannelSums.ofGroups(gaussian(CENTRES, 2), 7, 0.1, DRAWS, NORMALS));
        } finally {
            Thread.interrupted();
        }
    }
}
