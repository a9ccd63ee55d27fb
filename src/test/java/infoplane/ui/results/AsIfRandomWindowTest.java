package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.AsIfRandomFigure;
import infoplane.findings.Claim;
import infoplane.findings.Findings;
import infoplane.findings.Reason;
import infoplane.measuring.MixtureKind;
import infoplane.runs.AsIfRandomRuns;
import infoplane.runs.RunService;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.AsIfRandomMeasuring;
import infoplane.ui.run.Run;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** As-if-random measurements in the window, on real runs of three epochs. */
class AsIfRandomWindowTest extends WindowTestBase {
    private final RunService service = new RunService(1);
    private final Queue<Runnable> worker = new ArrayDeque<>();
    private final List<Throwable> failed = new ArrayList<>();
    private final AsIfRandomMeasuring measuring =
            new AsIfRandomMeasuring(service, new Background(worker::add, AsIfRandomWindowTest::here, failed::add));
    private final SimpleObjectProperty<FigureStyle> style = new SimpleObjectProperty<>(FigureStyle.light());
    private final List<AsIfRandomFigure> exported = new ArrayList<>();

    @AfterEach
    void close() {
        failed.clear();
        exported.clear();
        onWindow(() -> {
            style.set(FigureStyle.light());
            Window.getWindows().stream()
                    .filter(window -> window != stage())
                    .toList()
                    .forEach(Window::hide);
        });
    }

    private ExperimentSettings settings(int repeats) {
        return Json.parseExperiment("""
            {"name": "relu", "repeats": %d, "network": {"hidden": [4, 3], "activation": "relu"},
             "training": {"epochs": 3, "batchSize": 512},
             "measure": {"schedule": "every", "estimators": ["binning", {"type": "kde", "noiseVariance": 0.1}]}}
            """.formatted(repeats), "test");
    }

    private Run trained(String name) {
        Path at = folder.resolve(name);
        ExperimentSettings settings = settings(1);
        Run run = new Run(settings, at);
        run.show(service.start(settings, at, RunListener.NONE, new RunControl()));
        return run;
    }

    /** Progress comes from the measuring threads; what shows it is left out. */
    private static void here(Runnable shows) {
        if (Platform.isFxApplicationThread()) {
            shows.run();
        }
    }

    private void work() {
        while (!worker.isEmpty()) {
            worker.remove().run();
        }
    }

    /** Nothing, then the measured windows, which are there again at once; the claims of the run are judged by them. */
    @Test
    void measuredWindowsStayWithTheRun() {
        Run run = trained("kept");
        onWindow(() -> {
            measuring.look(List.of(run), MixtureKind.WINDOW);
            work();
            assertEquals("Nothing is measured yet", measuring.state().get().split("\\.")[0]);
            measuring.start(measuring.request("", "", List.of()));
            assertTrue(measuring.running().get(), "running");
            work();
            assertEquals(List.of(), failed);
            assertEquals("", measuring.state().get());
            assertEquals(
                    List.of("Binning, 30 bins", "KDE, noise 0.1"),
                    measuring.series().get().stream()
                            .map(AsIfRandomFigure.Series::estimatorName)
                            .toList());
            Claim claim =
                    Findings.of(run.results().get().orElseThrow()).claims().get(7);
            assertTrue(
                    claim.reasons().stream().noneMatch(reason -> reason.kind() == Reason.Kind.NEEDS_WINDOWS),
                    claim.toString());
            measuring.look(List.of(run), MixtureKind.WINDOW);
            work();
            assertEquals(2, measuring.series().get().size());
        });
    }

    @Test
    void whatIsCancelledIsNotKept() {
        Run run = trained("cancelled");
        onWindow(() -> {
            measuring.look(List.of(run), MixtureKind.WINDOW);
            work();
            measuring.start(measuring.request("", "", List.of()));
            measuring.cancel();
            work();
            assertEquals(List.of(), failed, "being given up is no failure");
            assertFalse(measuring.running().get());
        });
        assertTrue(AsIfRandomRuns.kept(run.folder()).isEmpty());
    }

    /** K and the last epoch of the windows are chosen; what is no number is refused in a sentence, and nothing is measured. */
    @Test
    void drawsAndEpochAreChosen() {
        Run run = trained("chosen");
        onWindow(() -> {
            measuring.look(List.of(run), MixtureKind.WINDOW);
            work();
            measuring.start(measuring.request("two", "", List.of()));
            assertTrue(
                    measuring.state().get().contains("whole numbers"),
                    measuring.state().get());
            assertFalse(measuring.running().get());
            measuring.start(measuring.request("1, 2", "2", List.of()));
            work();
            assertEquals(List.of(), failed);
            assertEquals(
                    List.of(1, 2),
                    measuring.series().get().get(0).result().widest().epochs());
        });
    }

