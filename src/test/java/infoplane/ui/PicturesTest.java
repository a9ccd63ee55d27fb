package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.config.Json;
import infoplane.core.RunFailedException;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.TrainingSettings;
import infoplane.runs.RunService;
import infoplane.ui.memory.WindowView;
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
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Goes through every view of the window, in both themes, on the real engine, and leaves pictures of them in {@code
 * target/pictures}: {@code docs/pictures.sh} makes those of the user guide of them. Whether they are beautiful somebody has to
 * look; that each shows something is checked.
 */
@Tag("long")
class PicturesTest extends WindowTestBase {
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

    @Test
    void everyViewIsPaintedInBothThemes() throws IOException, TimeoutException {
        assumeTrue(
                Screen.getPrimary().getBounds().getWidth() >= WIDTH,
                "the screen is that of the tests before; run this one alone");
        Files.createDirectories(FOLDER);
        onWindow(() -> {
            stage().setWidth(WIDTH);
            stage().setHeight(HEIGHT);
            ExampleRun.listRuns(session, WindowView.defaults(), () -> {});
        });
        await(() -> shown(1));
        both("window-idle");
        train(published("published").withTraining(longer()), "window-training");
        Run tanh = train(ExperimentSettings.defaults().withName("tanh"), "");
        openTabs();
        onWindow(() -> session.runs().showOnly(List.of(tanh)));
        chart(0);
        right(1);
        both("window-finished");
        part("findings", "rightTabs");
        Run relu = train(relu(), "");
        compare(tanh, relu);
        repeats();
        furtherWindows(tanh);
    }

