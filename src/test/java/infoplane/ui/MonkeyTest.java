package infoplane.ui;

import static org.junit.jupiter.api.Assertions.fail;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.RunService;
import infoplane.ui.plot.PictureView;
import infoplane.ui.work.Background;
import infoplane.ui.work.StallWatch;
import infoplane.ui.work.WindowThread;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.MenuBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Somebody who knows nothing clicks, drags, types and resizes at random for minutes, on the real engine with real threads:
 * nothing is thrown, and the window answers. {@code -Dinfoplane.monkey.minutes} and {@code -Dinfoplane.monkey.seed} say
 * for how long and what; what made the window's thread slow is written to {@code target/monkey-stalls.txt}.
 */
@Tag("long")
class MonkeyTest extends WindowTestBase {
    private static final double MINUTES = Double.parseDouble(System.getProperty("infoplane.monkey.minutes", "5"));
    private static final long SEED = Long.getLong("infoplane.monkey.seed", 1);
    /** What cannot be undone by the next key: closing the window. File dialogs do not answer without a desktop. */
    private static final List<KeyCode> KEYS = List.of(
            KeyCode.TAB,
            KeyCode.SPACE,
            KeyCode.ENTER,
            KeyCode.ESCAPE,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.HOME,
            KeyCode.END,
            KeyCode.DELETE,
            KeyCode.BACK_SPACE,
            KeyCode.F2,
            KeyCode.F5,
            KeyCode.DIGIT0,
            KeyCode.DIGIT3,
            KeyCode.DIGIT9,
            KeyCode.PERIOD,
            KeyCode.MINUS,
            KeyCode.COMMA,
            KeyCode.E,
            KeyCode.X);

    private static final List<KeyCode> SHORTCUTS = List.of(KeyCode.Z, KeyCode.T, KeyCode.P, KeyCode.PERIOD, KeyCode.N);

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService computers = Executors.newCachedThreadPool();
    private final ExecutorService meters = Executors.newSingleThreadExecutor();
    private final Random random = new Random(SEED);
    private final List<String> done = new ArrayList<>();

    @Override
    Session makeSession() {
        return new Session(
                on(workers), on(computers), on(meters), RunService.remembering(2), () -> folder.resolve("runs"));
    }

    private Background on(ExecutorService pool) {
        return new Background(pool, WindowThread::later, this::note);
    }

    /** Sentences for the user are no failures of the program: the monkey asks for impossible things. */
    private void note(Throwable failure) {
        boolean forTheUser = failure instanceof IllegalArgumentException
                || failure instanceof infoplane.core.RunFailedException
                || failure instanceof java.util.concurrent.CancellationException;
        if (!forTheUser && !missingHere(failure)) {
            failures.add(failure);
        }
    }

    /** Where there is no desktop there are no dialogs for files. */
    private static boolean missingHere(Throwable failure) {
        return failure instanceof UnsupportedOperationException
                && failure.getStackTrace().length > 0
                && failure.getStackTrace()[0].getMethodName().startsWith("staticCommonDialogs");
    }

    @Test
    void nothingIsThrownAndTheWindowAnswers() throws IOException {
        long[] windowThread = new long[1];
        onWindow(() -> {
            windowThread[0] = Thread.currentThread().getId();
            Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> note(failure));
            session.form().show(small());
        });
        long end = System.nanoTime() + (long) (MINUTES * 60e9);
        List<StallWatch.Stall> stalls;
        try (StallWatch watch = new StallWatch(windowThread[0])) {
            while (System.nanoTime() < end && failures.isEmpty()) {
                act();
            }
            stalls = watch.stalls();
        }
        Files.createDirectories(Path.of("target"));
        Files.write(
                Path.of("target", "monkey-stalls.txt"),
                stalls.stream().map(StallWatch.Stall::toString).toList());
        onWindow(session.runner()::stopAll);
        if (!failures.isEmpty()) { // with where it was thrown, for the next time may be another
            StringWriter where = new StringWriter();
            failures.get(0).printStackTrace(new PrintWriter(where));
            fail("with seed " + SEED + ", after " + done.subList(Math.max(0, done.size() - 12), done.size()) + ":\n"
                    + where);
        }
    }

    /** An experiment of seconds, so that runs come, go and are compared. */
    private static ExperimentSettings small() {
        return Json.parseExperiment("""
                {"schemaVersion": 1, "name": "Monkey", "training": {"epochs": 60},
                 "measure": {"schedule": {"type": "log", "points": 12}}}
                """, "small");
    }

    private void act() {
        int choice = random.nextInt(100);
        if (choice < 55) {
            at("click", this::click);
        } else if (choice < 62) {
            at("double click", this::doubleClick);
        } else if (choice < 72) {
            Point2D from = anywhere();
            at("drag", to -> drag(from, to));
        } else if (choice < 90) {
            KeyCode key = KEYS.get(random.nextInt(KEYS.size()));
            tell(key.getName());
            keys(key);
        } else if (choice < 95) {
            KeyCode key = SHORTCUTS.get(random.nextInt(SHORTCUTS.size()));
            tell("Ctrl+" + key.getName());
            keys(KeyCode.CONTROL, key);
        } else if (choice < 98) {
            resize();
        } else {
            onWindow(() -> session.form().show(small()));
            closeOthers();
        }
    }

    private void at(String what, java.util.function.Consumer<Point2D> action) {
        Point2D place = anywhere();
        tell(what + String.format(" %.0f,%.0f", place.getX(), place.getY()));
        action.accept(place);
    }

    private void tell(String what) {
        done.add(what);
    }

    private void resize() {
        double width = 900 + random.nextInt(380);
        double height = 600 + random.nextInt(200);
        tell("resize");
        onWindow(() -> {
            stage().setWidth(width);
            stage().setHeight(height);
        });
    }

    /** Dialogs of files and further windows would cover the main one for ever. */
    private void closeOthers() {
        onWindow(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage())
                .forEach(window -> {
                    if (window instanceof Stage other) {
                        other.close();
                    } else {
                        window.hide();
                    }
                }));
    }

    /** Mostly the middle of a control, else any place; never a menu of the bar, where files are asked for. */
    private Point2D anywhere() {
        List<Node> controls = new ArrayList<>();
        onWindow(() -> {
            for (Window window : Window.getWindows()) {
                if (window.getScene() != null) {
                    collect(window.getScene().getRoot(), controls);
                }
            }
        });
        if (controls.isEmpty() || random.nextInt(3) == 0) {
            return stagePoint();
        }
        Node chosen = controls.get(random.nextInt(controls.size()));
        Point2D[] middle = {stagePoint()};
        onWindow(() -> {
            Bounds bounds = chosen.localToScreen(chosen.getBoundsInLocal());
            if (bounds != null) {
                middle[0] = new Point2D(bounds.getCenterX(), bounds.getCenterY());
            }
        });
        return middle[0].getY() < stage().getY() + 34 ? stagePoint() : middle[0];
    }

    private Point2D stagePoint() {
        return new Point2D(
                stage().getX() + random.nextInt((int) stage().getWidth()),
                stage().getY() + 40 + random.nextInt((int) Math.max(1, stage().getHeight() - 40)));
    }

    private static void collect(Node node, List<Node> controls) {
        if (!node.isVisible() || node instanceof MenuBar || "saveFigure".equals(node.getId())) {
            return;
        }
        if (node instanceof Control || node instanceof PictureView) {
            controls.add(node);
        }
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, controls));
        }
    }

    @AfterAll
    void endThreads() {
        List.of(workers, computers, meters).forEach(ExecutorService::shutdownNow);
    }
}
