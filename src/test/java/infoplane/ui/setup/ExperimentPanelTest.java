package infoplane.ui.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.dataset.DatasetPreview;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.network.Activation;
import infoplane.ui.WindowTestBase;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

/** What the user does on the left changes the experiment, and Run follows it. */
class ExperimentPanelTest extends WindowTestBase {
    @Test
    void typingAWrongRateDisablesRunAndSaysWhy() {
        type("learningRate", "-1");
        assertTrue(node("run", Button.class).isDisabled());
        assertEquals(
                "Learning rate must be greater than 0",
                node("runProblem", Label.class).getText());
        type("learningRate", "0.01");
        assertFalse(node("run", Button.class).isDisabled());
        assertEquals(0.01, settings().training().learningRate());
    }

    @Test
    void theDrawingEditsTheNetwork() {
        click("addLayer");
        click("addUnit0");
        click("removeUnit1");
        assertEquals(List.of(11, 6, 5, 4, 3, 3), settings().network().hidden());
        click("removeLayer");
        assertEquals(List.of(11, 6, 5, 4, 3), settings().network().hidden());
    }

    @Test
    void anActivationOfOneLayerIsChosenInItsMenu() {
        showInPanel(node("activation1", Node.class)); // an earlier test may have scrolled
        click("activation1");
        click(middleOf("ReLU"));
        assertEquals(Activation.RELU, settings().network().activationOf(1));
        assertEquals(Activation.TANH, settings().network().activationOf(0));
    }

