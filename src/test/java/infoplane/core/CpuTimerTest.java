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
}
