package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibratedRangeTest {
    /** Ten columns and a hundred rows are the last that were compared with known answers. */
    @Test
    void flagsColumnsAndRowsThatWereNotCalibrated() {
        Samplers.Pair ten = Samplers.gaussian(100, 5, 0.5, new Seed(21).stream("test"));
        Samplers.Pair twelve = Samplers.gaussian(100, 6, 0.5, new Seed(21).stream("test"));
        int[] some = IntStream.range(0, 99).toArray();
        for (EstimatorSettings settings : List.of(KsgSettings.defaults(), MixedKsgSettings.defaults())) {
            Estimator estimator = settings.estimator();
            assertFalse(isUncalibrated(estimator.pair(ten.a(), ten.b()).flags()), settings.id());
            assertTrue(isUncalibrated(estimator.pair(twelve.a(), twelve.b()).flags()), settings.id());
            assertTrue(isUncalibrated(
                    estimator.pair(ten.a().select(some), ten.b().select(some)).flags()));
        }
        Labels classes = Samplers.coin(100, 1, new Seed(21).stream("test")).labels();
        LayerSample narrow = LayerSample.of(ten.a().beside(ten.b()), classes);
        LayerSample wide = LayerSample.of(twelve.a().beside(twelve.b()), classes);
        for (EstimatorSettings settings : List.of(RossSettings.defaults(), MixedKsgSettings.defaults())) {
            assertFalse(isUncalibrated(settings.estimator().layer(narrow).flags()), settings.id());
            assertTrue(isUncalibrated(settings.estimator().layer(wide).flags()), settings.id());
        }
    }

    /** Six columns are the last in which sums of entropies were within 0.1 bit. */
    @Test
    void flagsEntropiesOfMoreThanSixColumns() {
        Estimator estimator = KnnEntropySettings.defaults().estimator();
        Samplers.Pair six = Samplers.gaussian(100, 3, 0.5, new Seed(21).stream("test"));
        Samplers.Pair eight = Samplers.gaussian(100, 4, 0.5, new Seed(21).stream("test"));
        int[] some = IntStream.range(0, 99).toArray();
        assertFalse(isUncalibrated(estimator.pair(six.a(), six.b()).flags()));
        assertTrue(isUncalibrated(estimator.pair(eight.a(), eight.b()).flags()));
        assertTrue(isUncalibrated(
                estimator.pair(six.a().select(some), six.b().select(some)).flags()));
    }

    static Stream<EstimatorSettings> byShape() {
        return Stream.of(LncSettings.defaults(), LnnSettings.defaults(), LgaSettings.defaults());
    }

    /** Of 6 rows lga says −24 bits of two independent columns, and so little as 99 rows were compared with nothing. */
    @ParameterizedTest
    @MethodSource("byShape")
    void flagsShapesOfFewRows(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samplers.Pair pair = Samplers.gaussian(100, 1, 0.5, new Seed(22).stream("test"));
        int[] some = IntStream.range(0, 99).toArray();
        assertFalse(isUncalibrated(estimator.pair(pair.a(), pair.b()).flags()));
        assertTrue(isUncalibrated(
                estimator.pair(pair.a().select(some), pair.b().select(some)).flags()));
        Labels classes = Labels.hard(IntStream.range(0, 200).map(row -> row % 2).toArray(), 2);
        Samples rows = Samplers.gaussian(200, 1, 0, new Seed(22).stream("test")).a();
        assertFalse(
                isUncalibrated(estimator.layer(LayerSample.of(rows, classes)).flags()));
        Labels few = Labels.hard(IntStream.range(0, 99).map(row -> row % 2).toArray(), 2);
        assertTrue(isUncalibrated(
                estimator.layer(LayerSample.of(rows.select(some), few)).flags()));
    }

    static Stream<EstimatorSettings> leavingOut() {
        return Stream.of(RossSettings.defaults(), KsgSettings.defaults(), MixedKsgSettings.defaults());
    }

    /** Two of 200 rows may be alone in their class, three not: of what their labels hold nothing is seen. */
    @ParameterizedTest
    @MethodSource("leavingOut")
    void flagsRowsThatAreLeftOut(EstimatorSettings settings) {
        Samples rows = Samplers.gaussian(200, 1, 0, new Seed(23).stream("test")).a();
        for (int alone : new int[] {2, 3}) {
            int[] classes = IntStream.range(0, 200)
                    .map(row -> row < alone ? 2 + row : row % 2)
                    .toArray();
            PlaneEstimate point = settings.estimator().layer(LayerSample.of(rows, Labels.hard(classes, 2 + alone)));
            assertEquals(alone > 2, isUncalibrated(point.flags()), settings.id());
        }
    }

    private static boolean isUncalibrated(Set<EstimateFlag> flags) {
        return flags.contains(EstimateFlag.UNCALIBRATED);
    }
}
