package infoplane.ui;

import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.NpyFile;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.MemoryRecorder;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.TrajectoryLayers;
import infoplane.runs.ImportPreview;
import infoplane.runs.ImportRequest;
import infoplane.ui.form.ImportForm.ImportChoice;
import infoplane.ui.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** Pictures of what stands behind a point, of other coordinates, of data, and of what another program writes. */
class ViewPicturesTest extends PicturesTestBase {
    private static final int EPOCHS = 24;
    /** Width of the window without the experiment. */
    private static final double NARROW = 1160;

    /** From the plane down to the single input: scales, the rows on two axes, inputs that are one, the sum, and a unit. */
    @Test
    void theViewsDownToTheInputArePaintedInBothThemes() throws IOException {
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

    /** Behind the data stands what the network says of every place. */
    @Test
    void theDecisionBehindTheDataIsPaintedInBothThemes() throws IOException {
        Run run = train(settings("""
                {"name": "Spirals", "dataset": {"type": "spirals"}, "network": {"hidden": [12, 12], "activation": "tanh"},
                 "training": {"epochs": 1500, "learningRate": 0.01}}
                """), "");
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> node("decisionNote", Label.class).getText().startsWith("Behind"));
        picture("guide-decision", () -> node("dataPicture", Node.class).getParent());
    }

    /** A folder that another program still writes into. */
    @Test
    void aWatchedImportIsPaintedInBothThemes() throws IOException {
        Path acts = written(folder.resolve("acts"));
        ImportRequest request = ImportRequest.of(acts);
        ImportPreview found = session.imports().preview(request, true, RunMonitor.SILENT);
        WorkbenchWindow workbench = window.orElseThrow();
        onWindow(() -> {
            session.startImport(new ImportChoice(request, true, "acts", folder.resolve("imported")), found);
            workbench.showOrHideExperiment();
            stage().setWidth(NARROW);
        });
        Run run = session.runs().runs().get(0);
        await(() -> shown(1) && run.results().get().orElseThrow().points().size() == EPOCHS * 6);
        both("guide-import");
        onWindow(() -> {
            run.stop();
            workbench.showOrHideExperiment();
        });
        await(() -> !run.computing());
    }

    /** The activations of a network at each epoch, as {@code python/infoplane.py} writes them. */
    private static Path written(Path acts) throws IOException {
        ExperimentSettings settings =
                settings("{\"training\": {\"epochs\": " + (EPOCHS - 1) + ", \"learningRate\": 0.003}}");
        MemoryRecorder recorder = new MemoryRecorder();
        new Experiment(settings, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        Seed seed = new Seed(settings.seed());
        Dataset dataset = settings.dataset().load(seed);
        LayerSource source = new TrajectoryLayers(
                settings.network(),
                recorder.trajectory(),
                dataset.inputs(),
                dataset.labels().classCount(),
                1,
                seed);
        Files.createDirectories(acts);
        NpyFile.write(acts.resolve("X.npy"), dataset.inputs());
        NpyFile.write(acts.resolve("y.npy"), dataset.labels());
        Files.writeString(acts.resolve("infoplane.json"), "{\"renamed\": true}");
        for (int epoch : source.epochs()) {
            Path at = Files.createDirectories(acts.resolve(String.format(Locale.ROOT, "epoch_%06d", epoch)));
            for (Layer layer : source.layers()) {
                NpyFile.write(at.resolve("fc" + layer.number() + ".npy"), source.rows(epoch, layer));
            }
        }
        return acts;
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
}
