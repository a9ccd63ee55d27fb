package infoplane.ui;

import infoplane.ui.run.FakeEngine;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** A real window on a fake engine; work is done on the window's own thread, so that nothing has to be waited for. */
abstract class WindowTestBase extends ApplicationTest {
    final FakeEngine engine = new FakeEngine();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    Path folder = Path.of("");
    Session session = new Session(atOnce, atOnce, atOnce, engine, () -> folder);
    WorkbenchWindow window = unopened();

    private static WorkbenchWindow unopened() {
        return (WorkbenchWindow) null;
    }

    @Override
    public void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("infoplane-test-");
        session = new Session(atOnce, computing(), atOnce, engine, () -> folder.resolve("runs"));
        WindowMemory memory = new WindowMemory(folder.resolve("window.json"), atOnce);
        window = new WorkbenchWindow(stage, session, memory, new FailureReports());
        window.show();
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    /** Where whole runs are computed. */
    Background computing() {
        return atOnce;
    }

    @Override
    public void stop() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(file -> file.toFile().delete());
        }
    }

    @AfterEach
    void nothingFailedUnseen() {
        if (!failures.isEmpty()) {
            throw new AssertionError("work failed in the background", failures.get(0));
        }
    }

    /** Does something on the window's thread and waits for it. */
    void onWindow(Runnable action) {
        interact(action);
        WaitForAsyncUtils.waitForFxEvents();
    }

    <N extends Node> N node(String id, Class<N> type) {
        return lookup("#" + id).queryAs(type);
    }
}
