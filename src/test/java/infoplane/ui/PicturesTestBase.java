package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

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
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TabPane;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Takes pictures of views of the window, in both themes, on the real engine, into {@code target/pictures}: {@code
 * docs/pictures.sh} makes those of the user guide of them. Whether they are beautiful somebody has to look; that each shows
 * something is checked.
 */
abstract class PicturesTestBase extends WindowTestBase {
    static final Path FOLDER = Path.of("target", "pictures");
    static final int WIDTH = 1440;
    static final int HEIGHT = 900;

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

    static ExperimentSettings published(String name) throws IOException {
        String config = "sample-configs/szt-tanh.json";
        return Json.parseExperiment(Files.readString(Path.of(config)), config).withName(name);
    }

    /** @param underWay what a picture is called that is taken on the way, where training ends then; empty for none */
    final Run train(ExperimentSettings settings, String underWay) throws IOException {
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

    final boolean shown(int runs) {
        return plane().series().get().stream().mapToInt(series -> series.runs()).sum() == runs
                && plane().series().get().stream().allMatch(series -> series.size() > 0);
    }

    final void chart(int tab) {
        onWindow(() -> node("charts", TabPane.class).getSelectionModel().select(tab));
    }

    final void right(int tab) {
        onWindow(() -> node("rightTabs", TabPane.class).getSelectionModel().select(tab));
    }

    final ScrollPane scrolled(String content) {
        Node node = node(content, Node.class);
        while (!(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }

    /** The window that is open beside the main one. */
    final void further(String name, boolean closes) throws IOException {
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

    final void both(String name) throws IOException {
        part(name, "");
    }

    /** @param id of the part of the window that is seen; empty for all of it */
    final void part(String name, String id) throws IOException {
        for (String theme : List.of("light", "dark")) {
            rest();
            save(id.isEmpty() ? stage().getScene().getRoot() : node(id, Node.class), name + "-" + theme);
            keys(KeyCode.CONTROL, KeyCode.T);
        }
    }

    /** Until nothing is painted any more. */
    final void rest() {
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

    final void await(BooleanSupplier over) {
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
    private SnapshotParameters background() {
        SnapshotParameters parameters = new SnapshotParameters();
        boolean dark = ThemedWindows.dark(stage().getScene());
        parameters.setFill(dark ? Color.web("#0d1117") : Color.WHITE);
        return parameters;
    }

    final void save(Node seen, String name) throws IOException {
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
