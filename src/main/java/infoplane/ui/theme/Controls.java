package infoplane.ui.theme;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;

/** What the controls of the window have in common: their explanations, and whether they take room. */
public final class Controls {
    /** How visible is what was known of settings that made sense. */
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

    /** Explains the title alone: a tooltip of the pane would stand over all that is in it. */
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

    /** Takes the nodes out of the layout while the condition does not hold. */
    public static void showWhile(ObservableValue<Boolean> condition, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(condition);
            node.managedProperty().bind(condition);
        }
    }
}
