package infoplane.ui.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.RunMonitor;
import infoplane.estimation.WrittenSums.WrittenSum;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import infoplane.runs.PointInputs;
import infoplane.runs.PointInputs.LayerPlace;
import infoplane.runs.RunLook;
import infoplane.runs.RunService;
import infoplane.ui.WindowTestBase;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.results.PointWindow.Question;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunLooks;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands behind a point, on a real run: the same number as in the plane. */
class PointWindowTest extends WindowTestBase {
    @TempDir
    private Path folder;

    private final List<Throwable> failed = new ArrayList<>();

    @AfterEach
    void close() {
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> window != stage())
                .toList()
                .forEach(Window::hide));
        assertEquals(List.of(), failed);
    }

    private Run trained() {
        Path at = folder.resolve("run");
        ExperimentSettings settings = Json.parseExperiment("""
                {"network": {"hidden": [4, 3], "activation": "relu"}, "training": {"epochs": 2, "batchSize": 512},
                 "measure": {"schedule": "every", "estimators": ["binning", {"type": "kde", "noiseVariance": 0.1}, "ross", "renyi"]}}
                """, "test");
        Run run = new Run(settings, at);
        run.show(new RunService(1).start(settings, at, RunListener.NONE, new RunControl()));
        return run;
    }

    /** Progress comes from the measuring threads; what shows it is left out. */
    private static void here(Runnable shows) {
        if (Platform.isFxApplicationThread()) {
            shows.run();
        }
    }

    private static PlanePoint last(Run run, String type) {
        RunResults results = run.results().get().orElseThrow();
        return results.points().stream()
                .filter(point -> point.estimator().startsWith(type) && point.layer() == 2)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private final ObjectProperty<Optional<RunLook.Chosen>> chosen = new SimpleObjectProperty<>(Optional.empty());
    private final RunLooks looks = new RunLooks();

    private PointWindow open(Run run, PlanePoint point, boolean sum) {
        PointWindow[] made = new PointWindow[1];
        onWindow(() -> {
            made[0] = new PointWindow(
                    stage(),
                    new Background(Runnable::run, PointWindowTest::here, failed::add),
                    looks,
                    chosen,
                    new SimpleObjectProperty<>(Theme.LIGHT));
            made[0].show(Question.of(new PointedAt(run, "run", point)), sum);
        });
        return made[0];
    }

    /** Bins that span the run are cut as in the plane; the numbers are those of the plane, to the digits of its file. */
    @Test
    void theSumIsTheNumberOfThePlane() {
        Run run = trained();
        for (String type : List.of("binning", "kde", "ross")) {
            PlanePoint point = last(run, type);
            PointInputs inputs = RunLook.of(run.folder()).inputs(LayerPlace.of(point), RunMonitor.SILENT);
            WrittenSum input = inputs.sums().input();
            if (input != null) {
                assertEquals(
                        Objects.requireNonNull(point.estimate().inputInformation())
                                .nats(),
                        input.nats(),
                        1e-6,
                        type);
            }
            assertEquals(
                    Objects.requireNonNull(point.estimate().labelInformation()).nats(),
                    Objects.requireNonNull(inputs.sums().label()).nats(),
                    1e-6,
                    type);
        }
    }

    @Test
    void theInputsOfACellAreNamedAndCounted() {
        Run run = trained();
        PlanePoint point = last(run, "binning");
        open(run, point, false);
        assertEquals("", node("pointState", Label.class).getText());
        TableView<?> groups = node("pointGroups", TableView.class);
        assertEquals(
                Objects.requireNonNull(point.estimate().cells()),
                groups.getItems().size());
        PointInputs.Group first = (PointInputs.Group) groups.getItems().get(0);
        int size = (int) first.size();
        assertEquals(
                size,
                Arrays.stream(first.weights()).filter(weight -> weight == 1).count());
        assertTrue(node("pointSaid", Label.class)
                .getText()
                .startsWith("These " + size + " inputs are one to this layer ("));
        assertEquals(size, node("pointMembers", TableView.class).getItems().size());
    }

    @Test
    void theSumIsWrittenOutAndCopied() {
        Run run = trained();
        open(run, last(run, "kde"), true);
        assertEquals("I(X;T) = Σ −(1/N) ln p", node("pointFormula", Label.class).getText());
        assertEquals(10, node("pointTerms", TableView.class).getItems().size());
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> quantity = node("pointQuantity", ComboBox.class);
            quantity.setValue("I(T;Y)");
        });
        assertEquals(
                "I(T;Y) = Σ (1/N) ln(p_y / p)",
                node("pointFormula", Label.class).getText());
        click("pointCopyLatex");
        onWindow(() -> {
            String latex = Clipboard.getSystemClipboard().getString();
            assertTrue(latex.startsWith("\\[ I(T;Y) = \\sum_{i=1}^{N}"), latex);
            assertTrue(latex.contains("$p_{y}$"), latex);
        });
    }

    @Test
    void whatIsNoSumSaysWhichAre() {
        Run run = trained();
        open(run, last(run, "renyi"), false);
        assertTrue(
                node("pointState", Label.class)
                        .getText()
                        .endsWith("is no sum over inputs here; binning, quantised, kde, ksg and ross are"),
                node("pointState", Label.class).getText());
    }
}
