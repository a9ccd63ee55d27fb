package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.core.Shuffle;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Values near the limits of float32 and float64 give the right answer or a refusal. For estimators that follow the scale of the
 * samples the right answer is that of the same values in another unit: powers of two, which round none of them.
 */
class AnyUnitTest {
    private static final int ROWS = 80;
    private static final double ROUNDING = 1e-9;

    /** Down to the least that float64 holds, around the limits of float32, and up to where differences overflow. */
    private static final int[] EXPONENTS = {
        -1074, -1060, -1020, -510, -460, -159, -149, -130, 0, 100, 118, 400, 450, 520, 1000, 1014
    };

    static Stream<EstimatorSettings> followingTheScale() {
        return Stream.of(
                Bins.layer(30),
                Bins.neuron(30),
                Bins.equalMass(10),
                QuantisedSettings.defaults(),
                RenyiSettings.defaults(),
                new KdeSettings(KdeSettings.Bound.UPPER, 0.05, true),
                new KdeSettings(KdeSettings.Bound.LOWER, 0.05, true),
                KsgSettings.defaults(),
                new KsgSettings(2, 3, false, false),
                MixedKsgSettings.defaults(),
                RossSettings.defaults(),
                KnnEntropySettings.defaults(),
                LncSettings.defaults(),
                LnnSettings.defaults(),
                new InfoNceSettings(8, 4, 32, 20, 0.005, 1));
    }

    /** Whole numbers up to 1024, so that 2^−1074 and 2^1014 of them are exact, in three columns. */
    private static Samples whole(int exponent, boolean single) {
        double[] values = new double[3 * ROWS];
        for (int column = 0; column < 3; column++) {
            int[] different = Shuffle.permutation(2001, new Seed(1).stream("whole", column));
            for (int row = 0; row < ROWS; row++) {
                values[3 * row + column] = Math.scalb(different[row] - 1000.0, exponent);
            }
        }
        return single ? Samples.ofFloats(floats(values), ROWS, 3) : Samples.ofDoubles(values, ROWS, 3);
    }

