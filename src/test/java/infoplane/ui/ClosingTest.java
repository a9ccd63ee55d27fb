package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunStatus;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Closing the window while runs compute and wait; the test steps their thread by hand. */
class ClosingTest extends WindowTestBase {
    private final Queue<Runnable> computer = new ArrayDeque<>();

    @Override
    Session makeSession() {
        Background computing = new Background(computer::add, Runnable::run, failures::add);
        return new Session(atOnce, computing, atOnce, engine, () -> folder.resolve("runs"));
    }

    @Test
    void closingAsksOnceAndKeepsWhatWasDone() {
        onWindow(() -> {
            session.runner().start(SampleResults.settings("first"));
            session.runner().start(SampleResults.settings("second"));
        });
        keys(KeyCode.CONTROL, KeyCode.Q);
        assertTrue(stage().isShowing(), "it asks first");
        onWindow(lookups.lookup("Stop it and close").queryButton()::fire);
        assertTrue(stage().isShowing(), "the epoch in hand is finished first");
        onWindow(() -> computer.remove().run());
        assertFalse(stage().isShowing());
        assertEquals(0, computer.size(), "the second run did not begin");
        List<Run> runs = session.runs().runs();
        assertEquals(
                List.of(RunStatus.WAITING, RunStatus.STOPPED),
                runs.stream().map(run -> run.status().get()).toList());
        assertTrue(runs.get(1).results().get().isPresent());
    }
}
