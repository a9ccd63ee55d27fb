package infoplane.experiment;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class RunControlTest {
    @Test
    void aPauseAfterAStopDoesNothing() {
        RunControl control = new RunControl();
        control.stop();
        control.pause();
        assertTrue(control.stopped());
        assertFalse(control.paused());
        assertFalse(control.awaitGoAhead(), "and nobody waits");
    }

    /** Pressed at the same moment: one in some thousand stops was undone when a pause looked first and changed then. */
    @Test
    void aPauseNeverUndoesAStop() throws Exception {
        ExecutorService pressing = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 20_000; i++) {
                RunControl control = new RunControl();
                CyclicBarrier together = new CyclicBarrier(2);
                Future<?> stop = pressing.submit(() -> {
                    together.await();
                    control.stop();
                    return true;
                });
                Future<?> pause = pressing.submit(() -> {
                    together.await();
                    control.pause();
                    return true;
                });
                stop.get();
                pause.get();
                assertTrue(control.stopped(), "try " + i);
                assertFalse(control.paused(), "try " + i);
            }
        } finally {
            pressing.shutdownNow();
        }
    }
}