    private static float[] floats(double[] values) {
        float[] narrowed = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            narrowed[i] = (float) values[i];
        }
        return narrowed;
    }

    private static Labels labels() {
        int[] classes = new int[ROWS];
        Samples rows = whole(0, false);
        Arrays.setAll(classes, row -> rows.at(row, 0) > 0 ? 1 : 0);
        return Labels.hard(classes, 2);
    }

    @ParameterizedTest
    @MethodSource("followingTheScale")
    void unitsDoNotMatter(EstimatorSettings settings) {
        Samples usual = whole(0, false);
        Samples other = usual.columns(0, 1);
        PlaneEstimate layer = settings.estimator().layer(LayerSample.of(usual, labels()));
        boolean paired = !(settings instanceof RossSettings);
        Estimate pair = paired ? settings.estimator().pair(usual.columns(1, 3), other) : null;
        for (int exponent : EXPONENTS) {
            for (boolean single : new boolean[] {false, true}) {
                if (single && (exponent < -149 || exponent > 118)) {
                    continue;
                }
                Samples rows = whole(exponent, single);
                String what = settings.id() + " times 2^" + exponent + (single ? " float32" : "");
                accepted(() -> settings.estimator().layer(LayerSample.of(rows, labels())))
                        .ifPresent(point -> {
                            assertSame(layer.labelInformation(), point.labelInformation(), what);
                            assertSame(layer.inputInformation(), point.inputInformation(), what);
                            assertEquals(layer.flags(), point.flags(), what);
                        });
                if (pair != null) {
                    accepted(() -> settings.estimator().pair(rows.columns(1, 3), rows.columns(0, 1)))
                            .ifPresent(estimate -> assertSame(pair.information(), estimate.information(), what));
                }
            }
        }
    }

    private static void assertSame(@Nullable Information one, @Nullable Information other, String what) {
        assertEquals(one == null, other == null, what);
        if (one != null && other != null) {
            assertEquals(one.nats(), other.nats(), ROUNDING, what);
        }
    }

    private static <T> Optional<T> accepted(Supplier<T> estimate) {
        try {
            return Optional.of(estimate.get());
        } catch (EstimationRefusedException e) {
            return Optional.empty();
        }
    }

    static Stream<EstimatorSettings> all() {
        return Stream.concat(
                EveryEstimatorTest.quick().stream(),
                Stream.of(
                        Bins.neuron(30),
                        Bins.idnns(),
                        Bins.ofSize(0.07),
                        Bins.ofSize(1e39),
                        Bins.fixed(30, -1e308, 1e308),
                        new KdeSettings(KdeSettings.Bound.LOWER, 1e-300, false),
                        new KdeSettings(KdeSettings.Bound.UPPER, 1e300, false),
                        new KdeSettings(KdeSettings.Bound.UPPER, 1e-300, true)));
    }

    /** Outliers at the limits, columns of other units, columns that never change: a number, or a refusal. */
    @ParameterizedTest
    @MethodSource("all")
    void limitsGiveNumbersOrRefusals(EstimatorSettings settings) {
        for (boolean single : new boolean[] {false, true}) {
            double most = single ? Float.MAX_VALUE : Double.MAX_VALUE;
            double least = single ? Float.MIN_VALUE : Double.MIN_VALUE;
            for (double outlier : new double[] {most, -most, least, most / 2}) {
                assertNumbers(settings, changed(single, (row, column) -> row == 5 && column == 1 ? outlier : 1));
                assertNumbers(settings, changed(single, (row, column) -> column == 1 ? outlier : 1));
                assertNumbers(settings, changed(single, (row, column) -> column == 1 && row % 2 == 0 ? outlier : -1));
                assertNumbers(
                        settings, changed(single, (row, column) -> row % 3 == 0 ? most : row % 3 == 1 ? -most : 1));
            }
            for (int exponent : EXPONENTS) {
                double unit = Math.scalb(1.0, Math.max(exponent, single ? -149 : -1074));
                double other = single && unit > 1e30 ? 1e30 : unit;
                assertNumbers(settings, scaled(single, other, 1, 1));
                assertNumbers(settings, scaled(single, other, 1 / Math.max(other, 1e-30), 1));
            }
        }
    }

    private interface Change {
        double value(int row, int column);
    }

    /** Where the change is 1 or −1, gaussian values of that sign. */
    private static Samples changed(boolean single, Change change) {
        RandomGenerator random = new Seed(3).stream("changed");
        double[] values = new double[3 * ROWS];
        for (int i = 0; i < values.length; i++) {
            double change0 = change.value(i / 3, i % 3);
            values[i] = Math.abs(change0) == 1 ? change0 * random.nextGaussian() : change0;
        }
        return single ? Samples.ofFloats(floats(values), ROWS, 3) : Samples.ofDoubles(values, ROWS, 3);
    }

    private static Samples scaled(boolean single, double... units) {
        RandomGenerator random = new Seed(4).stream("scaled");
        double[] values = new double[3 * ROWS];
        Arrays.setAll(values, i -> units[i % 3] * random.nextGaussian());
        return single ? Samples.ofFloats(floats(values), ROWS, 3) : Samples.ofDoubles(values, ROWS, 3);
    }

    private static void assertNumbers(EstimatorSettings settings, Samples rows) {
        Estimator estimator = settings.estimator().plain();
        accepted(() -> estimator.layer(LayerSample.of(rows, labels()))).ifPresent(point -> {
            assertNumber(point.inputInformation(), settings);
            assertNumber(point.labelInformation(), settings);
            assertNumber(point.entropy(), settings);
            assertNumber(point.labelStandardError(), settings);
        });
        accepted(() -> estimator.pair(rows.columns(1, 3), rows.columns(0, 1))).ifPresent(pair -> {
            assertNumber(pair.information(), settings);
            assertNumber(pair.standardError(), settings);
        });
    }

    private static void assertNumber(@Nullable Information information, EstimatorSettings settings) {
        assertTrue(information == null || Double.isFinite(information.nats()), () -> settings.id() + information);
    }

    /**
     * One row as far away as can be sees only itself, and others do not see it: what a row does that is a thousand times the
     * noise away. Enough rows for vectors and boxes in the second case.
     */
    @ParameterizedTest
    @ValueSource(ints = {100, 400, 1000})
    void kernelsSeeAnOutlierAsFarAway(int rows) {
        for (boolean single : new boolean[] {false, true}) {
            double[] limits = single
                    ? new double[] {1e3, 1e16, 3e19, Float.MAX_VALUE, -Float.MAX_VALUE}
                    : new double[] {1e3, 1e16, 1e100, 1e200, 1e300, Double.MAX_VALUE, -Double.MAX_VALUE};
            for (EstimatorSettings settings : new EstimatorSettings[] {
                KdeSettings.defaults(), new KdeSettings(KdeSettings.Bound.LOWER, 0.1, false)
            }) {
                PlaneEstimate expected = settings.estimator().layer(withOutlier(rows, limits[0], single));
                for (double limit : limits) {
                    LayerSample layer = withOutlier(rows, limit, single);
                    PlaneEstimate point = settings.estimator().layer(layer);
                    // sums of kernels of many float32 rows are exact to 1e-7
                    double tolerance = rows == 100 ? ROUNDING : 1e-6;
                    assertEquals(nats(expected.inputInformation()), nats(point.inputInformation()), tolerance);
                    assertEquals(nats(expected.labelInformation()), nats(point.labelInformation()), tolerance);
                    assertEquals(nats(expected.labelStandardError()), nats(point.labelStandardError()), tolerance);
                }
            }
        }
    }

    private static LayerSample withOutlier(int rows, double outlier, boolean single) {
        RandomGenerator random = new Seed(2).stream("outlier");
        double[] values = new double[3 * rows];
        Arrays.setAll(values, i -> random.nextGaussian());
        values[4] = outlier;
        values[3 * rows - 1] = -outlier;
        int[] classes = new int[rows];
        Arrays.setAll(classes, row -> values[3 * row] > 0 ? 1 : 0);
        Samples layer = single ? Samples.ofFloats(floats(values), rows, 3) : Samples.ofDoubles(values, rows, 3);
        return LayerSample.of(layer, Labels.hard(classes, 2));
    }

    private static double nats(@Nullable Information information) {
        return information == null ? Double.NaN : information.nats();
    }

    /** 1.7e308 from −1.7e308 is farther than float64 holds: no neighbour can be found so far away. */
    @Test
    void distancesThatOverflowAreRefused() {
        double[] values = whole(0, false).toDoubles();
        values[0] = 1.7e308;
        values[3] = -1.7e308;
        Samples rows = Samples.ofDoubles(values, ROWS, 3);
        for (EstimatorSettings settings :
                new EstimatorSettings[] {KsgSettings.defaults(), MixedKsgSettings.defaults()}) {
            assertRefused(() -> settings.estimator().layer(LayerSample.of(rows, labels())), "another unit");
            assertRefused(() -> settings.estimator().pair(rows, rows), "another unit");
        }
    }
}