    /**
     * Several estimators are chosen, besides those of the run, and kernels say what they cost before anything is measured. The
     * picture says what makes T random in the value under the pointer.
     */
    @Test
    void estimatorsAreChosenAndSayTheirCost() {
        List<Run> runs = List.of(trained("chosen by the user"));
        onWindow(() -> {
            Background now = new Background(Runnable::run, AsIfRandomWindowTest::here, failed::add);
            AsIfRandomMeasuring own = new AsIfRandomMeasuring(service, now);
            new AsIfRandomWindow(stage(), own, now, style, (figure, shown) -> exported.add(figure), COPIES).show(runs);
        });
        List<CheckMenuItem> offered = node("asIfRandomChosen", MenuButton.class).getItems().stream()
                .map(CheckMenuItem.class::cast)
                .toList();
        assertEquals(
                List.of(true, true, false, false),
                offered.stream().map(CheckMenuItem::isSelected).toList());
        assertTrue(cost().startsWith("KDE, noise 0.1 compares "), cost());
        onWindow(() -> {
            offered.get(1).setSelected(false);
            offered.get(3).setSelected(true);
        });
        assertEquals("", cost(), "bins and exact counts cost nothing to speak of");
        onWindow(() -> node("asIfRandomDraws", TextField.class).setText("4"));
        click("asIfRandomMeasure");
        onWindow(() ->
                node("asIfRandomEstimator", ComboBox.class).getSelectionModel().select(0)); // all
        click("asIfRandomSave");
        AsIfRandomFigure figure = exported.get(0);
        assertEquals(
                Set.of("Binning, 30 bins", "Exact counting"),
                figure.series().stream()
                        .map(AsIfRandomFigure.Series::estimatorName)
                        .collect(Collectors.toSet()));
        Set<String> words = IntStream.range(0, 90 * 60)
                .mapToObj(at -> figure.wordsAt(at % 90 * 10, at / 90 * 10, 900, 600, FigureStyle.light()))
                .flatMap(Optional::stream)
                .map(read -> read.substring(read.indexOf("Random by ")))
                .collect(Collectors.toSet());
        assertEquals(
                Set.of(
                        "Random by weights of 4 epochs and bins",
                        "Random by weights of 4 epochs and rounding of the numbers",
                        "Random by bins",
                        "Random by rounding of the numbers"),
                words);
    }

    private String cost() {
        return node("asIfRandomCost", Label.class).getText();
    }

    /** A run without weights says so, and the window stays as it was. */
    @Test
    void whatCannotBeMeasuredSaysWhy() {
        Run run = new Run(settings(1), folder.resolve("nowhere"));
        onWindow(() -> {
            measuring.look(List.of(run), MixtureKind.WINDOW);
            work();
            measuring.start(measuring.request("", "", List.of()));
            work();
            assertTrue(
                    measuring.state().get().contains("is not a folder"),
                    measuring.state().get());
        });
    }

    /** Runs side by side, in the theme; only repeats can be restarted; the figure that is shown is the one that is saved. */
    @Test
    void theFigureFollowsTheChoicesAndTheTheme() {
        List<Run> runs = List.of(trained("one"), trained("other"));
        AsIfRandomWindow[] window = new AsIfRandomWindow[1];
        onWindow(() -> {
            Background now = new Background(Runnable::run, AsIfRandomWindowTest::here, failed::add);
            AsIfRandomMeasuring own = new AsIfRandomMeasuring(service, now);
            window[0] = new AsIfRandomWindow(stage(), own, now, style, (figure, shown) -> exported.add(figure), COPIES);
            window[0].show(runs);
        });
        assertEquals(1, node("asIfRandomKind", ComboBox.class).getItems().size());
        assertTrue(node("asIfRandomSave", Node.class).isDisabled());
        click("asIfRandomMeasure");
        assertEquals("", node("asIfRandomState", Label.class).getText());
        assertEquals(3, node("asIfRandomEstimator", ComboBox.class).getItems().size(), "two, or both together");
        WritableImage light = picture(node("asIfRandomPicture", Node.class));
        onWindow(() -> style.set(FigureStyle.dark()));
        WritableImage dark = picture(node("asIfRandomPicture", Node.class));
        assertTrue(differingPixels(light, dark) > 100_000, "another background");
        click("asIfRandomSave");
        assertEquals(2, exported.get(0).series().size(), "one column for each run");
        List<Integer> inLegend = IntStream.range(0, 900)
                .map(x -> exported.get(0)
                        .legendLayerAt(x, FigureStyle.dark().fontSize() * 3, 900, FigureStyle.dark())
                        .orElse(0))
                .distinct()
                .sorted()
                .boxed()
                .toList();
        assertEquals(List.of(0, 1, 2, 3), inLegend, "a click on the legend finds each layer");
    }
}
