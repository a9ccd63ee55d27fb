package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Slider;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What holds for every control of the window. */
class ControlsTest extends WindowTestBase {
    @Test
    void everyControlSaysInATooltipWhatItIs() {
        List<String> silent = new ArrayList<>();
        onWindow(() -> collect(stage().getScene().getRoot(), silent));
        assertEquals(List.of(), silent);
    }

    @Test
    void theTabKeyLeadsFromTheNameThroughTheFormsToThePlane() {
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        Set<Node> visited = new LinkedHashSet<>();
        for (int step = 0; step < 150 && focused() != node("plane", Node.class); step++) {
            visited.add(focused());
            keys(KeyCode.TAB);
        }
        assertEquals(node("plane", Node.class), focused(), "nothing on the way keeps the focus");
        List<Node> order = new ArrayList<>(visited);
        List<Integer> places = List.of("experimentName", "run", "trainFraction", "epochs", "bins").stream()
                .map(id -> order.indexOf(node(id, Node.class)))
                .toList();
        assertTrue(places.get(0) >= 0, "starts there");
        for (int index = 1; index < places.size(); index++) {
            assertTrue(places.get(index) > places.get(index - 1), "from above to below: " + places);
        }
    }

    private Node focused() {
        return stage().getScene().getFocusOwner();
    }

    private static void collect(Node node, List<String> silent) {
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof Slider;
        boolean own = !node.getStyleClass().contains("menu-button")
                || !(node.getParent() != null
                        && node.getParent().getStyleClass().contains("container")); // of the menu bar
        boolean shown = node.isVisible() && own;
        if (control
                && shown
                && node.isFocusTraversable()
                && tooltip((Control) node).isBlank()) {
            silent.add(node + " in " + node.getParent());
        }
        if (shown && node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, silent));
        }
    }

    private static String tooltip(Control control) {
        return control.getTooltip() == null ? "" : control.getTooltip().getText();
    }
}
