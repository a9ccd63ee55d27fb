package infoplane.cells;

import static infoplane.estimation.Refusals.assertRefused;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which value falls into which cell. */
class CellRuleTest {
    /** numpy.digitize on the float32 linspace(−1, 1, 30) less 1, as IDNNs does; −1 there indexes the last bin. */
    @Test
    void idnnsPutsValuesWhereThePublishedProgramDoes() {
        double[] values = {-1.5, -1, (float) -0.9999999, -0.035482758620689656, 0, 0.5, (float) 0.99999994, 1, 1.5, 37};
        long[] cells = {29, 0, 0, 13, 14, 21, 28, 29, 29, 29};
        long[] found = numbers(StepCells.idnns(), values);
        for (int i = 0; i < cells.length; i++) { // ours count from 1, because below −1 is a step too
            assertEquals(cells[i] + 1, found[i], "cell of " + values[i]);
        }
    }

    /** floor(float32 value / 0.07) of ibsgd's numpy: 0.21, 0.35, 0.49 and 0.7 go up in float32 and down in float64. */
    @Test
    void sizedCellsDependOnThePrecisionOfTheSample() {
        double[] values = {-1, -0.07, -1e-9, 0, 0.07, 0.14, 0.21, 0.35, 0.49, 0.7, 1};
        double[] single = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            single[i] = (float) values[i];
        }
        long[] in32 = {-15, -1, -1, 0, 1, 2, 3, 5, 7, 10, 14};
        long[] in64 = {-15, -1, -1, 0, 1, 2, 2, 4, 6, 9, 14};
        assertArrayEquals(shifted(in32, 15), numbers(SizedCells.of(0.07, true, -1, 1), single));
        assertArrayEquals(shifted(in64, 15), numbers(SizedCells.of(0.07, false, -1, 1), values));
        assertArrayEquals(new long[] {0, 1, 2, 3, 4}, numbers(SizedCells.of(0.5, true, -1, 1), -1, -0.5, 0, 0.5, 1));
    }

    @Test
    void minusZeroIsZero() {
        for (CellRule rule : new CellRule[] {
            StepCells.idnns(), StepCells.equalWidth(new Range(-1, 1), 30), SizedCells.of(0.07, true, -1, 1)
        }) {
            long[] found = numbers(rule, -0.0, 0.0);
            assertEquals(found[1], found[0]);
        }
    }

    /** ExactIB's codes of 30 bins over [−1, 1], less 1: its 0 means below the range, which here clamps to the first. */
    @Test
    void equalWidthClampsToTheEndCells() {
        CellRule rule = StepCells.equalWidth(new Range(-1, 1), 30);
        assertArrayEquals(new long[] {0, 0, 15, 29, 29, 29}, numbers(rule, -1.5, -1, 0, 0.9999999, 1, 1.5));
        assertTrue(rule.clamps(-1.5, 0));
        assertTrue(rule.clamps(0, 1.5));
        assertTrue(!rule.clamps(-1, 1));
    }

    /** Distinct values: no two cells may differ by more than one in how many they hold. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 30})
    void equalMassSpreadsDistinctValuesEvenly(int bins) {
        // most of them near 0, where a straight line would put them all into the first cell
        double[] values = new Random(5).doubles(997).map(u -> Math.exp(20 * u)).toArray();
        int[] held = new int[bins];
        for (long cell : numbers(StepCells.equalMass(values.clone(), 1, bins), values)) {
            held[(int) cell]++;
        }
        for (int count : held) {
            assertEquals(997.0 / bins, count, 1);
        }
    }

    @Test
    void equalMassKeepsEqualValuesTogether() {
        double[] values = {0, 0, 0, 0, 0, 0, 0, 1, 2, 3};
        long[] found = numbers(StepCells.equalMass(values.clone(), 1, 5), values);
        for (int i = 1; i < 7; i++) {
            assertEquals(found[0], found[i]);
        }
    }

    /** floor(1e6 / 0.07) is 14 285 714, and of −1e6 one more below 0. */
    @Test
    void veryWideSpansAreNumberedByDivision() {
        CellRule rule = SizedCells.of(0.07, false, 0, 1e6);
        assertArrayEquals(new long[] {0, 0, 1, 14285714}, numbers(rule, 0, 0.0699, 0.0701, 1e6));
        assertEquals(14285715, rule.cells());
        CellRule both = SizedCells.of(0.07, false, -1e6, 1e6);
        assertArrayEquals(new long[] {0, 14285714, 14285715, 28571429}, numbers(both, -1e6, -0.01, 0.01, 1e6));
        assertEquals(28571430, both.cells());
        assertFalse(both.clamps(-1e6, 1e6));
    }

    /** On, just below and just above every multiple of the size, where quotients round: the floor of the quotient decides. */
    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.1, 0.25, 0.3})
    void sizedCellsAreFloorsOfQuotientsBesideTheirEdgesToo(double size) {
        CellRule in32 = SizedCells.of(size, true, (float) (-60 * size), (float) (60 * size));
        CellRule in64 = SizedCells.of(size, false, -60 * size, 60 * size);
        double first32 = Math.floor((float) (-60 * size) / (float) size);
        double first64 = Math.floor(-60 * size / size);
        for (int cell = -59; cell < 60; cell++) {
            float single = Math.nextDown(Math.nextDown((float) (cell * size)));
            double exact = Math.nextDown(Math.nextDown(cell * size));
            for (int step = 0; step < 5; step++) {
                assertEquals((long) (Math.floor(single / (float) size) - first32), numbers(in32, single)[0]);
                assertEquals((long) (Math.floor(exact / size) - first64), numbers(in64, exact)[0]);
                single = Math.nextUp(single);
                exact = Math.nextUp(exact);
            }
        }
    }

    /** Cells so narrow that float64 has about one value in each: no straight line finds them, comparing does. */
    @Test
    void narrowCellsFarFromZeroAreFoundByTheirEdges() {
        for (double lower : new double[] {1, -3, 1e6, 1.7, 77.7}) {
            Range range = new Range(lower, lower + 37 * Math.ulp(lower));
            double width = range.width() / 30;
            double[] values = new double[50];
            long[] expected = new long[50];
            for (int i = 0; i < 50; i++) {
                values[i] = lower + (i - 5) * Math.ulp(lower);
                for (int edge = 1; edge < 30; edge++) {
                    expected[i] += values[i] >= lower + edge * width ? 1 : 0;
                }
            }
            assertArrayEquals(expected, numbers(StepCells.equalWidth(range, 30), values));
        }
    }

    @Test
    void refusesMoreCellsThanCanBeNamed() {
        assertRefused(() -> SizedCells.of(1e-9, false, -1e9, 1e9), "2^52", "larger size");
    }

    /** Vectors with a line must give the very cells that comparing with the edges gives, also on and beside the edges. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 8, 9, 10, 16, 17, 40})
    void quickNumbersAreTheExactNumbers(int columns) {
        RandomGenerator random = new Seed(columns).stream("test");
        for (int bins : new int[] {2, 3, 4, 29, 30, 100, 254, 255}) {
            for (CellRule rule : new CellRule[] {
                StepCells.equalWidth(new Range(-1, 1), bins),
                StepCells.equalWidth(new Range(0, 3.7f), bins),
                StepCells.equalWidth(new Range(1000, 1000.5), bins),
                StepCells.idnns(),
                SizedCells.of(2.0 / bins, true, -1, 1),
                StepCells.equalMass(skewed(random), 1, bins)
            }) {
                Samples samples = besideEdges(random, 333, columns, bins);
                Cells quick = Cells.of(samples, rule, ValueSpan.of(samples));
                Cells exact = Cells.of(RowKeys.ofNumbers(samples, rule));
                assertEquals(exact.count(), quick.count());
                assertArrayEquals(exact.ofRow(), quick.ofRow());
                assertArrayEquals(
                        Arrays.copyOf(exact.sizes(), exact.count()), Arrays.copyOf(quick.sizes(), quick.count()));
            }
        }
    }

    /** As many rows as 16 bits can number, one fewer and one more; and a small sample after a large one. */
    @ParameterizedTest
    @ValueSource(ints = {65_534, 65_535, 65_536, 5})
    void quickNumbersAreExactForAnyNumberOfRows(int rows) {
        CellRule rule = StepCells.equalWidth(new Range(-1, 1), 254);
        Samples samples = besideEdges(new Seed(rows).stream("test"), rows, 9, 254);
        Cells quick = Cells.of(samples, rule, ValueSpan.of(samples));
        Cells exact = Cells.of(RowKeys.ofNumbers(samples, rule));
        assertArrayEquals(exact.ofRow(), quick.ofRow());
        assertArrayEquals(Arrays.copyOf(exact.sizes(), exact.count()), Arrays.copyOf(quick.sizes(), quick.count()));
    }

    /** Few values, so that rows repeat; most of them on an edge or within two floats of one. */
    private static Samples besideEdges(RandomGenerator random, int rows, int columns, int bins) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < values.length; i++) {
            float value = (float) (-1.1 + random.nextInt(3) * 2.0 / bins);
            if (random.nextInt(3) > 0) {
                value = (float) (-1 + random.nextInt(bins) * (2.0 / bins));
            }
            for (int steps = random.nextInt(5) - 2; steps != 0; steps -= Integer.signum(steps)) {
                value = steps > 0 ? Math.nextUp(value) : Math.nextDown(value);
            }
            values[i] = value;
        }
        for (int row = 1; row < rows; row += 2) { // wide rows would else all differ
            System.arraycopy(values, random.nextInt(row) * columns, values, row * columns, columns);
        }
        return Samples.ofFloats(values, rows, columns);
    }

    /** From −1 to 1, half of them in the last twentieth. */
    private static double[] skewed(RandomGenerator random) {
        return random.doubles(500).map(u -> 1 - 2 * Math.pow(u, 6)).toArray();
    }

    private static long[] numbers(CellRule rule, double... values) {
        long[] numbers = new long[values.length];
        rule.number(values, values.length, numbers);
        return numbers;
    }

    private static long[] shifted(long[] cells, long by) {
        long[] moved = new long[cells.length];
        for (int i = 0; i < cells.length; i++) {
            moved[i] = cells[i] + by;
        }
        return moved;
    }
}
