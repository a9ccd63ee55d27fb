package infoplane.scales;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import java.util.Arrays;
import java.util.Objects;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of science.md 12; amounts are compared in bits. */
class ScaleMeterTest {
    private static final double BIT = Math.log(2);
    private static final ScaleGrid USUAL = ScaleGrid.usual(false);

    /** Clusters with rows that repeat. */
    private static Samples rows(int count, int columns) {
        RandomGenerator random = new Seed(columns).stream("rows");
        double[] values = new double[count * columns];
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < columns; column++) {
                int at = row * columns + column;
                values[at] = row % 5 == 4
                        ? values[at - columns]
                        : (float) (random.nextInt(2) + 0.2 * random.nextGaussian() * random.nextInt(3));
            }
        }
        return Samples.ofDoubles(values, count, columns);
    }

    private static Labels classes(int count) {
        return Labels.hard(
                IntStream.range(0, count).map(row -> row % 3 == 0 ? 1 : 0).toArray(), 2);
    }

    private static ScaleBounds bounds(Samples rows, Labels labels, ScaleGrid grid) {
        return ScaleMeter.bounds(1, rows, labels, grid);
    }

    /** −⟨ln ⟨exp(−|t_i − t_j|²/2σ²)⟩_j⟩_i over all rows, and over those of the same class. */
    private static double[] defined(Samples rows, Labels labels, double sigma) {
        double whole = 0;
        double within = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double sum = 0;
            double own = 0;
            for (int j = 0; j < rows.rows(); j++) {
                double square = 0;
                for (int k = 0; k < rows.columns(); k++) {
                    square += Math.pow(rows.at(i, k) - rows.at(j, k), 2);
                }
                double kernel = Math.exp(-square / (2 * sigma * sigma));
                sum += kernel;
                own += labels.classOf(i) == labels.classOf(j) ? kernel : 0;
            }
            whole -= Math.log(sum / rows.rows()) / rows.rows();
            within -= Math.log(own / labels.classSizes()[labels.classOf(i)]) / rows.rows();
        }
        return new double[] {whole, whole - within};
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10, 64})
    void agreesWithTheDefinitionAtAllUsualScales(int columns) {
        Samples rows = rows(640, columns);
        Labels labels = classes(640);
        ScaleBounds bounds = bounds(rows, labels, USUAL);
        for (int scale = 0; scale < USUAL.points(); scale++) {
            double sigma = Math.sqrt(16 * Math.pow(2, -scale));
            assertEquals(sigma, USUAL.sigmas()[scale], 1e-12);
            double[] upper = defined(rows, labels, sigma);
            double[] lower = defined(rows, labels, 2 * sigma);
            assertEquals(upper[0], bounds.inputUpper()[scale], 1e-6 * BIT);
            assertEquals(lower[0], bounds.inputLower()[scale], 1e-6 * BIT);
            assertEquals(upper[1], bounds.labelUpper()[scale], 2e-6 * BIT); // a difference of two
            assertEquals(lower[1], bounds.labelLower()[scale], 2e-6 * BIT);
        }
    }

    @Test
    void isTheKernelEstimateOfEveryNoise() {
        Samples rows = rows(600, 4);
        Labels hard = classes(600);
        double[] probabilities = new double[1200];
        int[] likely = new int[600];
        for (int i = 0; i < 600; i++) {
            double p = i % 10 == 9 ? 1e-50 : (i % 10 + 0.5) / 11; // also one that float32 does not hold
            probabilities[2 * i] = p;
            probabilities[2 * i + 1] = 1 - p;
            likely[i] = p >= 0.5 ? 0 : 1;
        }
        for (Labels labels : new Labels[] {hard, Labels.soft(likely, probabilities, 2)}) {
            for (boolean relative : new boolean[] {false, true}) {
                ScaleGrid grid = new ScaleGrid(2, 0.01, 7, relative);
                ScaleBounds bounds = bounds(rows, labels, grid);
                for (int scale = 0; scale < 7; scale++) {
                    double variance = Math.pow(grid.sigmas()[scale], 2);
                    for (KdeSettings.Bound bound : KdeSettings.Bound.values()) {
                        PlaneEstimate expected = new KdeSettings(bound, variance, relative)
                                .estimator()
                                .layer(LayerSample.of(rows, labels));
                        boolean upper = bound == KdeSettings.Bound.UPPER;
                        assertTrue(Double.isFinite(bounds.labelUpper()[scale] + bounds.labelLower()[scale]));
                        assertEquals(
                                Objects.requireNonNull(expected.inputInformation())
                                        .nats(),
                                (upper ? bounds.inputUpper() : bounds.inputLower())[scale],
                                1e-6);
                        assertEquals(
                                Objects.requireNonNull(expected.labelInformation())
                                        .nats(),
                                (upper ? bounds.labelUpper() : bounds.labelLower())[scale],
                                2e-6);
                    }
                }
            }
        }
    }

    /** Rows on a circle all see the same distances, so the mean over any of them is the mean over all. */
    @Test
    void theFirstLookIsExactWhereAllRowsSeeTheSame() {
        double[] values = new double[2400];
        for (int i = 0; i < 1200; i++) { // 600 places, each twice
            values[2 * i] = Math.cos(i / 300.0 * Math.PI);
            values[2 * i + 1] = Math.sin(i / 300.0 * Math.PI);
        }
        Samples circle = Samples.ofDoubles(values, 1200, 2);
        Labels labels = Labels.hard(IntStream.range(0, 1200).map(i -> 1 + i % 2).toArray(), 4);
        for (ScaleGrid grid : new ScaleGrid[] {USUAL, new ScaleGrid(3, 0.002, 9, true)}) {
            ScaleBounds exact = bounds(circle, labels, grid);
            ScaleBounds first = ScaleMeter.rough(1, circle, labels, grid);
            assertArrayEquals(exact.inputUpper(), first.inputUpper(), 1e-6 * BIT);
            assertArrayEquals(exact.inputLower(), first.inputLower(), 1e-6 * BIT);
            assertArrayEquals(exact.labelUpper(), first.labelUpper(), 2e-6 * BIT);
            assertArrayEquals(exact.labelLower(), first.labelLower(), 2e-6 * BIT);
        }
    }

    @Test
    void fallsFromTheDistinctRowsToNothing() {
        Samples rows = rows(500, 3);
        long distinct = IntStream.range(0, 500)
                .mapToObj(row -> rows.at(row, 0) + " " + rows.at(row, 1) + " " + rows.at(row, 2))
                .distinct()
                .count();
        int[] sizes = DistinctRows.of(rows, new int[500]).ofRow();
        assertEquals(distinct, Arrays.stream(sizes).distinct().count());
        double entropy = 0;
        for (int cell = 0; cell < distinct; cell++) {
            int place = cell;
            double share = Arrays.stream(sizes).filter(one -> one == place).count() / 500.0;
            entropy -= share * Math.log(share);
        }
        ScaleBounds bounds = bounds(rows, classes(500), new ScaleGrid(1e6, 1e-8, 60, false));
        assertEquals(entropy, bounds.inputUpper()[59], 1e-9);
        assertEquals(entropy, bounds.inputLower()[59], 1e-9);
        assertEquals(0, bounds.inputUpper()[0], 1e-9);
        for (int scale = 1; scale < 60; scale++) {
            assertTrue(bounds.inputUpper()[scale] >= bounds.inputUpper()[scale - 1] - 1e-9);
            assertTrue(bounds.inputLower()[scale] <= bounds.inputUpper()[scale] + 1e-9);
        }
    }

    @Test
    void theLowerBoundIsTheUpperOneOfTwiceTheNoise() {
        ScaleBounds bounds = bounds(rows(300, 2), classes(300), USUAL);
        assertArrayEquals(
                Arrays.copyOfRange(bounds.inputUpper(), 0, 23), Arrays.copyOfRange(bounds.inputLower(), 2, 25), 1e-12);
    }

    @Test
    void relativeScalesDoNotSeeTheUnit() { // ReLU layers grow: that is half of the dispute
        Samples rows = rows(300, 2);
        double[] doubled =
                Arrays.stream(rows.toDoubles()).map(value -> 1024 * value).toArray();
        Samples grown = Samples.ofDoubles(doubled, 300, 2);
        ScaleGrid relative = ScaleGrid.usual(true);
        assertArrayEquals(
                bounds(rows, classes(300), relative).inputUpper(),
                bounds(grown, classes(300), relative).inputUpper(),
                1e-9);
        assertTrue(bounds(grown, classes(300), USUAL).inputUpper()[0]
                > bounds(rows, classes(300), USUAL).inputUpper()[0] + 1);
    }

    @Test
    void aConstantLayerKeepsNothingAtAnyRelativeScale() {
        ScaleBounds bounds = bounds(Samples.ofDoubles(new double[20], 20, 1), classes(20), ScaleGrid.usual(true));
        assertArrayEquals(new double[25], bounds.inputUpper());
    }
}
