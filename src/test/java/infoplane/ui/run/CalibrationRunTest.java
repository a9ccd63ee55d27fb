package infoplane.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.estimation.KdeSettings;
import infoplane.ui.work.Background;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Calibrating on a thread that a test steps by hand. */
class CalibrationRunTest {
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final CalibrationRun calibration =
            new CalibrationRun(new FakeEngine(), new Background(worker::add, Runnable::run, failures::add));

    @Test
    void theVerdictSaysWhereItWasTried() {
        calibration.start(KdeSettings.defaults(), "T1", 4096, 10);
        assertTrue(calibration.running().get());
        worker.remove().run();
        assertEquals(
                "At T1 (N = 4096, d = 10): good on 1 of 1", calibration.state().get());
        assertFalse(calibration.running().get());
        assertTrue(calibration.report().get().isPresent());
    }

    @Test
    void whatIsGivenUpSaysNothing() {
        calibration.start(KdeSettings.defaults(), "T1", 4096, 10);
        calibration.cancel();
        worker.remove().run();
        assertEquals("", calibration.state().get());
        assertEquals(List.of(), failures, "being given up is no failure");
    }

    @Test
    void theNewerQuestionIsAnswered() {
        calibration.start(KdeSettings.defaults(), "T1", 4096, 10);
        calibration.start(KdeSettings.defaults(), "T2", 4096, 7);
        worker.remove().run();
        assertTrue(calibration.running().get());
        worker.remove().run();
        assertEquals(
                "At T2 (N = 4096, d = 7): good on 1 of 1", calibration.state().get());
    }
}
