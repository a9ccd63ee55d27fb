package infoplane.estimation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Samples;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZScoresTest {
    /**
     * 1, 2, 3, 6 have mean 3 and variance (4 + 1 + 0 + 9)/4 = 3.5, in any unit; a column of one value is left out. To a few
     * roundings of float64.
     */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0x1p-1000, 0x1p1000, 1e300, 1e-300})
    void columnsHaveMeanZeroAndDeviationOneInAnyUnit(double unit) {
        double[] column = {1 * unit, 7, 2 * unit, 7, 3 * unit, 7, 6 * unit, 7};
        ZScores scores = ZScores.of(Samples.ofDoubles(column, 4, 2));
        assertEquals(1, scores.columns());
        assertEquals(true, scores.dropped());
        double deviation = Math.sqrt(3.5);
        assertArrayEquals(new double[] {-2 / deviation, -1 / deviation, 0, 3 / deviation}, scores.values(), 1e-14);
    }

    /** Ten times 0.1 / 10 is not 0.1 in float64: what rounding leaves is no deviation. */
    @Test
    void aConstantColumnIsLeftOutThoughItsMeanIsRounded() {
        double[] column = new double[10];
        Arrays.fill(column, 0.1);
        assertEquals(0, ZScores.of(Samples.ofDoubles(column, 10, 1)).columns());
    }
}