    @Test
    void undoAndRedoByKeyboard() {
        click("addLayer");
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals(ExperimentSettings.defaults(), settings());
        keys(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        assertEquals(6, settings().network().hidden().size());
    }

    /** The slider of the bins is dragged through many values, twice; then buttons change one and the same setting. */
    @Test
    void oneDragAndOneClickAreOneStepOfUndoEach() {
        onWindow(() -> {
            ExperimentSettings large =
                    settings().withTraining(settings().training().withEpochs(12345));
            session.setup().show(large);
        });
        unfold();
        ExperimentSettings before = settings();
        Slider slider = node("binsSlider", Slider.class);
        showInPanel(slider);
        for (double place : new double[] {0.9, 0.2}) {
            Node thumb = slider.lookup(".thumb");
            Bounds track = slider.localToScreen(slider.getLayoutBounds());
            drag(middle(thumb), new Point2D(track.getMinX() + place * track.getWidth(), track.getCenterY()));
        }
        ExperimentSettings dragged = settings();
        onWindow(() -> session.history().undo());
        ExperimentSettings once = settings();
        assertNotEquals(dragged, once);
        assertNotEquals(before, once);
        onWindow(() -> session.history().undo());
        assertEquals(before, settings());
        showInPanel(node("addUnit0", Node.class));
        click("addUnit0");
        click("addUnit0");
        onWindow(() -> session.history().undo());
        assertEquals(11, settings().network().hidden().get(0));
    }

    @Test
    void leavingAFieldEndsAStep() {
        onWindow(() -> session.setup()
                .show(settings().withTraining(settings().training().withEpochs(12345))));
        type("epochs", "5");
        type("epochs", "50");
        type("learningRate", "0.1");
        type("epochs", "7");
        onWindow(() -> session.history().undo());
        assertEquals(50, settings().training().epochs());
        onWindow(() -> session.history().undo());
        onWindow(() -> session.history().undo());
        assertEquals(12345, settings().training().epochs());
    }

    /** The next field lies just below what is seen; a scroll by its height shows it. */
    @Test
    void theTabulatorScrollsNoFurtherThanToTheNextField() {
        unfold();
        Node first = node("beta1", TextField.class);
        Node next = node("beta2", TextField.class);
        showInPanel(first);
        ScrollPane panel = (ScrollPane) lookups.lookup(".experiment-panel").query();
        double below = panel.localToScene(panel.getLayoutBounds()).getMaxY() - bottom(first) - 4;
        double hidden = panel.getContent().getBoundsInLocal().getHeight()
                - panel.getViewportBounds().getHeight();
        onWindow(() -> panel.setVvalue(panel.getVvalue() - below / hidden));
        type("beta1", "0.8");
        double before = panel.getVvalue() * hidden;
        keys(KeyCode.TAB);
        assertEquals(next, stage().getScene().getFocusOwner());
        assertTrue(bottom(next) <= panel.localToScene(panel.getLayoutBounds()).getMaxY(), "it is seen");
        double scrolled = panel.getVvalue() * hidden - before;
        assertTrue(scrolled > 0 && scrolled < 80, "scrolled by " + scrolled);
        hold(KeyCode.SHIFT, () -> keys(KeyCode.TAB));
        assertEquals(before + scrolled, panel.getVvalue() * hidden, 1, "what is seen already stays where it is");
    }

    private static double bottom(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxY();
    }

    private void showInPanel(Node node) {
        onWindow(() -> {
            ScrollPane panel = (ScrollPane) lookups.lookup(".experiment-panel").query();
            Node content = panel.getContent();
            double middle = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                    .getCenterY();
            double view = panel.getViewportBounds().getHeight();
            double height = content.getBoundsInLocal().getHeight();
            panel.setVvalue((middle - view / 2) / (height - view));
        });
    }

    @Test
    void aPresetFillsTheForms() {
        click("presets");
        click(middleOf("Quick look, tanh"));
        assertEquals("Quick look, tanh", node("experimentName", TextField.class).getText());
        assertEquals(200, settings().training().epochs());
    }

    @Test
    void runTrainsWhatIsSetUpAndShowsIt() {
        type("epochs", "77");
        keys(KeyCode.F5);
        assertEquals(1, session.runs().runs().size());
        assertEquals(77, session.runs().runs().get(0).settings().training().epochs());
        assertEquals(RunStatus.FINISHED, session.runs().runs().get(0).status().get());
    }

    @Test
    void whoChangesSettingsDuringARunIsToldThatItGoesOnWithoutThem() {
        Label note = node("nextRun", Label.class);
        List<Boolean> shown = new ArrayList<>();
        engine.course = (listener, control) -> {
            shown.add(note.isVisible());
            session.form().show(settings().withName("another"));
            shown.add(note.isVisible());
        };
        keys(KeyCode.F5);
        assertEquals(List.of(false, true), shown, "once it is no longer what runs");
        assertFalse(note.isVisible(), "nothing is under way any more");
    }

    @Test
    void factsOfTheDataAreCounted() {
        assertEquals(12, session.setup().facts().get().get().inputEntropy().bits(), 1e-9);
        assertEquals(294, session.setup().parameters().getValue());
        click("addUnit0"); // 12 + 1 weights in, 7 out
        assertEquals(294 + 13 + 7, session.setup().parameters().getValue());
    }

    @Test
    void theRowsOfTheDataAreShownOnRequest() {
        click("previewData");
        List<List<String>> columns = node("dataRows", HBox.class).getChildren().stream()
                .map(column -> ((Label) ((VBox) column).getChildren().get(1)))
                .map(column -> column.getText().lines().toList())
                .toList();
        assertEquals(13, columns.size(), "twelve bits and a label");
        DatasetPreview preview = session.setup().preview().getValue().orElseThrow();
        for (int row = 0; row < 16; row++) {
            int shown = row;
            assertEquals(
                    preview.rows().get(row).inputs(),
                    columns.subList(0, 12).stream()
                            .map(column -> column.get(shown))
                            .toList(),
                    "row " + row);
            assertEquals("→ " + preview.rows().get(row).label(), columns.get(12).get(row));
        }
        assertEquals(2, node("classBalance", HBox.class).getChildren().size());
        keys(KeyCode.ESCAPE);
    }

    @Test
    void anEstimatorIsCalibratedAtTheSizeOfALayer() {
        onWindow(() -> lookups.lookup(".menu-button")
                .<MenuButton>match(menu -> "Calibrate here".equals(menu.getText()))
                .<MenuButton>query()
                .show());
        double below = middle(node("addEstimator", Node.class)).getY();
        click(middleOf("T₂: N = 4096, d = 7"));
        Button answer = lookups.lookup(".calibration-state").queryButton();
        assertTrue(answer.isVisible());
        assertEquals("T₂: good on 1 of 1…", answer.getText());
        assertEquals(below, middle(node("addEstimator", Node.class)).getY(), "what is below it stays there");
        onWindow(answer::fire);
        String details = node("calibrationDetails", Label.class).getText();
        assertTrue(
                details.startsWith("Tried on 1 problems with known answers. At T₂ (N = 4096, d = 7): good on 1 of 1."),
                details);
        keys(KeyCode.ESCAPE);
        type("bins", "40");
        assertFalse(answer.isVisible(), "it was of other settings");
    }

    private ExperimentSettings settings() {
        return session.form().settings().get().get();
    }
}
