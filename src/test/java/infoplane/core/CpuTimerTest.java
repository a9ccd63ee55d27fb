package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CpuTimerTest {
    /** A spell in which the machine is slow must meet all tasks: none may have all its repeats in one go. */
    @Test
    void tasksTakeTurns() {
        StringBuilder order = new StringBuilder();

        double[] medians =
                CpuTimer.mediansInTurns(3, new int[] {2, 1}, () -> order.append('a'), () -> order.append('b'));

        assertEquals("aabaabaab", order.toString());
        assertEquals(2, medians.length);
        assertTrue(medians[0] >= 0 && medians[1] >= 0);
    }

    /** Against the order of magnitude: a task of a hundred thousand times the work takes longer, whatever the machine does. */
    @Test
    void everyTaskGetsItsOwnMedian() {
        double[] sum = new double[1];
        Runnable work = () -> {
            for (int i = 1; i < 2_000_000; i++) {
                sum[0] += 1.0 / i;
            }
        };

        double[] medians = CpuTimer.mediansInTurns(3, new int[] {1, 1}, () -> {}, work);

        assertTrue(medians[0] < medians[1], medians[0] + " and " + medians[1] + " ms");
    }
}
