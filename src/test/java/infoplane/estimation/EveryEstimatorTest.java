package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every estimator: what it refuses, what it flags, and that names of classes are but names. */
class EveryEstimatorTest {
    private static final double ROUNDING = 1e-9;

    static List<EstimatorSettings> quick() {
        return List.of(
                Bins.layer(30),
                QuantisedSettings.defaults(),
                RenyiSettings.defaults(),
                KdeSettings.defaults(),
                KsgSettings.defaults(),
                new KsgSettings(2, 3, false, false),
                RossSettings.defaults(),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults(),
                LncSettings.defaults(),
                LnnSettings.defaults(),
                LgaSettings.defaults());
    }

    static Stream<EstimatorSettings> all() {
        return Stream.concat(quick().stream(), Stream.of(InfoNceSettings.defaults(), MineSettings.defaults()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesSamplesThatDoNotPairUp(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samples longer = gaussian(60, 2);
        Samples shorter = gaussian(59, 2);
        assertRefused(() -> estimator.pair(longer, shorter), "60", "59");
        assertRefused(() -> estimator.pair(shorter, longer), "60", "59");
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesWhatIsNotFiniteAndSaysWhere(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samples sound = gaussian(60, 2);
        double[] values = gaussian(60, 2).toDoubles();
        values[2 * 59 + 1] = Double.NaN;
        Samples broken = Samples.ofDoubles(values, 60, 2);
        assertRefused(() -> estimator.pair(broken, sound), "row 59, column 1", "NaN");
        assertRefused(() -> estimator.pair(sound, broken), "row 59, column 1", "NaN");
        assertRefused(() -> estimator.layer(LayerSample.of(broken, thirds(60))), "row 59, column 1", "NaN");
    }

    @ParameterizedTest
    @MethodSource("all")
    void refusesNothingAtAll(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samples rowless = Samples.ofDoubles(new double[0], 0, 2);
        assertRefused(() -> estimator.pair(rowless, rowless), "0 rows");
        assertRefused(() -> estimator.layer(LayerSample.of(rowless, Labels.hard(new int[0], 2))), "0 rows");
        Samples narrow = Samples.ofDoubles(new double[0], 3, 0);
        assertRefused(() -> estimator.layer(LayerSample.of(narrow, Labels.hard(0, 1, 0))), "3 rows");
    }

    /** I(A;c) = 0, and whoever reads it is told that one of the two never changes. */
    @ParameterizedTest
    @MethodSource("all")
    void constantSamplesShareNothing(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samples constant = Samples.column(new double[60]);
        for (Estimate estimate : List.of(
                estimator.pair(gaussian(60, 1), constant),
                estimator.pair(constant, gaussian(60, 1)),
                estimator.pair(constant, constant))) {
            assertEquals(0, estimate.information().nats(), ROUNDING);
            assertTrue(estimate.flags().contains(EstimateFlag.CONSTANT_LAYER), settings.id());
        }
    }

    static List<EstimatorSettings> sharingWork() {
        return List.of(
                KdeSettings.defaults(),
                RenyiSettings.defaults(),
                KsgSettings.defaults(),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults(),
                LgaSettings.defaults());
    }

    /** So many rows that pairs of them are shared out among threads, but for the fits of lga, which always are. */
    @ParameterizedTest
    @MethodSource("sharingWork")
    void threadsDoNotMatter(EstimatorSettings settings) throws Exception {
        LayerSample layer =
                settings instanceof LgaSettings ? clusters(200) : LayerSample.of(gaussian(7500, 8), thirds(7500));
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool four = new ForkJoinPool(4);
        try {
            Callable<PlaneEstimate> estimate = () -> settings.estimator().layer(layer);
            assertEquals(one.submit(estimate).get(), four.submit(estimate).get());
        } finally {
            one.shutdownNow();
            four.shutdownNow();
        }
    }

    /** Nothing is wrong with these rows, and nothing is said to be. */
    @ParameterizedTest
    @MethodSource("quick")
    void soundRowsGetNoWarnings(EstimatorSettings settings) {
        LayerSample layer = clusters(480);
        Set<EstimateFlag> expected = EnumSet.noneOf(EstimateFlag.class);
        PlaneEstimate point = settings.estimator().layer(layer);
        if (point.inputInformation() == null) {
            expected.add(EstimateFlag.NO_INPUT_INFORMATION);
        }
        if (point.entropy() == null) {
            expected.add(EstimateFlag.NO_ENTROPY);
        }
        if (settings instanceof QuantisedSettings) {
            expected.add(EstimateFlag.SATURATED); // every row differs
        }
        assertEquals(expected, point.flags());
        Samples classes = Samples.column(
                Arrays.stream(layer.labels().toClasses()).asDoubleStream().toArray());
        Samples other = settings instanceof RossSettings ? classes : gaussian(480, 1);
        Estimate pair = settings.estimator().pair(layer.rows(), other);
        if (settings instanceof QuantisedSettings) {
            assertEquals(Set.of(EstimateFlag.SATURATED, EstimateFlag.UNDERSAMPLED), pair.flags());
        } else if (settings instanceof BinningSettings) { // 480 rows in 30 bins of each column
            assertEquals(Set.of(EstimateFlag.UNDERSAMPLED), pair.flags());
        } else {
            assertEquals(Set.of(), pair.flags());
        }
        if (!(settings instanceof RenyiSettings)) { // a single batch has no spread
            assertNotNull(point.labelStandardError());
            assertNotNull(pair.standardError());
        }
    }

    static List<EstimatorSettings> byNeighbours() {
        return List.of(
                KsgSettings.defaults(),
                new KsgSettings(2, 3, true, false),
                RossSettings.defaults(),
                MixedKsgSettings.defaults(),
                KnnEntropySettings.defaults(),
                LncSettings.defaults(),
                LnnSettings.defaults(),
                LgaSettings.defaults());
    }

    /** The same bits: whoever asks many times must get what the one who asks once gets. */
    @ParameterizedTest
    @MethodSource("byNeighbours")
    void plainEstimatesAreTheSameWithoutErrors(EstimatorSettings settings) {
        LayerSample layer = clusters(480);
        Samples classes = Samples.column(
                Arrays.stream(layer.labels().toClasses()).asDoubleStream().toArray());
        Samples other = settings instanceof RossSettings ? classes : gaussian(480, 1);
        Estimator plain = settings.estimator().plain();
        Estimate pair = plain.pair(layer.rows(), other);
        assertEquals(settings.estimator().pair(layer.rows(), other).information(), pair.information());
        assertNull(pair.standardError());
        PlaneEstimate point = plain.layer(layer);
        PlaneEstimate full = settings.estimator().layer(layer);
        assertEquals(full.labelInformation(), point.labelInformation());
        assertEquals(full.entropy(), point.entropy());
        assertNull(point.labelStandardError());
    }

    @ParameterizedTest
    @MethodSource("quick")
    void saysWhatALayerLacks(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        LayerSample layer = clusters(480);
        PlaneEstimate oneClass = estimator.layer(LayerSample.of(layer.rows(), Labels.hard(new int[480], 2)));
        assertEquals(0, nats(oneClass.labelInformation()), ROUNDING);
        assertTrue(oneClass.flags().contains(EstimateFlag.ONE_CLASS));
        PlaneEstimate constant = estimator.layer(LayerSample.of(Samples.column(new double[480]), layer.labels()));
        assertEquals(0, nats(constant.labelInformation()), ROUNDING);
        assertTrue(constant.flags().contains(EstimateFlag.CONSTANT_LAYER));
        if (!(settings instanceof RenyiSettings)) { // whose error is that of the draw of batches
            PlaneEstimate all = estimator.layer(new LayerSample(layer.rows(), layer.labels(), null, true, 480));
            assertTrue(all.flags().contains(EstimateFlag.NO_SAMPLING_ERROR));
            assertNull(all.inputStandardError());
            assertNull(all.labelStandardError());
        }
    }

    /** Classes 0, 1, 2 called 3, 0, 2, so that no row is of class 1: the information is the same, and its error. */
    @ParameterizedTest
    @MethodSource("quick")
    void namesOfClassesDoNotMatter(EstimatorSettings settings) {
        LayerSample layer = clusters(480);
        int[] names = {3, 0, 2};
        int[] renamed = Arrays.stream(layer.labels().toClasses())
                .map(label -> names[label])
                .toArray();
        PlaneEstimate one = settings.estimator().layer(layer);
        PlaneEstimate other = settings.estimator().layer(LayerSample.of(layer.rows(), Labels.hard(renamed, 4)));
        assertEquals(nats(one.labelInformation()), nats(other.labelInformation()), ROUNDING);
        if (one.labelStandardError() != null) {
            assertEquals(nats(one.labelStandardError()), nats(other.labelStandardError()), ROUNDING);
        }
    }

    @Test
    void softLabelsOfOneClassAreOneClass() {
        Samples rows = Samples.column(1, 2, 3);
        double[] certain = {1, 0, 1, 0, 1, 0};
        double[] open = {1, 0, 0.5, 0.5, 1, 0};
        for (EstimatorSettings settings :
                List.of(Bins.layer(2), QuantisedSettings.defaults(), KdeSettings.defaults())) {
            Estimator estimator = settings.estimator();
            PlaneEstimate same = estimator.layer(LayerSample.of(rows, Labels.soft(new int[3], certain, 2)));
            assertTrue(same.flags().contains(EstimateFlag.ONE_CLASS), settings.id());
            PlaneEstimate different = estimator.layer(LayerSample.of(rows, Labels.soft(new int[3], open, 2)));
            assertTrue(!different.flags().contains(EstimateFlag.ONE_CLASS), settings.id());
        }
    }

    private static LayerSample clusters(int rows) {
        RandomGenerator random = new Seed(1).stream("clusters");
        int[] classes = new int[rows];
        double[] values = new double[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = row % 3;
            values[row] = 1.5 * classes[row] + random.nextGaussian();
        }
        return LayerSample.of(Samples.column(values), Labels.hard(classes, 3));
    }

    private static Labels thirds(int rows) {
        int[] classes = new int[rows];
        Arrays.setAll(classes, row -> row % 3);
        return Labels.hard(classes, 3);
    }

    private static Samples gaussian(int rows, int columns) {
        return Samplers.gaussian(rows, columns, 0, new Seed(2).stream("test")).a();
    }

    private static double nats(@Nullable Information information) {
        return Objects.requireNonNull(information).nats();
    }
}
