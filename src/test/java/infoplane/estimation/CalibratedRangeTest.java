package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Seed;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

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

    private static boolean isUncalibrated(Set<EstimateFlag> flags) {
        return flags.contains(EstimateFlag.UNCALIBRATED);
    }
}
