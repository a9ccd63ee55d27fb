package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mixtures around centres, held against the same sums over all pairs and against plain Java. */
class ChannelSumsTest {
    private static final int POINTS = 3;

    private static final ChannelSums.NormalNumbers NORMALS = (number, normals) -> {
        RandomGenerator random = new Seed(number).stream("test");
        Arrays.setAll(normals, i -> random.nextGaussian());
    };

    private static ChannelSums.Channel channel(Samples centres, int replicas, int others, double sigma) {
        return new ChannelSums.Channel(
                centres, replicas, others, sigma, POINTS, NORMALS, thirds(centres.rows() / replicas));
    }

    private static Samples uniform(int rows, int columns) {
        double[] values =
                new Seed(3).stream("centres").doubles((long) rows * columns).toArray();
        return Samples.ofDoubles(values, rows, columns);
    }

    private static double[][] thirds(int inputs) {
        double[][] weights = new double[3][inputs];
        for (int i = 0; i < inputs; i++) {
            weights[i % 3][i] = 0.75;
            weights[(i + 1) % 3][i] = 0.25;
        }
        return weights;
    }

    private static void assertSame(ChannelSums.Terms expected, ChannelSums.Terms terms) {
        assertArrayEquals(expected.whole(), terms.whole(), 1e-12);
        assertArrayEquals(expected.given(), terms.given(), 1e-12);
        assertArrayEquals(expected.labelled(), terms.labelled(), 1e-12);
        assertArrayEquals(expected.wholeInfluence(), terms.wholeInfluence(), 1e-12);
        assertArrayEquals(expected.labelledInfluence(), terms.labelledInfluence(), 1e-12);
    }

    /** What is left out is below e^−32 of a sum, whatever the noise is against the distances. */
    @ParameterizedTest
    @CsvSource({"2, 0.002", "2, 0.02", "5, 0.01", "5, 0.1", "10, 0.005", "10, 0.05", "40, 0.05"})
    void nearCentresGiveTheSameAsAllPairs(int columns, double sigma) {
        ChannelSums.Channel channel = channel(uniform(700, columns), 2, 1, sigma);
        assertSame(ChannelSums.ofAllPairs(channel), ChannelSums.of(channel));
    }

    /** The formulas as they are written, in plain Java; 1e-10 is rounding. */
    @ParameterizedTest
    @CsvSource({"1, 1", "5, 5", "20, 5", "20, 2"})
    void sumsAreThoseOfTheFormula(int replicas, int others) {
        int inputs = 21;
        int columns = 3;
        double sigma = 0.3;
        Samples centres = uniform(inputs * replicas, columns);
        double[][] weights = thirds(inputs);
        double[][] expected = new double[3][inputs];
        double[] normals = new double[POINTS * columns];
        for (int i = 0; i < inputs; i++) {
            NORMALS.fill(i, normals);
            for (int point = 0; point < POINTS; point++) {
                double[] densities = new double[inputs]; // of t given each input
                for (int j = 0; j < inputs * replicas; j++) {
                    double square = 0;
                    double own = 0;
                    for (int k = 0; k < columns; k++) {
                        double z = sigma * normals[point * columns + k];
                        square += Math.pow(centres.at(i * replicas + point % others, k) + z - centres.at(j, k), 2);
                        own += z * z;
                    }
                    int standing = j / replicas == i ? replicas : others;
                    densities[j / replicas] +=
                            j % replicas < standing ? Math.exp((own - square) / (2 * sigma * sigma)) / standing : 0;
                }
                expected[0][i] += Math.log(Arrays.stream(densities).average().orElseThrow()) / POINTS;
                expected[1][i] += Math.log(densities[i]) / POINTS;
                for (double[] weight : weights) {
                    double sum = IntStream.range(0, inputs)
                            .mapToDouble(j -> weight[j] * densities[j])
                            .sum();
                    expected[2][i] +=
                            weight[i] * Math.log(sum / Arrays.stream(weight).sum()) / POINTS;
                }
            }
        }
        ChannelSums.Terms terms = ChannelSums.of(channel(centres, replicas, others, sigma));
        assertArrayEquals(expected[0], terms.whole(), 1e-10);
        assertArrayEquals(expected[1], terms.given(), 1e-10);
        assertArrayEquals(expected[2], terms.labelled(), 1e-10);
    }

    /** Where all replicas of an input are equal, a part of them is as good as all. */
    @Test
    void equalReplicasMayStandForEachOther() {
        Samples one = uniform(40, 2);
        Samples equal = one.select(IntStream.range(0, 200).map(row -> row / 5).toArray());
        assertSame(ChannelSums.of(channel(equal, 5, 5, 0.2)), ChannelSums.of(channel(equal, 5, 1, 0.2)));
    }

    /** exp(−d/2) of 5000 columns is 0 in float64; relative to the own kernel it is 1. */
    @Test
    void wideRowsDoNotUnderflow() {
        double[] values = new double[2 * 5000];
        Arrays.fill(values, 5000, values.length, 1);
        ChannelSums.Terms terms = ChannelSums.of(new ChannelSums.Channel(
                Samples.ofDoubles(values, 2, 5000), 1, 1, 0.1, 2, NORMALS, new double[][] {{1, 1}}));
        assertArrayEquals(new double[] {-Math.log(2), -Math.log(2)}, terms.whole(), 1e-12);
        assertArrayEquals(terms.whole(), terms.labelled(), 1e-12);
    }

    @Test
    void interruptingEndsIt() {
        Thread.currentThread().interrupt();
        try {
            ChannelSums.Channel channel = channel(uniform(700, 2), 7, 7, 0.1);
            assertThrows(CancellationException.class, () -> ChannelSums.of(channel));
        } finally {
            Thread.interrupted();
        }
    }
}
