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
import infoplane.figure.FigureStyle;
import infoplane.measuring.PlanePoint;
import infoplane.measuring.UnitLook;
import infoplane.runs.ImportRequest;
import infoplane.runs.Imports;
import infoplane.runs.PointInputs;
import infoplane.runs.PointInputs.LayerPlace;
import infoplane.runs.RunLook;
import infoplane.runs.RunService;
import infoplane.ui.WindowTestBase;
import infoplane.ui.plot.ActivationsModel;
import infoplane.ui.plot.PictureView;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.plot.PlotModels;
import infoplane.ui.plot.PointedAt;
import infoplane.ui.plot.ProjectionModel;
import infoplane.ui.plot.ScalesModel;
import infoplane.ui.plot.SweepModel;
import infoplane.ui.plot.TimeLine;
import infoplane.ui.results.PointWindow.Question;
import infoplane.ui.run.NetworkFolder;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunLooks;
import infoplane.ui.run.RunView;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Background;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
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
                .startsWith("These " + size + " inputs are one to this layer. Of class "));
        assertEquals(size, node("pointMembers", TableView.class).getItems().size());
    }

    /** Neighbours are no cell: an input is near to another one that has nearer neighbours of its own. */
    @Test
    void neighboursAreSaidToBeNearAndNotOne() {
        Run run = trained();
        open(run, last(run, "ross"), false);
        PointInputs.Group first = (PointInputs.Group)
                node("pointGroups", TableView.class).getItems().get(0);
        assertEquals(
                (int) first.size() - 1 + " inputs are nearer to input " + (first.first() + 1)
                        + " than the last of its neighbours.",
                node("pointSaid", Label.class).getText().replaceAll(" Of class.*", ""));
    }

    @Test
    void theSumIsWrittenOutAndCopied() {
        Run run = trained();
        open(run, last(run, "kde"), true);
        assertEquals(
                "I(X;T) = Σ −(1/N) ln p",
                node("pointFormula", TypesetText.class).text());
        assertEquals(
                11, node("pointTerms", TableView.class).getItems().size(), "five at each end, and what lies between");
        onWindow(() -> {
            @SuppressWarnings("unchecked")
            ComboBox<String> quantity = node("pointQuantity", ComboBox.class);
            quantity.setValue("I(T;Y)");
        });
        assertEquals(
                "I(T;Y) = Σ (1/N) ln(p_y / p)",
                node("pointFormula", TypesetText.class).text());
        assertEquals(
                "I(T;Y) = Σ (1/N) ln(py / p)",
                node("pointFormula", TypesetText.class).getChildren().stream()
                        .map(part -> ((Text) part).getText())
                        .collect(Collectors.joining()),
                "the underscore is no letter: what follows it is lowered");
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

    /** An input brings its own cell to the front, whether it is the first of it or not, and its companions are marked. */
    @Test
    void anInputIsShownWithItsCompanions() {
        Run run = trained();
        PlanePoint point = last(run, "binning");
        PointWindow window = open(run, point, false);
        PointInputs.Group large = (PointInputs.Group)
                node("pointGroups", TableView.class).getItems().get(0);
        int input = large.members(0.5)[1];
        for (int asked : new int[] {input, large.first()}) {
            onWindow(() -> window.show(new Question(run, "run", LayerPlace.of(point), asked), false));
            PointInputs.Group shown = (PointInputs.Group)
                    node("pointGroups", TableView.class).getSelectionModel().getSelectedItem();
            assertEquals(asked, shown.first());
            assertEquals(large.size(), shown.size());
            assertEquals(
                    Objects.requireNonNull(point.estimate().cells()),
                    node("pointGroups", TableView.class).getItems().size(),
                    "no cell twice");
            RunLook.Chosen marked = chosen.get().orElseThrow();
            assertEquals(asked, marked.input());
            assertEquals(large.size(), marked.members().length);
        }
    }

    /** The cells of a unit are those of the layer's rule; a unit cannot tell more inputs apart than its layer. */
    @Test
    void theInputsOfAUnitAreThoseOfItsCell() {
        Run run = trained();
        PlanePoint point = last(run, "binning");
        LayerPlace unit = new LayerPlace(point.estimator(), point.epoch(), 2, 3);
        PointInputs inputs = RunLook.of(run.folder()).inputs(unit, RunMonitor.SILENT);
        assertTrue(inputs.layer().startsWith("unit 3 of "), inputs.layer());
        double[] whole = Objects.requireNonNull(RunLook.of(run.folder())
                        .inputs(LayerPlace.of(point), RunMonitor.SILENT)
                        .sums()
                        .input())
                .facts()
                .get(0)
                .ofInput();
        double[] alone =
                Objects.requireNonNull(inputs.sums().input()).facts().get(0).ofInput();
        for (int input = 0; input < whole.length; input++) {
            assertTrue(alone[input] >= whole[input], "input " + input);
        }
        UnitLook look = RunLook.of(run.folder())
                .unit(2, 3, point.epoch(), RunLook.of(run.folder()).cells(List.of()), RunMonitor.SILENT);
        assertEquals(
                Objects.requireNonNull(inputs.sums().input()).nats(),
                Objects.requireNonNull(look.entropy()).nats(),
                1e-9);
        assertEquals(
                Objects.requireNonNull(inputs.sums().label()).nats(),
                Objects.requireNonNull(look.label()).nats(),
                1e-9);
        assertEquals(4, look.weights().length);
    }

    /** The window follows the time line; beside another epoch it shows both and their difference. */
    @Test
    void aUnitIsShownAtTheEpochOfTheTimeLine() {
        Run run = trained();
        PlaneModel plane = plane();
        TimeLine time = new TimeLine(plane);
        onWindow(() -> runs().add(run));
        Background here = new Background(Runnable::run, PointWindowTest::here, failed::add);
        List<Question> asked = new ArrayList<>();
        onWindow(() -> {
            PlotModels models = new PlotModels(
                    plane,
                    time,
                    new ActivationsModel(plane, engine, here),
                    new ScalesModel(plane, engine, here),
                    new ProjectionModel(plane, time, looks, chosen, here),
                    new SweepModel(runs(), new RunView(runs(), here)),
                    looks,
                    chosen,
                    runs(),
                    here);
            UnitWindow window = new UnitWindow(
                    stage(),
                    models,
                    new UnitModel(looks, here),
                    here,
                    new SimpleObjectProperty<>(FigureStyle.light()),
                    (figure, shown) -> {},
                    asked::add);
            window.show(plane.subject().orElseThrow(), 2, 3);
        });
        assertTrue(pictured().startsWith("ReLU 4-3 · unit 3 of "), pictured());
        assertTrue(pictured().contains("Epoch 2: H = "), pictured());
        onWindow(() -> time.cursor().set(1));
        assertTrue(pictured().contains("Epoch 1: H = "), pictured());
        onWindow(() -> node("unitBeside", ComboBox.class).getSelectionModel().select(1));
        assertTrue(pictured().contains("; Epoch 0: H = "), pictured());
        onWindow(() -> node("unitInputs", Button.class).fire());
        assertEquals(3, asked.get(0).place().unit());
        onWindow(() -> runs().remove(run));
    }

    private String pictured() {
        return node("unitPicture", PictureView.class).getAccessibleText();
    }

    /** Of activations of another program there are no weights, and this is said in the picture; all else is there. */
    @Test
    void importedActivationsHaveNoWeights() {
        NetworkFolder.recorded(folder.resolve("acts"), 0, 1);
        Path at = folder.resolve("imported");
        new Imports(1)
                .run(
                        ImportRequest.of(folder.resolve("acts")),
                        at,
                        false,
                        RunListener.NONE,
                        new RunControl(),
                        notice -> {});
        RunLook look = RunLook.of(at);
        UnitLook unit = look.unit(1, 2, 1, look.cells(List.of()), RunMonitor.SILENT);
        assertEquals(0, unit.weights().length);
        assertEquals(1, Arrays.stream(unit.shares()).sum(), 1e-12);
        assertTrue(Objects.requireNonNull(unit.entropy()).nats() > 0);
        assertEquals(
                2,
                look.projection(1, look.epochs(), look.cells(List.of()), RunMonitor.SILENT)
                                .at(1)
                                .rows()
                        / 4);
    }
}
