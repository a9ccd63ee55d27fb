package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.PlaneLimits;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuBar;
import javafx.scene.control.TabPane;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the keyboard does in the window, beside what holds for every control (ControlsTest). */
class KeysTest extends WindowTestBase {
    @Test
    void aSwitchIsTurnedBySpaceAndByEnter() {
        onWindow(
                () -> { // the line that folds it away
                    lookups.lookup(".fold-line").queryAllAs(ButtonBase.class).forEach(ButtonBase::fire);
                    node("selfCheck", Node.class).requestFocus();
                });
        for (KeyCode key : List.of(KeyCode.SPACE, KeyCode.ENTER)) {
            boolean before = selfCheck();
            keys(key);
            assertNotEquals(before, selfCheck(), key + " turns it");
        }
    }

    private boolean selfCheck() {
        return session.form().settings().get().get().measure().selfCheck();
    }

    @Test
    void altWithALetterLeavesNothingBehind() {
        onWindow(() -> node("experimentName", Node.class).requestFocus());
        for (KeyCode letter : List.of(KeyCode.D, KeyCode.W, KeyCode.T, KeyCode.U, KeyCode.N, KeyCode.G)) {
            keys(KeyCode.ALT, letter);
            assertEquals(List.of(), underlined(), "letters stay underlined after Alt+" + letter);
            assertFalse(inMenus(focused()), "the menus have the focus after Alt+" + letter);
            keys(KeyCode.DOWN);
            assertEquals(1, Window.getWindows().size(), "no menu opens after Alt+" + letter);
        }
    }

    @Test
    void altAloneShowsTheLettersUntilItIsReleasedOrTheWindowIsLeft() {
        hold(KeyCode.ALT, () -> assertTrue(underlined().size() > 12, "the letters are underlined while Alt is held"));
        assertEquals(List.of(), underlined());
    }

    @ParameterizedTest
    @CsvSource({"D, Data set", "W, Network", "T, Training", "M, Estimators", "C, Epochs"})
    void altWithItsLetterOpensASection(KeyCode letter, String title) {
        TitledPane section = lookups.lookup(".experiment .titled-pane").queryAllAs(TitledPane.class).stream()
                .filter(pane -> pane.getText().replace("_", "").equals(title))
                .findFirst()
                .orElseThrow();
        onWindow(() -> section.setExpanded(false));
        keys(KeyCode.ALT, letter);
        assertTrue(section.isExpanded());
        assertEquals(section, focused(), "Space and Tab go on from there");
        keys(KeyCode.SPACE);
        assertFalse(section.isExpanded(), "Space closes it");
        keys(KeyCode.SPACE);
        assertTrue(section.isExpanded(), "Space opens it");
    }

    @ParameterizedTest
    @CsvSource({
        "N, rightTabs, Inspector", "I, rightTabs, Findings", "O, rightTabs, Compare",
        "S, charts, Curves", "Y, charts, Accuracy", "G, charts, Gradients",
        "A, charts, Activations"
    })
    void altWithItsLetterOpensATab(KeyCode letter, String pane, String title) {
        TabPane tabs = node(pane, TabPane.class);
        onWindow(() -> tabs.getSelectionModel()
                .select(title.equals("Compare") ? 0 : tabs.getTabs().size() - 1));
        keys(KeyCode.ALT, letter);
        assertEquals(title, tabs.getSelectionModel().getSelectedItem().getText());
        assertEquals(tabs, focused());
    }

    @Test
    void altWithItsLetterLeadsToTheListOfRuns() {
        addRun("a", 10, "x");
        keys(KeyCode.ALT, KeyCode.U);
        assertEquals(node("runs", Node.class), focused());
    }

    @Test
    void keysZoomAndPanThePlane() {
        addRun("a", 10, "x");
        onWindow(() -> node("plane", Node.class).requestFocus());
        List.of(1, 2, 3).forEach(step -> keys(KeyCode.PLUS));
        PlaneLimits nearer = limits().orElseThrow();
        keys(KeyCode.PLUS);
        assertTrue(width(limits().orElseThrow()) < width(nearer), "plus shows less of the plane");
        keys(KeyCode.MINUS);
        assertEquals(width(nearer), width(limits().orElseThrow()), 1e-9, "minus takes a plus back");
        keys(KeyCode.CONTROL, KeyCode.RIGHT);
        assertEquals(
                nearer.inputLower() + 0.1 * width(nearer),
                limits().orElseThrow().inputLower(),
                1e-9);
        keys(KeyCode.CONTROL, KeyCode.UP);
        assertTrue(limits().orElseThrow().labelLower() > nearer.labelLower(), "up shows what lies above");
        keys(KeyCode.DIGIT0);
        assertEquals(Optional.empty(), limits(), "0 shows all");
    }

    private Optional<PlaneLimits> limits() {
        return Optional.ofNullable(plane().view().get().limits());
    }

    private static double width(PlaneLimits limits) {
        return limits.inputUpper() - limits.inputLower();
    }

    /** The letters that are underlined now. */
    private List<Node> underlined() {
        return lookups.lookup(".mnemonic-underline").queryAll().stream()
                .filter(line -> line instanceof Line drawn
                        && drawn.getStroke() instanceof Color colour
                        && colour.getOpacity() > 0
                        && treeVisible(line))
                .toList();
    }

    private static boolean treeVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean inMenus(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof MenuBar) {
                return true;
            }
        }
        return false;
    }

    private Node focused() {
        return stage().getScene().getFocusOwner();
    }
}
