package infoplane.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import infoplane.ui.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.stage.Screen;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures from the plane down to the single input. */
@Tag("long")
class InnerPicturesTest extends PicturesTestBase {
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
        otherCoordinates();
        distanceToTheLimit();
    }

    private void otherCoordinates() throws IOException {
        Run run = train(published("ReLU", "szt-relu", 600), "");
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> shown(1));
        onWindow(() -> {
            ListView<?> list = node("runs", ListView.class);
            list.getSelectionModel().clearAndSelect(list.getItems().indexOf(run));
            Event.fireEvent(
                    list.lookup(".list-cell"),
                    new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 100, 100, false, null));
        });
        rest();
        onWindow(() -> {
            ContextMenu menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            menu.getItems().stream()
                    .filter(item -> "Other coord_inates…".equals(item.getText()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            menu.hide();
        });
        await(() -> node("gaugeState", Label.class).getText().startsWith("Nothing"));
        onWindow(() -> {
            node("gaugeOrbits", ComboBox.class).getSelectionModel().select(0);
            node("gaugeMeasure", Button.class).fire();
        });
        await(() -> node("gaugeState", Label.class).getText().isEmpty());
        onWindow(() -> node("gaugeFactor", Slider.class).setValue(2));
        further("guide-coordinates", true);
    }

    private void distanceToTheLimit() throws IOException {
        Run run = train(published("soft labels", "szt-soft-labels", 1000), "");
        onWindow(() -> session.runs().showOnly(List.of(run)));
        await(() -> shown(1));
        chart(0);
        part("chart-limit", "charts");
    }

    /** @param config name of a shipped experiment */
    private static ExperimentSettings published(String name, String config, int epochs) throws IOException {
        ExperimentSettings settings =
                Json.parseExperiment(Files.readString(Path.of("sample-configs", config + ".json")), config);
        return settings.withName(name).withTraining(settings.training().withEpochs(epochs));
    }
}
