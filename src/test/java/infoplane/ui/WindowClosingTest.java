package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.RunList;
import infoplane.ui.run.Runner;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/** Requests to close a window whose closing is only counted; the test steps the runs' thread by hand. */
class WindowClosingTest {
    @TempDir
    private Path folder = Path.of("");

    private final Queue<Runnable> computer = new ArrayDeque<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Runner runner = new Runner(
            new RunList(),
            new FakeEngine(),
            new Background(computer::add, Runnable::run, failures::add),
            new Background(Runnable::run, Runnable::run, failures::add),
            () -> folder);
    private int closed;

    @BeforeEach
    void startJavaFx() throws TimeoutException {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void agreeingAfterTheRunHasEndedCloses() {
        new FxRobot().interact(() -> {
            Notices notices = new Notices();
            WindowClosing closing = new WindowClosing(runner, notices, () -> closed++);
            runner.start(SampleResults.settings("first"));
            closing.handle(request());
            computer.remove().run();
            assertEquals(0, closed, "nobody agreed yet");
            button(notices, "Stop it and close").fire();
        });
        assertEquals(1, closed);
        assertEquals(List.of(), failures);
    }

    @Test
    void manyRequestsCloseOnceAndStopEveryRun() {
        new FxRobot().interact(() -> {
            WindowClosing closing = new WindowClosing(runner, new Notices(), () -> closed++);
            runner.start(SampleResults.settings("first"));
            closing.handle(request()); // asks
            closing.handle(request());
            runner.start(SampleResults.settings("started while the first is stopping"));
            closing.handle(request());
            computer.remove().run();
        });
        assertEquals(1, closed);
        assertEquals(0, computer.size(), "the second run did not begin");
        assertEquals(List.of(), failures);
    }

    private static WindowEvent request() {
        return new WindowEvent(new Stage(), WindowEvent.WINDOW_CLOSE_REQUEST);
    }

    private static Button button(Notices notices, String label) {
        return notices.line().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(label))
                .findFirst()
                .orElseThrow();
    }
}
