package infoplane.ui;

import infoplane.ui.run.FakeEngine;
import infoplane.ui.run.Run;
import infoplane.ui.run.SampleResults;
import infoplane.ui.work.Background;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.testfx.framework.junit5.ApplicationTest;
import org.testfx.util.WaitForAsyncUtils;

/** A real window on a fake engine. Work is done at once, on the window's own thread, so that nothing has to be waited for. */
abstract class WindowTestBase extends ApplicationTest {
    final FakeEngine engine = new FakeEngine();
    final List<Throwable> failures = new CopyOnWriteArrayList<>();
    final Background atOnce = new Background(Runnable::run, Runnable::run, failures::add);
    Path folder = Path.of("");
    private Stage[] stages = {};
    Session session = session(atOnce);

    private Session session(Background computing) {
        return new Session(atOnce, computing, atOnce, engine, () -> folder.resolve("runs"));
    }

    @Override
    public void start(Stage stage) throws IOException {
        folder = Files.createTempDirectory("infoplane-test-");
        session = session(computing());
        stages = new Stage[] {stage};
        FailureReports reports = new FailureReports();
        new WorkbenchWindow(stage, session, new WindowMemory(preferences(), atOnce), reports).show();
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(1280);
        stage.setHeight(800);
    }

    Path preferences() throws IOException {
        return folder.resolve("window.json");
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

    Stage stage() {
        return stages[0];
    }

    /** Does something on the window's thread and waits for what follows from it. */
    void onWindow(Runnable action) {
        interact(action);
        settle();
    }

    void settle() {
        WaitForAsyncUtils.waitForFxEvents(5);
    }

    /** Puts a finished run into the list. */
    Run addRun(String name, int lastEpoch, String... estimators) {
        Run run = new Run(SampleResults.settings(name), folder.resolve(name));
        onWindow(() -> {
            run.show(SampleResults.finished(name, lastEpoch, estimators));
            session.runs().add(run);
        });
        return run;
    }

    <N extends Node> N node(String id, Class<N> type) {
        return lookup("#" + id).queryAs(type);
    }

    /** A place inside a node, in screen coordinates. */
    Point2D at(Node node, double x, double y) {
        return node.localToScreen(x, y);
    }

    /** How many pixels of the node's picture differ from before. */
    static int differingPixels(WritableImage before, WritableImage after) {
        PixelReader one = before.getPixelReader();
        PixelReader other = after.getPixelReader();
        int different = 0;
        for (int y = 0; y < Math.min(before.getHeight(), after.getHeight()); y++) {
            for (int x = 0; x < Math.min(before.getWidth(), after.getWidth()); x++) {
                if (one.getArgb(x, y) != other.getArgb(x, y)) {
                    different++;
                }
            }
        }
        return different;
    }

    WritableImage picture(Node node) {
        WritableImage[] taken = new WritableImage[1];
        onWindow(() -> taken[0] = node.snapshot(null, null));
        return taken[0];
    }
}
