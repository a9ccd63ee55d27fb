package infoplane.ui.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.beans.property.SimpleObjectProperty;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final SimpleObjectProperty<Boolean> open = new SimpleObjectProperty<>(false);
    private final AtomicInteger times = new AtomicInteger();

    /** A period passes. */
    private void pass() {
        for (int tasks = waiting.size(); tasks > 0; tasks--) {
            waiting.remove().run();
        }
    }

    @Test
    void ticksWhileTheConditionHolds() {
        Repeated.every(waiting::add, open, times::incrementAndGet);
        assertTrue(waiting.isEmpty());
        open.set(true);
        assertEquals(1, times.get());
        pass();
        pass();
        assertEquals(3, times.get());
        open.set(false);
        pass();
        pass();
        assertEquals(3, times.get());
        assertTrue(waiting.isEmpty(), "nothing is left to be done");
    }

    /** Closed and opened within a period, the old series must not go on beside the new one. */
    @Test
    void opensAgainWithOneSeries() {
        open.set(true);
        Repeated.every(waiting::add, open, times::incrementAndGet);
        open.set(false);
        open.set(true);
        assertEquals(2, times.get());
        pass();
        assertEquals(3, times.get());
        pass();
        assertEquals(4, times.get());
    }
}
