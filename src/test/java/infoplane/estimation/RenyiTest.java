package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Closed forms of the matrix-based entropy. Eigenvalues come out to 1e-15; the factor 1 / (1 − 1.01) makes 1e-12 of
 * that, so 1e-10 is ample.
 */
class RenyiTest {
    private static final double ROUNDING = 1e-10;
    private static final RenyiSettings NARROW = new RenyiSettings(1.01, 1e-3, 500, 8);

    /**
     * Two rows: standardised they are ±1 and 2 apart, the kernel is k = exp(−2² / 2σ²) with σ = 2^(−1/5), and the
     * eigenvalues are (1 ± k) / 2.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.01, 2, 5})
    void twoRows(double alpha) {
        double k = Math.exp(-2 * Math.pow(2, 0.4));
        double expected = Math.log(Math.pow((1 + k) / 2, alpha) + Math.pow((1 - k) / 2, alpha)) / (1 - alpha);
        PlaneEstimate point = new RenyiSettings(alpha, 1, 500, 8)
                .estimator()
                .layer(LayerSample.of(Samples.column(3, 7), Labels.hard(0, 1)));
        assertEquals(expected, nats(point.inputInformation()), ROUNDING);
        assertEquals(expected, nats(point.labelInformation()), ROUNDING); // labels see two symbols: S(T) + ln 2 − ln 2
    }

    /**
     * Of order 2 the entropy is −ln tr A², the logarithm of the mean square of all kernels, whatever the number of rows:
     * no eigenvalues are needed to know it. Three classes, two columns of which one has twice the spread.
     */
    @Test
    void orderTwoIsTheMeanSquareOfKernels() {
        double[][] values = {{0, 1}, {1, 5}, {3, 3}, {4, 9}, {2, -4}, {5, 0}};
        int[] classes = {0, 1, 0, 2, 2, 0};
        Samples rows = Samples.copyOf(values);
        Samples first = rows.columns(0, 1);
        Samples second = rows.columns(1, 2);
        Estimator estimator = new RenyiSettings(2, 0.7, 500, 8).estimator();
        double[][] kernels = kernels(ZScores.of(rows), 0.7);
        double[][] ofFirst = kernels(ZScores.of(first), 0.7);
        double[][] ofSecond = kernels(ZScores.of(second), 0.7);
        double all = 0;
        double within = 0;
        double labels = 0;
        double firsts = 0;
        double seconds = 0;
        double both = 0;
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                double square = kernels[i][j] * kernels[i][j] / 36;
                all += square;
                within += classes[i] == classes[j] ? square : 0;
                labels += classes[i] == classes[j] ? 1 / 36.0 : 0;
                firsts += ofFirst[i][j] * ofFirst[i][j] / 36;
                seconds += ofSecond[i][j] * ofSecond[i][j] / 36;
                both += ofFirst[i][j] * ofFirst[i][j] * ofSecond[i][j] * ofSecond[i][j] / 36;
            }
        }
        PlaneEstimate point = estimator.layer(LayerSample.of(rows, Labels.hard(classes)));
        assertEquals(-Math.log(all), nats(point.entropy()), ROUNDING);
        assertEquals(-Math.log(all) - Math.log(labels) + Math.log(within), nats(point.labelInformation()), ROUNDING);
        assertEquals(
                -Math.log(firsts) - Math.log(seconds) + Math.log(both),
                estimator.pair(first, second).information().nats(),
                ROUNDING);
    }

    /** exp(−|t_i − t_j|²/2σ²) with σ = γ √d n^(−1/(4+d)). */
    private static double[][] kernels(ZScores scores, double factor) {
        Samples rows = scores.samples();
        double width = factor * Math.sqrt(rows.columns()) * Math.pow(rows.rows(), -1.0 / (4 + rows.columns()));
        double[][] kernels = new double[rows.rows()][rows.rows()];
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.rows(); j++) {
                double square = 0;
                for (int column = 0; column < rows.columns(); column++) {
                    square += Math.pow(rows.at(i, column) - rows.at(j, column), 2);
                }
                kernels[i][j] = Math.exp(-square / (2 * width * width));
            }
        }
        return kernels;
    }

    /** Rows far apart for the kernel are as many symbols, whatever the order: S = ln n; equal rows are one: S = 0. */
    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1.01, 2})
    void symbols(double alpha) {
        RenyiSettings settings = new RenyiSettings(alpha, 1e-3, 500, 8);
        double[] values = new double[120];
        int[] labels = new int[120];
        for (int row = 0; row < values.length; row++) {
            values[row] = row % 4;
            labels[row] = row % 2;
        }
        PlaneEstimate point = settings.estimator().layer(LayerSample.of(Samples.column(values), Labels.hard(labels)));
        assertEquals(Math.log(4), nats(point.entropy()), ROUNDING);
        assertEquals(Math.log(2), nats(point.labelInformation()), ROUNDING);
        Samples different =
                Samples.column(new Seed(9).stream("test").doubles(60).toArray());
        PlaneEstimate distinct = new RenyiSettings(alpha, 1e-9, 500, 8)
                .estimator()
                .layer(LayerSample.of(different, Labels.hard(new int[60], 2)));
        assertEquals(Math.log(60), nats(distinct.entropy()), ROUNDING);
        assertTrue(distinct.flags().contains(EstimateFlag.SATURATED));
        assertEquals(0.0, nats(distinct.labelInformation()));
        assertTrue(distinct.flags().contains(EstimateFlag.ONE_CLASS));
    }

    /** Symbols of a pair: I = ln 2 of a copy, 0 of an independent one. */
    @Test
    void pairsOfSymbols() {
        Samples a = Samples.column(0, 0, 1, 1, 0, 0, 1, 1);
        Samples b = Samples.column(0, 1, 0, 1, 0, 1, 0, 1);
        Estimator estimator = NARROW.estimator();
        assertEquals(Math.log(2), estimator.pair(a, a).information().nats(), ROUNDING);
        assertEquals(0, estimator.pair(a, b).information().nats(), ROUNDING);
        assertEquals(Math.log(8), nats(estimator.pair(a, b).ceiling()), ROUNDING);
    }

    @Test
    void aConstantLayerSaysExactlyZero() {
        Samples rows = Samples.ofFloats(new float[30], 10, 3);
        PlaneEstimate point =
                RenyiSettings.defaults().estimator().layer(LayerSample.of(rows, Labels.hard(new int[10], 2)));
        assertEquals(0.0, nats(point.inputInformation()));
        assertEquals(0.0, nats(point.labelInformation()));
        assertTrue(point.flags().contains(EstimateFlag.CONSTANT_LAYER));
    }

    /** Units, offsets and dead units do not matter: columns are standardised. */
    @Test
    void unitsOfTheColumnsDoNotMatter() {
        Samples rows = gaussian(100, 2, 1);
        double[] scaled = new double[300];
        for (int row = 0; row < 100; row++) {
            scaled[3 * row] = 5 - 7 * rows.at(row, 0);
            scaled[3 * row + 1] = 42;
            scaled[3 * row + 2] = 1e-6 * rows.at(row, 1);
        }
        Labels labels = Labels.hard(new int[100], 2);
        Estimator estimator = RenyiSettings.defaults().estimator();
        PlaneEstimate other = estimator.layer(LayerSample.of(Samples.ofDoubles(scaled, 100, 3), labels));
        assertEquals(nats(estimator.layer(LayerSample.of(rows, labels)).entropy()), nats(other.entropy()), 1e-9);
        assertTrue(other.flags().contains(EstimateFlag.COLUMNS_DROPPED));
    }

    /** 230 rows in batches of 50 leave 30 out; the error is that of the mean over the 4 batches. */
    @Test
    void batchesAreDisjointDrawsWithASpread() {
        LayerSample layer = LayerSample.of(gaussian(230, 3, 2), Labels.hard(new int[230], 2));
        PlaneEstimate point = new RenyiSettings(1.01, 1, 50, 8).estimator().layer(layer);
        assertEquals(Math.log(50), nats(point.ceiling()), ROUNDING);
        assertTrue(point.flags().contains(EstimateFlag.SUBSAMPLED));
        double error = nats(point.inputStandardError());
        assertTrue(error > 0 && error < 0.2, () -> "standard error " + error);
        assertEquals(point, new RenyiSettings(1.01, 1, 50, 8).estimator().layer(layer), "the same rows each time");
        assertNull(RenyiSettings.defaults().estimator().layer(layer).inputStandardError());
    }

    /** Rows that all differ are 50 symbols in every batch; 200 rows in 4 batches are all of them, 201 are not. */
    @Test
    void batchesAreAsLargeAsTheySay() {
        RenyiSettings settings = new RenyiSettings(1.01, 1e-9, 50, 4);
        int[] classes = new int[200];
        PlaneEstimate point = settings.estimator().layer(LayerSample.of(gaussian(200, 2, 5), Labels.hard(classes, 2)));
        assertEquals(Math.log(50), nats(point.entropy()), ROUNDING);
        assertEquals(0, nats(point.inputStandardError()), ROUNDING);
        assertFalse(point.flags().contains(EstimateFlag.SUBSAMPLED));
        Samples more = gaussian(201, 2, 5);
        Estimate pair = settings.estimator().pair(more, more);
        assertEquals(Math.log(50), pair.information().nats(), ROUNDING, "I(A;A) = S(A)");
        assertEquals(Set.of(EstimateFlag.SUBSAMPLED, EstimateFlag.SATURATED), pair.flags());
    }

    /** Four symbols one after the other: a batch that were not drawn would hold one of them, and say 0. */
    @Test
    void batchesAreDrawnFromAllRows() {
        double[] values = new double[200];
        for (int row = 0; row < values.length; row++) {
            values[row] = row / 50;
        }
        PlaneEstimate point = new RenyiSettings(1.01, 1e-3, 50, 4)
                .estimator()
                .layer(LayerSample.of(Samples.column(values), Labels.hard(new int[200], 2)));
        // a share of a quarter in 50 rows is known to 6 %: entropies are within some 3/2·50 nats of ln 4
        assertEquals(Math.log(4), nats(point.entropy()), 0.1);
    }

    /**
     * Few small batches of many independent rows are nearly independent: the square of the stated error is that of the
     * spread over samples. With two batches it has one degree of freedom, so over 200 samples it is known to 10 %, like the
     * square of the spread: 0.45 is three of these.
     */
    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void standardErrorIsTheSpreadOverSamples(int batches) {
        Estimator estimator = new RenyiSettings(2, 1, 20, batches).estimator();
        double[][] estimates = new double[2][200];
        double[] squares = new double[2];
        for (int seed = 0; seed < 200; seed++) {
            Samples rows = gaussian(400, 1, seed);
            int[] classes = new int[400];
            for (int row = 0; row < 400; row++) {
                classes[row] = rows.at(row, 0) > 0.5 ? 1 : 0;
            }
            PlaneEstimate point = estimator.layer(LayerSample.of(rows, Labels.hard(classes, 2)));
            estimates[0][seed] = nats(point.inputInformation());
            estimates[1][seed] = nats(point.labelInformation());
            squares[0] += Math.pow(nats(point.inputStandardError()), 2) / 200;
            squares[1] += Math.pow(nats(point.labelStandardError()), 2) / 200;
        }
        for (int i = 0; i < 2; i++) {
            assertEquals(1, squares[i] / Math.pow(Samplers.deviation(estimates[i]), 2), 0.45);
        }
    }

    /** Independent samples: I is far below that of a noisy copy. The measure has no unbiased zero at finite width. */
    @Test
    void dependenceRaisesInformation() {
        Samples a = gaussian(400, 1, 3);
        Samples noise = gaussian(400, 1, 4);
        double[] copy = new double[400];
        for (int row = 0; row < copy.length; row++) {
            copy[row] = a.at(row, 0) + 0.3 * noise.at(row, 0);
        }
        Estimator estimator = RenyiSettings.defaults().estimator();
        double dependent = estimator.pair(a, Samples.column(copy)).information().nats();
        double independent = estimator.pair(a, noise).information().nats();
        assertTrue(dependent > 5 * independent, () -> dependent + " against " + independent);
        assertEquals(
                dependent, estimator.pair(Samples.column(copy), a).information().nats(), 1e-9);
    }

    @Test
    void softLabelsHaveNoGramMatrix() {
        Labels soft = Labels.soft(new int[] {0, 1}, new double[] {0.5, 0.5, 0.1, 0.9}, 2);
        PlaneEstimate point = RenyiSettings.defaults().estimator().layer(LayerSample.of(Samples.column(0, 1), soft));
        assertNull(point.labelInformation());
        assertTrue(point.flags().contains(EstimateFlag.NO_LABEL_INFORMATION));
        PlaneEstimate batches = new RenyiSettings(1.01, 1, 2, 2)
                .estimator()
                .layer(LayerSample.of(Samples.column(0, 1, 2, 4), soft.select(new int[] {0, 1, 0, 1})));
        assertTrue(nats(batches.inputStandardError()) >= 0);
        assertNull(batches.labelStandardError(), "no error of nothing");
    }

    @Test
    void refusesASingleRowAndNotANumber() {
        Estimator estimator = RenyiSettings.defaults().estimator();
        assertRefused(() -> estimator.layer(LayerSample.of(Samples.column(1), Labels.hard(0))), "1 row", "at least 2");
        assertRefused(() -> estimator.pair(Samples.column(1), Samples.column(1)), "1 row", "at least 2");
        assertRefused(() -> estimator.pair(Samples.column(1, Double.NaN), Samples.column(1, 2)), "NaN");
    }

    @Test
    void endsWhenInterrupted() {
        Thread.currentThread().interrupt();
        try {
            LayerSample layer = LayerSample.of(gaussian(50, 1, 1), Labels.hard(new int[50], 2));
            assertThrows(
                    CancellationException.class,
                    () -> RenyiSettings.defaults().estimator().layer(layer));
            assertThrows(
                    CancellationException.class,
                    () -> RenyiSettings.defaults().estimator().pair(layer.rows(), layer.rows()));
        } finally {
            Thread.interrupted();
        }
    }

    private static Samples gaussian(int rows, int columns, long seed) {
        RandomGenerator random = new Seed(seed).stream("test");
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return Samples.ofDoubles(values, rows, columns);
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
