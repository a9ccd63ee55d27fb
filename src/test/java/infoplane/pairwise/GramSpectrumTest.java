package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Seed;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Matrices whose eigenvalues are known in closed form, with few rows (LAPACK's reduction) and many (that by vectors). */
class GramSpectrumTest {
    /** The reduction is a product of reflections, each off by some roundings of the largest eigenvalue. */
    private static final double ROUNDINGS = 40 * Math.ulp(1.0);

    /** min(i, j), the covariance of a random walk, has the eigenvalues 1 / 4 sin²((2k − 1)π / (4n + 2)). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 63, 64, 65, 71, 72, 97, 128, 250, 301})
    void eigenvaluesOfARandomWalk(int n) {
        double[] expected = ofWalk(n);
        assertArrayEquals(
                expected, GramSpectrum.of(walk(n), n).eigenvalues(), ROUNDINGS * expected[n - 1], "of " + n + " rows");
    }

    /** Equal kernels c off the diagonal: 1 − c, n − 1 times, and 1 − c + nc; c = 1 are equal rows, of rank 1. */
    @ParameterizedTest
    @CsvSource({"70, 0.3", "70, 1", "70, 0", "130, 0.999", "20, 0.5", "64, 1e-160"})
    void eigenvaluesThatAreEqual(int n, double c) {
        double[] matrix = new double[n * n];
        Arrays.fill(matrix, c);
        for (int i = 0; i < n; i++) {
            matrix[i * n + i] = 1;
        }
        double[] expected = new double[n];
        Arrays.fill(expected, 1 - c);
        expected[n - 1] = 1 - c + n * c;
        GramSpectrum spectrum = GramSpectrum.of(matrix, n);
        assertArrayEquals(expected, spectrum.eigenvalues(), ROUNDINGS * expected[n - 1]);
        for (double alpha : new double[] {0.5, 1.001, 1.01, 1.1, 1.11, 3}) {
            assertEquals(renyi(expected, alpha), spectrum.entropy(alpha), 1e-10, "order " + alpha);
        }
    }

    /** The entropy by its definition, from eigenvalues in closed form that span up to six orders of magnitude. */
    @ParameterizedTest
    @CsvSource({"5, 1.01", "64, 1.01", "301, 1.01", "301, 1.1", "301, 1.0001", "301, 1.2", "301, 0.5", "301, 2.5"})
    void entropyIsTheDefinition(int n, double alpha) {
        assertEquals(renyi(ofWalk(n), alpha), GramSpectrum.of(walk(n), n).entropy(alpha), 1e-11);
    }

    /** The limit of the order 1 is Shannon's entropy; from powers it would be off by 1e-16 / 1e-12 = 1e-4. */
    @ParameterizedTest
    @ValueSource(ints = {3, 80})
    void nearOneIsShannonsEntropy(int n) {
        double[] values = ofWalk(n);
        double sum = DoubleStream.of(values).sum();
        double shannon =
                DoubleStream.of(values).map(v -> -v / sum * Math.log(v / sum)).sum();
        assertEquals(shannon, GramSpectrum.of(walk(n), n).entropy(1 + 1e-12), 1e-11);
    }

    /** Known eigenvalues, zeros among them: k equal ones have the entropy ln k of every order; of one it is exactly 0. */
    @ParameterizedTest
    @ValueSource(doubles = {0.7, 1.01, 4})
    void equalEigenvaluesAreSymbols(double alpha) {
        assertEquals(Math.log(3), GramSpectrum.ofValues(0, 5, 0, 5, 5).entropy(alpha), 1e-12);
        assertEquals(0.0, GramSpectrum.ofValues(7).entropy(alpha), 1e-13);
    }

    /** A block diagonal matrix has the eigenvalues of its blocks. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.01, 1.5})
    void blocksHaveTheirEigenvalues(double alpha) {
        List<GramSpectrum> blocks = List.of(
                GramSpectrum.of(walk(66), 66), GramSpectrum.of(walk(3), 3), GramSpectrum.of(new double[] {2}, 1));
        double[] expected = IntStream.of(66, 3)
                .mapToObj(GramSpectrumTest::ofWalk)
                .flatMapToDouble(DoubleStream::of)
                .toArray();
        double[] all = DoubleStream.concat(DoubleStream.of(expected), DoubleStream.of(2))
                .sorted()
                .toArray();
        GramSpectrum whole = GramSpectrum.ofBlocks(blocks);
        assertArrayEquals(all, whole.eigenvalues(), ROUNDINGS * all[69]);
        assertEquals(renyi(all, alpha), whole.entropy(alpha), 1e-11);
    }

    /** Kernels of rows in a line have eigenvalues that fall below any number: the entropy is that of the eigenvalues. */
    @ParameterizedTest
    @ValueSource(ints = {40, 160, 480})
    void eigenvaluesThatFallFastLoseNothing(int n) {
        double[] matrix = new double[n * n];
        Arrays.setAll(matrix, k -> Math.exp(-Math.pow((k / n - k % n) * 6.0 / n, 2)));
        GramSpectrum spectrum = GramSpectrum.of(matrix, n);
        assertEquals(renyi(spectrum.eigenvalues(), 1.01), spectrum.entropy(1.01), 1e-10);
    }

    /** By vectors the same operations come in the same order, so that the last bit is the same. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64, 500})
    void vectorsHaveTheSharesOfSingleNumbers(int n) {
        RandomGenerator random = new Seed(7).stream("shares");
        double[] diagonal = random.doubles(n).toArray();
        double[] squares = random.doubles(n)
                .map(value -> value < 0.2 ? 0 : value * value / 4)
                .toArray();
        squares[n - 1] = 0;
        double[] t =
                random.doubles(169).map(value -> Math.exp(84 * (value - 0.5))).toArray();
        double[] single = new double[t.length];
        GramSpectrum.addShares(diagonal, squares, t, single);
        double[] vectors = new double[t.length];
        VectorShares.of(diagonal, squares, t, vectors);
        assertArrayEquals(single, vectors, 0);
    }

    @ParameterizedTest
    @CsvSource({"3, 2", "0, 0"})
    void refusesWhatIsNoMatrix(int length, int n) {
        assertThrows(IllegalArgumentException.class, () -> GramSpectrum.of(new double[length], n));
    }

    private static double[] walk(int n) {
        double[] matrix = new double[n * n];
        Arrays.setAll(matrix, k -> 1 + Math.min(k / n, k % n));
        return matrix;
    }

    private static double[] ofWalk(int n) {
        return IntStream.rangeClosed(1, n)
                .mapToDouble(k -> Math.pow(2 * Math.sin((2 * k - 1) * Math.PI / (4 * n + 2)), -2))
                .sorted()
                .toArray();
    }

    /** ln(Σ p^α) / (1 − α), by ln(1 + Σ p (p^(α−1) − 1)), which loses nothing near the order 1. */
    private static double renyi(double[] values, double alpha) {
        double sum = DoubleStream.of(values).sum();
        double powers = DoubleStream.of(values)
                .filter(value -> value > 0)
                .map(value -> value / sum * Math.expm1((alpha - 1) * Math.log(value / sum)))
                .sum();
        return Math.log1p(powers) / (1 - alpha);
    }
}