    /** From the plane down to the single input: scales, the rows on two axes, inputs that are one, the sum, and a unit. */
    @Test
    void theViewsDownToTheInputArePaintedInBothThemes() throws IOException {
        assumeTrue(Screen.getPrimary().getBounds().getWidth() >= WIDTH);
        Files.createDirectories(FOLDER);
        onWindow(() -> {
            stage().setWidth(WIDTH);
            stage().setHeight(HEIGHT);
        });
        Run run = train(
                published("tanh")
                        .withTraining(ExperimentSettings.defaults().training().withEpochs(600)),
                "");
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> shown(1));
        chart(4);
        await(() -> node("scalesState", Label.class).getText().startsWith("Not measured"));
        onWindow(() -> node("scalesMeasure", Button.class).fire());
        await(() -> !node("scalesWords", Label.class).getText().isEmpty());
        part("chart-scales", "charts");
        chart(5);
        onWindow(() -> node("projectionOf4", ToggleButton.class).fire());
        await(() -> node("projectionPicture", Node.class).isVisible());
        part("chart-projection", "charts");
        onWindow(() -> plane().pin(plane().picture().get().series().stream()
                .flatMap(series -> series.points().stream().filter(point -> point.layer() == 4))
                .reduce((one, other) -> other)
                .map(point -> new infoplane.ui.plot.PointedAt(run, run.name().get(), point))));
        right(0);
        onWindow(() -> node("whichInputs", Button.class).fire());
        await(() -> !node("pointSaid", Label.class).getText().isEmpty());
        further("guide-inputs", false);
        onWindow(() -> node("pointTabs", TabPane.class).getSelectionModel().select(1));
        further("guide-sum", true);
        onWindow(() -> node("networkUnits", Node.class).requestFocus());
        keys(KeyCode.RIGHT);
        keys(KeyCode.RIGHT);
        keys(KeyCode.ENTER);
        await(() -> !String.valueOf(node("unitPicture", Node.class).getAccessibleText())
                .equals("null"));
        onWindow(() -> node("unitBeside", ComboBox.class).getSelectionModel().select(1));
        further("guide-unit", true);
    }

    /** What asks for further runs: a ReLU network in other coordinates, and soft labels with their distance to the limit. */
    @Test
    void theAuditAndTheDistanceToTheLimitArePaintedInBothThemes() throws IOException {
        assumeTrue(Screen.getPrimary().getBounds().getWidth() >= WIDTH);
        Files.createDirectories(FOLDER);
        onWindow(() -> {
            stage().setWidth(WIDTH);
            stage().setHeight(HEIGHT);
        });
        Run relu = train(settings("""
                {"name": "ReLU", "network": {"activation": "relu"}, "training": {"epochs": 1000},
                 "measure": {"schedule": {"type": "log", "points": 40},
                             "estimators": [{"type": "binning", "rule": "idnns"}, "binning", {"type": "kde", "noiseVariance": 0.001}]}}
                """), "");
        onWindow(() -> session.runs().showOnly(List.of(relu)));
        await(() -> shown(1));
        menu("Other coordinates…");
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Integer> orbits = node("gaugeOrbits", ComboBox.class);
            orbits.setValue(orbits.getItems().get(0));
            node("gaugeMeasure", Button.class).fire();
        });
        await(() -> !node("gaugeSave", Button.class).isDisabled());
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> estimator = node("gaugeEstimator", ComboBox.class);
            estimator.setValue(estimator.getItems().get(estimator.getItems().size() - 1));
            node("gaugeFactor", Slider.class).setValue(3);
        });
        further("guide-coordinates", true);
        Run soft = train(settings("""
                {"name": "Soft labels", "dataset": {"type": "szt", "gamma": 54.478}, "training": {"epochs": 2000}}
                """), "");
        onWindow(() -> session.runs().showOnly(List.of(soft)));
        await(() -> shown(1));
        chart(0);
        part("chart-limit", "charts");
    }

    /** Chooses an entry of the menu of the run at the top of the list. */
    private void menu(String item) {
        Node cell = lookups.lookup(".list-cell")
                .<ListCell<?>>match(
                        one -> one.getItem() == session.runs().runs().get(0))
                .query();
        click(middle(cell));
        Point2D place = middle(cell);
        onWindow(() -> cell.fireEvent(new ContextMenuEvent(
                ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, place.getX(), place.getY(), false, null)));
        click(middleOf(item));
    }

    private static ExperimentSettings settings(String json) {
        return Json.parseExperiment(json, "the experiment");
    }

    /** Each chart below the plane. */
    private void openTabs() throws IOException {
        for (String name : List.of("loss", "gradients", "activations")) {
            chart(List.of("curves", "loss", "gradients", "activations").indexOf(name));
            part("chart-" + name, "charts");
        }
    }

    private void compare(Run tanh, Run relu) throws IOException {
        onWindow(() -> session.runs().showOnly(List.of(tanh, relu)));
        await(() -> shown(2));
        onWindow(() -> node("sideBySide", ToggleButton.class).fire());
        chart(0);
        both("guide-side-by-side");
        right(2);
        part("compare", "rightTabs");
        onWindow(() -> {
            node("measureAgain", ToggleButton.class).fire();
            session.tryOut(bins(196));
        });
        await(() -> session.trial().keepable().get());
        right(1);
        onWindow(() -> scrolled("findings").setVvalue(0));
        both("guide-bins");
        onWindow(() -> {
            node("measureAgain", ToggleButton.class).fire();
            node("sideBySide", ToggleButton.class).fire();
        });
        both("overlay");
    }

    private void repeats() throws IOException, TimeoutException {
        Run first = train(published("three repeats").withRepeats(3), "");
        onWindow(() -> session.runs().showOnly(session.runs().repeatsOf(first)));
        await(() -> shown(3));
        both("guide-mean");
    }

    private void furtherWindows(Run run) throws IOException {
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> shown(1));
        right(0);
        onWindow(() -> plane().pin(plane().picture().get().series().stream()
                .flatMap(series -> series.points().stream().skip(series.points().size() - 2L))
                .findFirst()
                .map(point -> new infoplane.ui.plot.PointedAt(run, run.name().get(), point))));
        part("inspector", "rightTabs");
        onWindow(() -> plane().pin(java.util.Optional.empty()));
        opened("guide-export", KeyCode.CONTROL, KeyCode.E);
        opened("keys", KeyCode.F1);
        opened("guide", KeyCode.SHIFT, KeyCode.F1);
    }

    private static ExperimentSettings published(String name) throws IOException {
        String config = "sample-configs/szt-tanh.json";
        return Json.parseExperiment(Files.readString(Path.of(config)), config).withName(name);
    }

    /** Long enough to be photographed on the way. */
    private static TrainingSettings longer() {
        return ExperimentSettings.defaults().training().withEpochs(20_000);
    }

    /** What comes of choosing another activation in the window. */
    private static ExperimentSettings relu() {
        return settings("{\"schemaVersion\": 1, \"name\": \"ReLU\", \"network\": {\"activation\": \"relu\"}}");
    }

    /** @param underWay what a picture is called that is taken on the way, where training ends then; empty for none */
    private Run train(ExperimentSettings settings, String underWay) throws IOException {
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

    private static infoplane.estimation.BinningSettings bins(int bins) {
        var usual = infoplane.estimation.BinningSettings.defaults();
        return new infoplane.estimation.BinningSettings(
                usual.rule(), bins, usual.range(), usual.lower(), usual.upper(), usual.size(), usual.correction());
    }

    private boolean shown(int runs) {
        return plane().series().get().stream().mapToInt(series -> series.runs()).sum() == runs
                && plane().series().get().stream().allMatch(series -> series.size() > 0);
    }

    private void chart(int tab) {
        onWindow(() -> node("charts", TabPane.class).getSelectionModel().select(tab));
    }

    private void right(int tab) {
        onWindow(() -> node("rightTabs", TabPane.class).getSelectionModel().select(tab));
    }

    private ScrollPane scrolled(String content) {
        Node node = node(content, Node.class);
        while (!(node instanceof ScrollPane)) {
            node = node.getParent();
        }
        return (ScrollPane) node;
    }

    private void opened(String name, KeyCode... keys) throws IOException {
        onWindow(() -> stage().requestFocus());
        keys(keys);
        further(name, true);
    }

    /** The window that is open beside the main one. */
    private void further(String name, boolean closes) throws IOException {
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

    private void both(String name) throws IOException {
        part(name, "");
    }

    /** @param id of the part of the window that is seen; empty for all of it */
    private void part(String name, String id) throws IOException {
        for (String theme : List.of("light", "dark")) {
            rest();
            save(id.isEmpty() ? stage().getScene().getRoot() : node(id, Node.class), name + "-" + theme);
            keys(KeyCode.CONTROL, KeyCode.T);
        }
    }

    /** Until nothing is painted any more. */
    private void rest() {
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

    private void await(BooleanSupplier over) {
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

    private void save(Node seen, String name) throws IOException {
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
