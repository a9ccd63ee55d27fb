package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.network.Activation;
import infoplane.ui.plot.PlaneModel;
import infoplane.ui.run.Run;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;

/** The first minute of the README, step by step, with nothing but keys. */
class FirstMinuteTest extends WindowTestBase {
    @Test
    void theFirstMinuteGoesWithoutAMouse() {
        addRun("example", 10, "binning:equal-width:30:activation");
        // 1. The time line shows how the plane builds up.
        tabTo("plane");
        keys(KeyCode.HOME);
        keys(KeyCode.RIGHT);
        keys(KeyCode.END);
        // 2. Run.
        keys(KeyCode.F5);
        Run tanh = runs().runs().get(0);
        assertEquals(List.of(tanh), runs().visible());
        // 3. ReLU, run again, show both, side by side.
        keys(KeyCode.ALT, KeyCode.W);
        tabTo("activation");
        keys(KeyCode.F4);
        keys(KeyCode.DOWN);
        keys(KeyCode.ENTER);
        assertEquals(
                Activation.RELU, session.form().settings().get().get().network().activation());
        keys(KeyCode.F5);
        Run relu = runs().runs().get(0);
        keys(KeyCode.ALT, KeyCode.U);
        keys(KeyCode.HOME);
        keys(KeyCode.DOWN);
        if (!tanh.visible().get()) {
            keys(KeyCode.SPACE);
        }
        assertEquals(List.of(relu, tanh), runs().visible());
        keys(KeyCode.ALT, KeyCode.B);
        assertEquals(PlaneModel.Arrangement.SIDE_BY_SIDE, plane().arrangement().get());
        // 4. Measure again with other bins, and read the findings.
        keys(KeyCode.CONTROL, KeyCode.M);
        assertTrue(node("measureAgain", ToggleButton.class).isSelected());
        Node first = stage().getScene().getFocusOwner();
        assertTrue(
                node("trialSettings", Parent.class).getChildrenUnmodifiable().contains(first), "the keys go on there");
        tabTo("binsSlider");
        keys(KeyCode.RIGHT);
        assertTrue(!engine.schedules.isEmpty(), "both are measured again");
        keys(KeyCode.ALT, KeyCode.I);
        assertEquals(
                "Findings",
                node("rightTabs", TabPane.class)
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText());
        keys(KeyCode.CONTROL, KeyCode.M);
        // 5. Export.
        keys(KeyCode.CONTROL, KeyCode.E);
        assertTrue(Window.getWindows().stream().anyMatch(window -> window != stage() && window.isShowing()));
        keys(KeyCode.ESCAPE);
        assertEquals(1, Window.getWindows().size(), "Esc closes the export");
    }

    /** Presses Tab until the control has the focus. */
    private void tabTo(String id) {
        for (int step = 0; step < 120; step++) {
            Node now = stage().getScene().getFocusOwner();
            if (now != null && id.equals(now.getId())) {
                return;
            }
            keys(KeyCode.TAB);
        }
        assertEquals(id, String.valueOf(stage().getScene().getFocusOwner()), "Tab leads there");
    }
}
