package infoplane.ui.theme;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

/** Helpers for all controls of the window: tooltips and visibility. */
public final class Controls {
    /** Opacity of information that belongs to the last valid settings while the current ones are invalid. */
    public static final double STALE = 0.45;

    private Controls() {}

    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.setShowDelay(Duration.millis(400));
        tooltip.setShowDuration(Duration.seconds(30));
        return tooltip;
    }

    /** A text of several lines that Tab leaves, as it leaves every other field, instead of writing a tab into it. */
    public static TextArea textArea(String text) {
        TextArea area = new TextArea(text);
        area.setWrapText(true);
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isShiftDown()) {
                event.consume();
                // which JavaFX takes for Tab in text areas
                area.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, true, false, false));
            }
        });
        return area;
    }

    /** Adds a tooltip to the title only: a tooltip of the whole pane would also appear over its content. */
    public static void explainTitle(TitledPane pane, String text) {
        explainTitle(pane, tooltip(text));
    }

    public static void explainTitle(TitledPane pane, Tooltip explanation) {
        pane.skinProperty().addListener((source, before, now) -> {
            if (now != null) {
                Tooltip.install(pane.lookup(".title"), explanation);
            }
        });
    }

    /** Hides the nodes and removes them from the layout while the condition is false. */
    public static void showWhile(ObservableValue<Boolean> condition, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }
    }
}
