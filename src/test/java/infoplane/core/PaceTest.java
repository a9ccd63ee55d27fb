package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void anEvenPaceIsKnownExactly() {
        Pace pace = new Pace(5 * SECOND, 100);
        for (int second = 1; second <= 60; second++) {
            assertEquals(60 - second, pace.secondsLeft((5 + second) * SECOND, 100 + 10 * second, 700), 1e-9);
        }
    }

    @Test
    void nothingIsSaidBeforeTheFirstUnit() {
        assertTrue(Double.isNaN(new Pace(0, 3).secondsLeft(SECOND, 3, 10)));
    }

    /**
     * Ten units in the first two seconds, then 1000 a second: ten seconds later the beginning is forgotten. The mean over
     * all of the time would still be wrong by a sixth.
     */
    @Test
    void aSlowBeginningIsForgotten() {
        Pace pace = new Pace(0, 0);
        double left = Double.NaN;
        for (int tenth = 1; tenth <= 120; tenth++) {
            int done = tenth <= 20 ? tenth / 2 : 10 + (tenth - 20) * 100;
            left = pace.secondsLeft(tenth * SECOND / 10, done, 20_010);
        }
        assertEquals(10, left, 1e-6);
    }
}
