package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.ui.form.EstimatorForms;
import infoplane.ui.form.FamilyForm;
import infoplane.ui.results.RunPopOvers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuBar;
import javafx.scene.control.Slider;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What holds for every control of the window, of its panels, pop-overs and dialogs. */
class ControlsTest extends WindowTestBase {
    private final Set<String> faults = new LinkedHashSet<>();

    @AfterEach
    void closeWhatIsOpen() {
        faults.clear();
        closeFurther();
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(false));
    }

    @Test
    void everyControlSaysWhatItIsAndIsReachedByKeyboard() {
        everywhere(this::checkControl);
        assertEquals(Set.of(), faults);
    }

    @Test
    void everyFieldOfEveryEstimatorSaysWhatItIs() {
        for (FamilyForm.Variant<?, ?> variant : EstimatorForms.family().variants()) {
            onWindow(() -> session.form().estimators().estimators().get(0).variants().stream()
                    .filter(own -> own.label().equals(variant.label()))
                    .findFirst()
                    .ifPresent(own -> session.form()
                            .estimators()
                            .estimators()
                            .get(0)
                            .chosen()
                            .set(own)));
            look(variant.label(), this::checkControl);
        }
        assertEquals(Set.of(), faults);
    }

    @Test
    void aLetterWithAltGoesToOnePlace() {
        onWindow(() -> {
            node("measureAgain", ToggleButton.class).setSelected(true);
            checkLetters(stage().getScene().getRoot());
        });
        assertTrue(letters.size() > 12, letters.toString());
        assertEquals(Set.of(), faults);
    }

    @Test
    void theTabKeyLeadsFromTheNameThroughTheFormsToThePlane() {
        unfold();
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

    @Test
    void aButtonOfTheDrawingKeepsTheFocusWhenItIsPressed() {
        onWindow(() -> node("addUnit1", Node.class).requestFocus());
        keys(KeyCode.SPACE);
        keys(KeyCode.SPACE);
        assertEquals(9, session.form().settings().get().get().network().hidden().get(1));
        assertEquals("addUnit1", focused().getId());
    }

    private interface Check {
        void check(Node node, String where);
    }

    /** All tabs, pop-overs and dialogs in turn. */
    private void everywhere(Check check) {
        addRun("a", 10, "x");
        look("main", check);
        for (Node tabs : lookups.lookup(".tab-pane").queryAll()) {
            for (int tab = 0; tab < ((TabPane) tabs).getTabs().size(); tab++) {
                int wanted = tab;
                onWindow(() -> ((TabPane) tabs).getSelectionModel().select(wanted));
                look(((TabPane) tabs).getTabs().get(tab).getText(), check);
            }
            onWindow(() -> ((TabPane) tabs).getSelectionModel().select(0));
        }
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(true));
        look("measure again", check);
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(false));
        for (String id : List.of("limits", "cleanUp", "previewData")) {
            onWindow(() -> node(id, ButtonBase.class).fire());
            look(id, check);
            closeFurther();
        }
        onWindow(() ->
                RunPopOvers.describe(session.runs().runs().get(0), node("runs", Node.class), (name, notes) -> {}));
        look("name and notes", check);
        closeFurther();
        onWindow(() -> RunPopOvers.lengthen(
                session.runs().runs().get(0), 1, node("runs", Node.class), more -> {}, more -> {}));
        look("more epochs", check);
        closeFurther();
        keys(KeyCode.CONTROL, KeyCode.E);
        look("export", check);
        closeFurther();
    }

    private void closeFurther() {
        onWindow(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage())
                .forEach(Window::hide));
    }

    private void look(String where, Check check) {
        onWindow(() -> Window.getWindows().stream()
                .filter(window -> !(window instanceof PopupWindow popup) || !isTooltip(popup))
                .forEach(window -> {
                    Parent root = window.getScene().getRoot();
                    root.applyCss();
                    root.layout();
                    walk(root, where, check);
                }));
    }

    private static boolean isTooltip(PopupWindow popup) {
        return popup instanceof javafx.scene.control.Tooltip;
    }

    private static void walk(Node node, String where, Check check) {
        if (node.isVisible()) {
            check.check(node, where);
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> walk(child, where, check));
            }
        }
    }

    private void checkControl(Node node, String where) {
        boolean control = node instanceof ButtonBase
                || node instanceof TextInputControl
                || node instanceof ComboBoxBase
                || node instanceof Slider;
        if (control && !partOfAnother(node)) {
            Control field = (Control) node;
            String name = where + ": " + (node.getId() == null ? node.toString() : node.getId());
            if (field.getTooltip() == null || field.getTooltip().getText().isBlank()) {
                faults.add(name + " has no tooltip");
            }
            if (!named(field)) {
                faults.add(name + " has no name for those who do not see it");
            }
            if (!field.isFocusTraversable() && !inList(field)) {
                faults.add(name + " is not reached by Tab");
            }
        }
    }

    /** The arrow of a menu button, a menu of the bar, the close button of a notification. */
    private static boolean partOfAnother(Node node) {
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof MenuBar || above instanceof ButtonBase || above instanceof ComboBoxBase) {
                return true;
            }
            if (above.getStyleClass().contains("notification-bar")) {
                return true;
            }
        }
        return false;
    }

    /** Cells are reached as a whole, and what is in them by the keys of the list. */
    private static boolean inList(Node node) {
        for (Parent above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof javafx.scene.control.ListView) {
                return true;
            }
        }
        return false;
    }

    private boolean named(Control control) {
        boolean own = control.getAccessibleText() != null
                && !control.getAccessibleText().isBlank();
        boolean text = control instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank();
        return own || text || labels(control.getScene().getRoot()).anyMatch(label -> label.getLabelFor() == control);
    }

    private static java.util.stream.Stream<Label> labels(Node node) {
        java.util.stream.Stream<Label> self =
                node instanceof Label label ? java.util.stream.Stream.of(label) : java.util.stream.Stream.empty();
        return node instanceof Parent parent
                ? java.util.stream.Stream.concat(
                        self, parent.getChildrenUnmodifiable().stream().flatMap(ControlsTest::labels))
                : self;
    }

    private final TreeMap<Character, Node> letters = new TreeMap<>();

    /** Also of what is hidden now, such as the button for the mean of repeats. */
    private void checkLetters(Node node) {
        if (node instanceof MenuBar bar) {
            bar.getMenus().forEach(menu -> letter(menu.getText(), bar));
        } else if (node instanceof Labeled labeled && labeled.isMnemonicParsing() && !partOfAnother(node)) {
            letter(labeled.getText() == null ? "" : labeled.getText(), node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(this::checkLetters);
        }
    }

    private void letter(String text, Node node) {
        int underscore = text.indexOf('_');
        if (underscore >= 0 && underscore < text.length() - 1) {
            char letter = Character.toLowerCase(text.charAt(underscore + 1));
            Node other = letters.put(letter, node);
            if (other != null) {
                faults.add("Alt+" + letter + " is " + text + " and " + other);
            }
        }
    }

    private Node focused() {
        return stage().getScene().getFocusOwner();
    }
}
