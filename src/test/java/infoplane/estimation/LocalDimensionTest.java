package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDimensionTest {
    private static final int ROWS = 1000;

    private static Samples normal(int rows, int columns) {
        return Samplers.gaussian(rows, columns, 0, new Seed(31).stream("test")).a();
    }

    /** Evenly on a circle in the plane. */
    private static Samples circle(int rows, RandomGenerator random) {
        double[] values = new double[2 * rows];
        for (int row = 0; row < rows; row++) {
            double angle = 2 * Math.PI * random.nextDouble();
            values[2 * row] = Math.cos(angle);
            values[2 * row + 1] = Math.sin(angle);
        }
        return Samples.ofDoubles(values, rows, 2);
    }

    /**
     * Normal rows of d columns spread in d dimensions, up to the rows at the edge, which have neighbours on one side only;
     * 0.7/√N of itself for chance, neighbours' dependence a third more, four times that: 0.12.
     */
    @ParameterizedTest
    @CsvSource({"1, 0.12", "2, 0.24", "3, 0.36"})
    void normalRowsSpreadInAllColumns(int columns, double tolerance) {
        assertEquals(columns, LocalDimension.of(normal(ROWS, columns)), tolerance);
    }

    @Test
    void aCircleHasOneDimensionAndATubeTwo() {
        Samples circle = circle(ROWS, new Seed(32).stream("test"));
        assertEquals(1, LocalDimension.of(circle), 0.12);
        assertEquals(2, LocalDimension.of(circle.beside(normal(ROWS, 1))), 0.24);
        assertTrue(isNarrow(circle));
        assertTrue(isNarrow(circle.beside(normal(ROWS, 1))));
    }

    /** Up to the calibrated ten columns and down to a hundred rows, and never of a single column. */
    @Test
    void normalRowsAreNotNarrow() {
        for (int columns : new int[] {1, 2, 3, 5, 10}) {
            assertFalse(isNarrow(normal(100, columns)), columns + " columns");
            assertFalse(isNarrow(normal(ROWS, columns)), columns + " columns");
        }
        assertFalse(isNarrow(circle(99, new Seed(32).stream("test"))), "too few rows to tell");
    }

    /** Copies lie at no distance and say nothing: of 1000 rows 5 are there three times. */
    @Test
    void copiesAreLeftOut() {
        int[] rows = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            rows[row] = row < 15 ? row / 3 : row;
        }
        assertEquals(2, LocalDimension.of(normal(ROWS, 2).select(rows)), 0.24);
    }

    private static boolean isNarrow(Samples rows) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        LocalDimension.check(rows, flags);
        return flags.contains(EstimateFlag.NARROW);
    }

    /**
     * What the flag is for: a coin that has nothing to do with where on a circle a row lies. Kozachenko and Leonenko's
     * difference of entropies in the plane is then (1 − 2/1) ln 2 instead of 0. The bias is what it is; the flag says so.
     */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void entropiesOnACircleAreFlagged(int seed) {
        RandomGenerator random = new Seed(seed).stream("test");
        Samples circle = circle(ROWS, random);
        int[] coin = random.ints(ROWS, 0, 2).toArray();
        PlaneEstimate point =
                KnnEntropySettings.defaults().estimator().layer(LayerSample.of(circle, Labels.hard(coin, 2)));
        double nats = Objects.requireNonNull(point.labelInformation()).nats();
        assertEquals(-Math.log(2), nats, 0.12, "4 standard errors of 0.03, that of two unlike halves of 1000 rows");
        assertTrue(point.flags().contains(EstimateFlag.NARROW));
        PlaneEstimate even =
                KnnEntropySettings.defaults().estimator().layer(LayerSample.of(normal(ROWS, 2), Labels.hard(coin, 2)));
        assertFalse(even.flags().contains(EstimateFlag.NARROW));
    }
}
