package infoplane.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.ui.run.Run;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** No words are cut off in the smallest window that the program is made for, nor on a screen at twice the scale. */
class CutOffTest extends WindowTestBase {
    /** What may be as long as the user likes is shortened, and says all of it in its tooltip. */
    private static final List<String> ANY_LENGTH = List.of("run-name", "run-state", "estimator-name");

    @AfterEach
    void restore() {
        onWindow(() -> {
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window != stage())
                    .forEach(Window::hide);
            node("measureAgain", ToggleButton.class).setSelected(false);
            size(1280, 800);
        });
    }

    @Test
    void nothingIsCutOffAt1280By800() {
        assertEquals(List.of(), everywhere());
    }

    @Test
    void nothingIsCutOffAt1000By700() {
        onWindow(() -> size(1000, 700));
        assertEquals(List.of(), everywhere());
    }

    /** 1280 × 800 pixels at twice the scale. */
    @Test
    void nothingIsCutOffAt640By400() {
        onWindow(() -> size(640, 400));
        assertEquals(List.of(), everywhere());
    }

    private List<String> everywhere() {
        Run run = addRun("a", 10, "binning:equal-width:30:activation");
        addRun("b", 10, "binning:equal-width:30:activation");
        onWindow(() -> run.visible().set(true));
        List<String> found = new ArrayList<>();
        look("main", found);
        for (Node tabs : lookups.lookup(".tab-pane").queryAll()) {
            for (int tab = 0; tab < ((TabPane) tabs).getTabs().size(); tab++) {
                int wanted = tab;
                onWindow(() -> ((TabPane) tabs).getSelectionModel().select(wanted));
                look("tab " + ((TabPane) tabs).getTabs().get(tab).getText(), found);
            }
        }
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(true));
        look("measure again", found);
        onWindow(() -> node("measureAgain", ToggleButton.class).setSelected(false));
        keys(KeyCode.F1);
        look("keys", found);
        closeFurther();
        keys(KeyCode.CONTROL, KeyCode.E);
        look("export", found);
        closeFurther();
        keys(KeyCode.CONTROL, KeyCode.I);
        look("import", found);
        closeFurther();
        return found.stream().distinct().toList();
    }

    private void closeFurther() {
        onWindow(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage() && window instanceof Stage)
                .forEach(Window::hide));
    }

    private void size(double width, double height) {
        stage().setWidth(width);
        stage().setHeight(height);
    }

    private void look(String where, List<String> found) {
        onWindow(() -> {
            for (Window window : Window.getWindows()) {
                Parent root = window.getScene().getRoot();
                root.applyCss();
                root.layout();
                collect(root, where, found);
                root.lookupAll(".split-pane")
                        .forEach(split -> ((SplitPane) split)
                                .getItems()
                                .forEach(side -> collectBeyond(side, right(side) + 1, where, found)));
            }
        });
    }

    /** Controls that reach beyond the right end of their side of the window, where no scrolling leads to them. */
    private static void collectBeyond(Node node, double end, String where, List<String> found) {
        if (!node.isVisible() || node instanceof ScrollPane) {
            return;
        }
        if (node instanceof Control && right(node) > end) {
            found.add(where + ": " + node + " ends at " + right(node) + ", beyond " + end);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectBeyond(child, end, where, found));
        }
    }

    private static double right(Node node) {
        return node.localToScene(node.getLayoutBounds()).getMaxX();
    }

    /** Words that do not end as they should. */
    private static void collect(Node node, String where, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Labeled labeled) {
            String shown = shown(labeled);
            if (shown.endsWith(labeled.getEllipsisString())
                    && !labeled.getText().endsWith(labeled.getEllipsisString())
                    && labeled.getStyleClass().stream().noneMatch(ANY_LENGTH::contains)) {
                found.add(where + ": " + labeled.getText() + " is shown as " + shown);
            }
        }
        if (node instanceof TextField field && !shortened(field).isEmpty()) {
            found.add(where + ": " + shortened(field) + " does not fit into its field");
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, where, found));
        }
    }

    /** What stands in an empty field and is longer than the field; empty if nothing is. */
    private static String shortened(TextField field) {
        String words = field.getText() == null || field.getText().isEmpty() ? field.getPromptText() : "";
        Text measured = new Text(words);
        measured.setFont(field.getFont());
        double room = field.getWidth()
                - field.getInsets().getLeft()
                - field.getInsets().getRight();
        return measured.getLayoutBounds().getWidth() > room ? words : "";
    }

    private static String shown(Labeled labeled) {
        return labeled.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(text -> ((Text) text).getText())
                .findFirst()
                .orElse("");
    }
}
