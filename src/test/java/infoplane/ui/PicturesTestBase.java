package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.config.Json;
import infoplane.core.RunFailedException;
import infoplane.experiment.ExperimentSettings;
import infoplane.runs.RunService;
import infoplane.ui.run.Run;
import infoplane.ui.theme.ThemedWindows;
import infoplane.ui.work.Background;
import infoplane.ui.work.FocusRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.testfx.util.WaitForAsyncUtils;

/** Takes pictures of a window on the real engine, in both themes, into {@code target/pictures}. */
@Tag("long")
abstract class PicturesTestBase extends WindowTestBase {
    private static final Path FOLDER = Path.of("target", "pictures");
    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    static {
        System.setProperty("headless.geometry", WIDTH + "x" + HEIGHT + "-32"); // of the screen, if it is not there yet
    }

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final ExecutorService computers = Executors.newCachedThreadPool();
    private final ExecutorService meters = Executors.newSingleThreadExecutor();

    @Override
    Session makeSession() {
        return new Session(
                on(workers), on(computers), on(meters), RunService.remembering(2), () -> folder.resolve("runs"));
    }

    private Background on(ExecutorService pool) {
        return new Background(pool, Platform::runLater, failures::add);
    }

    @BeforeEach
    void begin() throws IOException {
        assumeTrue(
                Screen.getPrimary().getBounds().getWidth() >= WIDTH,
                "the screen is that of the tests before; run this one alone");
        Files.createDirectories(FOLDER);
        onWindow(() -> {
            stage().setWidth(WIDTH);
            stage().setHeight(HEIGHT);
            stage().getScene().getRoot().requestFocus();
        });
        chart(0);
        right(0);
    }

    static ExperimentSettings settings(String json) {
        return Json.parseExperiment(json, "the experiment");
    }

    static ExperimentSettings published(String name) throws IOException {
        String config = "sample-configs/szt-tanh.json";
        return Json.parseExperiment(Files.readString(Path.of(config)), config).withName(name);
    }

    /** @param underWay what a picture is called that is taken on the way, where training ends then; empty for none */
    Run train(ExperimentSettings settings, String underWay) throws IOException {
        onWindow(() -> {
            session.setup().show(settings);
            session.run();
        });
        Run run = session.runs().runs().get(0);
        if (!underWay.isEmpty()) {
            await(() -> run.progress().get().stages().stream()
                    .anyMatch(stage -> stage.done() > settings.training().epochs() / 4));
            both(underWay);
            onWindow(run::stop);
        }
        await(() -> session.runner().active().get().isEmpty());
        return run;
    }

    boolean shown(int runs) {
        return plane().series().get().stream().mapToInt(series -> series.runs()).sum() == runs
                && plane().series().get().stream().allMatch(series -> series.size() > 0);
    }

    void chart(int tab) {
        onWindow(() -> node("charts", TabPane.class).getSelectionModel().select(tab));
    }

    void right(int tab) {
        onWindow(() -> node("rightTabs", TabPane.class).getSelectionModel().select(tab));
    }

    /** The window that is open beside the main one. */
    void further(String name, boolean closes) throws IOException {
        rest();
        Stage window = (Stage) Window.getWindows().stream()
                .filter(one -> one != stage() && one instanceof Stage && one.isShowing())
                .findFirst()
                .orElseThrow();
        for (String theme : List.of("light", "dark")) {
            save(window.getScene().getRoot(), name + "-" + theme);
            onWindow(() -> stage().requestFocus());
            keys(KeyCode.CONTROL, KeyCode.T);
            rest();
        }
        if (closes) {
            onWindow(window::close);
        }
    }

    void both(String name) throws IOException {
        part(name, "");
    }

    /** @param id of the part of the window that is seen; empty for all of it */
    void part(String name, String id) throws IOException {
        picture(name, () -> id.isEmpty() ? stage().getScene().getRoot() : node(id, Node.class));
    }

    void picture(String name, Supplier<Node> part) throws IOException {
        for (String theme : List.of("light", "dark")) {
            rest();
            save(part.get(), name + "-" + theme);
            keys(KeyCode.CONTROL, KeyCode.T);
        }
    }

    /** Until nothing is painted any more. */
    void rest() {
        for (int moment = 0; moment < 3; moment++) {
            List.of(workers, meters).forEach(pool -> {
                try {
                    pool.submit(() -> {}).get();
                } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
                    throw new RunFailedException("interrupted", e);
                }
            });
            WaitForAsyncUtils.waitForFxEvents(20);
        }
    }

    void await(BooleanSupplier over) {
        try {
            WaitForAsyncUtils.waitFor(180, TimeUnit.SECONDS, () -> {
                boolean[] now = new boolean[1];
                onWindow(() -> now[0] = over.getAsBoolean());
                return now[0];
            });
        } catch (TimeoutException e) {
            throw new RunFailedException("nothing came for three minutes", e);
        }
    }

    /** What lies behind parts of the window. */
    SnapshotParameters background() {
        SnapshotParameters parameters = new SnapshotParameters();
        boolean dark = ThemedWindows.dark(stage().getScene());
        parameters.setFill(dark ? Color.web("#0d1117") : Color.WHITE);
        return parameters;
    }

    void save(Node seen, String name) throws IOException {
        WritableImage[] taken = new WritableImage[1];
        onWindow(() -> {
            Node focused = seen.getScene().getFocusOwner();
            if (focused != null) { // the keys that led here leave a ring
                focused.pseudoClassStateChanged(FocusRing.RING, false);
            }
            taken[0] = seen.snapshot(background(), null);
        });
        int width = (int) taken[0].getWidth();
        long colours = java.util.stream.IntStream.range(0, width * (int) taken[0].getHeight() / 7)
                .map(place -> taken[0].getPixelReader().getArgb(place * 7 % width, place * 7 / width))
                .distinct()
                .count();
        assertTrue(colours > 10, name + " shows something");
        ImageIO.write(
                SwingFXUtils.fromFXImage(taken[0], null),
                "png",
                FOLDER.resolve(name + ".png").toFile());
    }

    @AfterAll
    void endThreads() {
        List.of(workers, computers, meters).forEach(ExecutorService::shutdownNow);
    }
}
