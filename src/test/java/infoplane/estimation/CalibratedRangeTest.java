package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CalibratedRangeTest {
    static Stream<EstimatorSettings> byNeighbours() {
        return Stream.of(KsgSettings.defaults(), MixedKsgSettings.defaults(), KnnEntropySettings.defaults());
    }

    /** A hundred rows are the fewest that were compared with known answers, of however many columns. */
    @ParameterizedTest
    @MethodSource("byNeighbours")
    void flagsFewRowsAndNotManyColumns(EstimatorSettings settings) {
        Estimator estimator = settings.estimator();
        Samplers.Pair wide = Samplers.gaussian(100, 6, 0.5, new Seed(21).stream("test"));
        int[] some = IntStream.range(0, 99).toArray();
        assertFalse(isUncalibrated(estimator.pair(wide.a(), wide.b()).flags()));
        assertTrue(isUncalibrated(
                estimator.pair(wide.a().select(some), wide.b().select(some)).flags()));
        Labels classes = Samplers.coin(100, 1, new Seed(21).stream("test")).labels();
        LayerSample layer = LayerSample.of(wide.a().beside(wide.b()), classes);
        if (!(settings instanceof KnnEntropySettings)) { // whose classes are samples of fewer rows
            assertFalse(isUncalibrated(estimator.layer(layer).flags()));
        }
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
