package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.figure.FigureStyle;
import infoplane.figure.chart.GaugeFigure;
import infoplane.runs.GaugeRuns;
import infoplane.runs.GaugeTrial;
import infoplane.runs.RunService;
import infoplane.ui.WindowTestBase;
import infoplane.ui.run.GaugeMeasuring;
import infoplane.ui.run.Run;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.application.Platform;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.WritableImage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other coordinates in the window, on real runs of three epochs. */
class GaugeWindowTest extends WindowTestBase {
    @TempDir
    private Path folder;

    private final RunService service = new RunService(1);
    private final List<Throwable> failed = new ArrayList<>();
    private final Background now = new Background(Runnable::run, GaugeWindowTest::here, failed::add);
    private final GaugeMeasuring measuring = new GaugeMeasuring(service, now, now);
    private final SimpleObjectProperty<FigureStyle> style = new SimpleObjectProperty<>(FigureStyle.light());
    private final List<GaugeFigure> exported = new ArrayList<>();

    @AfterEach
    void close() {
        onWindow(() -> {
            style.set(FigureStyle.light());
            Window.getWindows().stream()
                    .filter(window -> window != stage())
                    .toList()
                    .forEach(Window::hide);
        });
        assertEquals(List.of(), failed);
        exported.clear();
    }

    private Run trained(String activation) {
        return trained(activation, 0);
    }

    private Run trained(String activation, int seed) {
        Path at = folder.resolve(activation + (seed == 0 ? "" : "-" + seed));
        ExperimentSettings settings = Json.parseExperiment("""
                {"name": "%s", "seed": %d, "network": {"hidden": [4, 3], "activation": "%s"},
                 "training": {"epochs": 3, "batchSize": 512},
                 "measure": {"schedule": "every", "estimators": [{"type": "kde", "noiseVariance": 0.1}, "binning"]}}
                """.formatted(activation, seed, activation), "test");
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

    private void open(Run run) {
        open(List.of(run));
    }

    private void open(List<Run> runs) {
        onWindow(() -> new GaugeWindow(stage(), measuring, now, style, (figure, shown) -> exported.add(figure), COPIES)
                .show(runs));
    }

    /** The network computes the same, to float32 rounding, and kernels of a fixed width see another layer. */
    @Test
    void theLossStandsStillWhileThePlaneMoves() {
        open(trained("relu"));
        assertEquals(2, node("gaugeLayer", ComboBox.class).getItems().size());
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> estimator = node("gaugeEstimator", ComboBox.class);
            estimator.setValue(estimator.getItems().get(1)); // kernels
        });
        WritableImage before = picture(node("gaugePlane", Node.class));
        onWindow(() -> node("gaugeFactor", Slider.class).setValue(5));
        GaugeTrial.Moved moved = Objects.requireNonNull(
                Objects.requireNonNull(measuring.tried().get()).moved());
        assertEquals(moved.lossAsTrained(), moved.loss(), 1e-6);
        assertTrue(node("gaugeLoss", Label.class).getText().startsWith("Loss at the last epoch: "));
        assertTrue(differingPixels(before, picture(node("gaugePlane", Node.class))) > 100, "points moved");
    }

    @Test
    void theAuditIsShownAndSaved() {
        open(trained("relu"));
        assertTrue(node("gaugeSave", Node.class).isDisabled());
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Integer> orbits = node("gaugeOrbits", ComboBox.class);
            orbits.setValue(20);
        });
        click("gaugeMeasure");
        assertEquals("", node("gaugeState", Label.class).getText());
        WritableImage light = picture(node("gaugePicture", Node.class));
        onWindow(() -> style.set(FigureStyle.dark()));
        assertTrue(differingPixels(light, picture(node("gaugePicture", Node.class))) > 50_000, "another background");
        click("gaugeSave");
        GaugeFigure figure = exported.get(0);
        assertEquals(6, figure.table().rows().size(), "three layers by two estimators");
        assertEquals(20, figure.series().get(0).audit().orbits());
        assertEquals(1, GaugeRuns.kept(folder.resolve("relu")).size(), "kept with the run");
        Run run = measuring.runs().get(0);
        assertTrue(run.results().get().orElseThrow().studies().gauge() != null, "claim 10 is judged by it");
        onWindow(() -> measuring.look(List.of(run)));
        assertEquals(1, measuring.series().get().size(), "and there again");
    }

    /** Two seeds are one audit, the mean of theirs, until one is chosen. */
    @Test
    void runsThatDifferInTheSeedOnlyAreAuditedTogether() {
        Run one = trained("relu", 1);
        Run two = trained("relu", 2);
        open(List.of(one, two));
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<Integer> orbits = node("gaugeOrbits", ComboBox.class);
            orbits.setValue(20);
        });
        click("gaugeMeasure");
        GaugeFigure.Audited joint = measuring.series().get().get(0);
        assertEquals(1, measuring.series().get().size());
        assertEquals("relu, 2 runs together", joint.run());
        double sum = 0;
        for (int place = 1; place <= 2; place++) {
            int item = place;
            onWindow(() -> node("gaugePart", ComboBox.class).getSelectionModel().select(item));
            GaugeFigure.Audited own = measuring.series().get().get(0);
            assertEquals(null, own.joint());
            sum += bits(own);
        }
        assertEquals(sum / 2, bits(joint), 1e-9);
        assertEquals(
                two.folder(), Objects.requireNonNull(measuring.only().get()).folder());
        onWindow(() -> node("gaugePart", ComboBox.class).getSelectionModel().select(0));
        assertEquals(joint.run(), measuring.series().get().get(0).run());
    }

    private static double bits(GaugeFigure.Audited audited) {
        return Objects.requireNonNull(audited.audit().falls().get(0).orbitMax()).bits();
    }

    @Test
    void tanhSaysThatThereIsNothingToAudit() {
        open(trained("tanh"));
        assertTrue(node("gaugeLoss", Label.class).getText().contains("nothing to audit"));
        assertTrue(node("gaugeFactor", Slider.class).isDisabled());
        assertFalse(node("gaugeMeasure", Node.class).isDisabled());
    }
}
