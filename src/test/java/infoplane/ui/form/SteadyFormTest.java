package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.WindowTestBase;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What is under the pointer stays there, whatever the window has to say. */
class SteadyFormTest extends WindowTestBase {
    @Test
    void aWrongShareMovesNothingAndTheDataStayKnown() {
        onWindow(() -> node("trainFraction", Node.class).requestFocus()); // what has the focus is scrolled to
        double before = top("hidden");
        String known = summary();
        assertTrue(known.contains("H(X)"), known);
        type("trainFraction", "1.5");
        assertEquals(before, top("hidden"));
        assertEquals(known, summary());
        assertTrue(message("must be greater than 0 and at most 1").isVisible(), "it is said while one is there");
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        assertEquals(before, top("hidden"));
        assertFalse(message("must be greater than 0 and at most 1").isVisible());
    }

    @Test
    void aMessageIsNotCutOffByWhatComesAfterTheForm() {
        unfold();
        type("permutations", "x"); // the last field of all
        Bounds words = onScreen(message("must be a whole number"));
        assertTrue(onScreen(lookups.lookup(".experiment-panel").query()).contains(words));
        type("trainFraction", "x");
        assertTrue(onScreen(message("must be a number")).getMinY()
                >= onScreen(node("trainFraction", Node.class)).getMaxY());
    }

    /** Widths that cannot be read are no network without layers. */
    @Test
    void theDrawingWaitsWhileTheWidthsMakeNoSense() {
        type("hidden", "10, abc, -3");
        assertTrue(node("addUnit4", Button.class).isDisabled());
        assertTrue(node("addLayer", Button.class).isDisabled());
        type("hidden", "10, 3");
        assertFalse(node("addUnit1", Button.class).isDisabled());
        assertFalse(node("addLayer", Button.class).isDisabled());
    }

    /** What makes no sense is no state that one could come back to, but one that one wants to leave. */
    @Test
    void undoTakesAWrongTextBack() {
        unfold();
        type("epochs", "123");
        type("learningRate", "fast");
        onWindow(() -> node("plane", Node.class).requestFocus());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("0.0004", node("learningRate", TextField.class).getText());
        assertEquals("123", node("epochs", TextField.class).getText());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertNotEquals("123", node("epochs", TextField.class).getText());
    }

    /** On its way to a wrong text a field may say what makes sense: nobody wants to come back to that. */
    @Test
    void undoingAWrongTextSkipsWhatItPassedThrough() {
        type("trainFraction", "1");
        type("trainFraction", "1.5");
        onWindow(() -> node("plane", Node.class).requestFocus());
        keys(KeyCode.CONTROL, KeyCode.Z);
        assertEquals("0.8", node("trainFraction", TextField.class).getText());
    }

    @Test
    void anAddedEstimatorIsSeenAndHasTheFocus() {
        onWindow(node("addEstimator", Button.class)::fire);
        Node focused = stage().getScene().getFocusOwner();
        assertEquals(
                "Kernel density bounds",
                ((javafx.scene.control.ComboBox<?>) focused).getValue().toString());
        assertEquals("", node("runProblem", Label.class).getText());
        Node panel = focused;
        while (!(panel instanceof ScrollPane)) {
            panel = panel.getParent();
        }
        assertTrue(onScreen(panel).contains(onScreen(focused)));
    }

    private double top(String id) {
        return onScreen(node(id, Node.class)).getMinY();
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getLayoutBounds());
    }

    private String summary() {
        return lookups.lookup(".note").<Label>queryAll().stream()
                .map(Label::getText)
                .filter(text -> text.contains("H(X)"))
                .findFirst()
                .orElse("");
    }

    /** The bubble, shown or not. */
    private Node message(String start) {
        return lookups.lookup(".problem-bubble").queryAll().stream()
                .filter(bubble -> ((Label)
                                ((ProblemBubble) bubble).getChildren().get(0))
                        .getText()
                        .startsWith(start))
                .findFirst()
                .orElseThrow();
    }
}
