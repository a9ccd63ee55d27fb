package infoplane.estimation;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import infoplane.cells.DiscreteColumn;
import infoplane.cells.ValueSpan;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is looked at before an estimate: copies, steps, classes, columns that never change or follow from others. */
class SampleChecksTest {
    /** A unit is no reason for another answer, also where squares of the values overflow or vanish. */
    @ParameterizedTest
    @ValueSource(ints = {-1000, -600, 600, 1000})
    void standardisingHoldsInAnyUnit(int exponent) {
        double[] values = new Seed(1).stream("test").doubles(20).toArray();
        double[] scaled =
                Arrays.stream(values).map(v -> Math.scalb(v, exponent)).toArray();
        assertArrayEquals(
                ZScores.of(Samples.column(values)).values(),
                ZScores.of(Samples.column(scaled)).values());
        assertFalse(ZScores.of(Samples.column(scaled)).dropped());
    }

    /** 1e140 squared, times a thousand columns, is still a number; 1e-140 squared still tells one row from another. */
    @Test
    void distancesMustHaveSquares() {
        double[] values = new Seed(1).stream("test").doubles(100).toArray();
        assertDoesNotThrow(() -> ContinuousRows.require("A", times(values, 1e140)));
        assertDoesNotThrow(() -> ContinuousRows.require("A", times(values, 2e-140)));
        assertRefused(() -> ContinuousRows.require("A", times(values, 2e140)), "column 0 of A", "another unit");
        assertRefused(() -> ContinuousRows.require("A", times(values, 1e-140)), "column 0 of A", "another unit");
        for (EstimatorSettings settings : new EstimatorSettings[] {LnnSettings.defaults(), LgaSettings.defaults()}) {
            assertRefused(
                    () -> settings.estimator().pair(times(values, 1e-200), Samples.column(values)), "another unit");
        }
    }

    private static Samples times(double[] values, double unit) {
        return Samples.column(Arrays.stream(values).map(v -> unit * v).toArray());
    }

    /** One row of a hundred may be a copy, two may not. */
    @Test
    void oneInAHundredMayBeACopy() {
        double[] values = new Seed(1).stream("test").doubles(100).toArray();
        values[7] = values[70];
        assertDoesNotThrow(() -> ContinuousRows.require("A", Samples.column(values)));
        values[8] = values[80];
        assertRefused(() -> ContinuousRows.require("A", Samples.column(values)), "2 of the 100 rows of A are copies");
    }

    /** Rows are all different, and half of each column's values repeat: still continuous; one more, and it is steps. */
    @Test
    void halfOfTheValuesMayRepeat() {
        assertDoesNotThrow(() -> ContinuousRows.require("A", repeating(50, 50)));
        assertDoesNotThrow(() -> ContinuousRows.require("A", repeating(50, 52)), "one column is enough");
        assertRefused(() -> ContinuousRows.require("A", repeating(52, 52)), "more than half", "quantised");
    }

    /** Two columns of 100, of which the first so many values come in pairs that the other column tells apart. */
    private static Samples repeating(int first, int second) {
        double[] values = new double[200];
        for (int row = 0; row < 100; row++) {
            values[2 * row] = row < first ? row / 2 * 2 : row;
            values[2 * row + 1] = row < second ? (row + 1) / 2 * 2 % second : row;
        }
        return Samples.ofDoubles(values, 100, 2);
    }

    @Test
    void aColumnOfFewWholeNumbersIsOneOfClasses() {
        double[] few = new double[30];
        Arrays.setAll(few, i -> 10 * (i % 3) - 10);
        int[] classes = new int[30];
        Arrays.setAll(classes, i -> i % 3);
        assertArrayEquals(classes, DiscreteColumn.classes(Samples.column(few)), "a tenth as many values as rows");
        double[] more = few.clone();
        more[5] = 4;
        assertEquals(0, DiscreteColumn.classes(Samples.column(more)).length, "four values of thirty rows");
        assertArrayEquals(
                new int[] {0, 1, 1, 0}, DiscreteColumn.classes(Samples.column(-0.0, 1, 1, 0)), "−0 is 0, two are few");
        double[] halves = few.clone();
        Arrays.setAll(halves, i -> few[i] / 4);
        assertEquals(0, DiscreteColumn.classes(Samples.column(halves)).length, "2.5 is not whole");
        assertEquals(0, DiscreteColumn.classes(Samples.column(few).beside(Samples.column(few))).length, "two columns");
    }

    @Test
    void constantColumnsAreLeftOutAndTheOthersKept() {
        Samples rows = Samples.copyOf(new double[][] {{1, 9, 2, 0}, {3, 9, 4, 0}, {5, 9, 6, 0}});
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Samples kept = ConstantColumns.without(rows, flags);
        assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6}, kept.toDoubles());
        assertEquals(3, kept.rows());
        assertEquals(2, kept.columns());
        assertEquals(Set.of(EstimateFlag.COLUMNS_DROPPED), flags);
        Set<EstimateFlag> none = EnumSet.noneOf(EstimateFlag.class);
        assertSame(kept, ConstantColumns.without(kept, none));
        assertEquals(Set.of(), none);
        assertDoesNotThrow(() -> ConstantColumns.refuseWithinClass(kept, 1));
        assertRefused(() -> ConstantColumns.refuseWithinClass(rows, 1), "column 1 never changes within class 1");
    }

    /** Mean 3 and variance 8/3 over N; one that is above the others by 1 has 1/3 and 2/9, also where that is 1e-200. */
    @Test
    void zScoresHaveMeanZeroAndVarianceOne() {
        ZScores scores = ZScores.of(Samples.column(1, 3, 5));
        double outer = 2 / Math.sqrt(8 / 3.0);
        assertArrayEquals(new double[] {-outer, 0, outer}, scores.values(), 1e-15);
        assertFalse(scores.dropped());
        ZScores tiny = ZScores.of(Samples.copyOf(new double[][] {{1, 0}, {3, 1e-200}, {5, 0}}));
        assertFalse(tiny.dropped());
        double root = Math.sqrt(2);
        assertArrayEquals(new double[] {-outer, -1 / root, 0, root, outer, -1 / root}, tiny.values(), 1e-15);
    }

    /** Twenty rows of twenty columns lie in a plane of nineteen dimensions. */
    @Test
    void asManyColumnsAsRowsLieInAPlane() {
        Samples square =
                Samplers.gaussian(20, 20, 0, new Seed(2).stream("test")).a();
        assertRefused(() -> LinearDependence.refuse("A", square), "20 columns but only 20 rows");
        assertDoesNotThrow(() -> LinearDependence.refuse("A", square.columns(0, 18)));
    }

    /** The ends of doubles are not rounded to floats, and −0, which would print as such, is 0. */
    @Test
    void theSpanIsOfTheValuesThemselves() {
        assertEquals(new ValueSpan(0.1, 0.7), ValueSpan.of(Samples.column(0.3, 0.7, 0.1)));
        assertEquals(new ValueSpan(0.1f, 0.7f), ValueSpan.of(Samples.ofFloats(new float[] {0.3f, 0.7f, 0.1f}, 3, 1)));
        assertEquals(new ValueSpan(0.0, 0.0), ValueSpan.of(Samples.column(-0.0, -0.0)));
        assertEquals(new ValueSpan(0.0, 0.0), ValueSpan.of(Samples.ofFloats(new float[] {-0f, -0f}, 2, 1)));
    }
}
