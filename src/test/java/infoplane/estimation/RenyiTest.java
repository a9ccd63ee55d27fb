package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Objects;
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
    }

    @Test
    void refusesASingleRowAndNotANumber() {
        Estimator estimator = RenyiSettings.defaults().estimator();
        assertRefused(() -> estimator.layer(LayerSample.of(Samples.column(1), Labels.hard(0))), "1 row", "at least 2");
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
