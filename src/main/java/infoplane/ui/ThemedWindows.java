package infoplane.ui;

import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Keeps every window of the program, menus and tooltips too, in the colours of the theme. */
final class ThemedWindows {
    /** What the program says beside the theme. */
    static final String WORKBENCH = styleSheet("workbench.css");

    /** The style sheets of every scene of the program. */
    static final List<String> STYLE_SHEETS = List.of(DarkStyle.SHEET, WORKBENCH);

    private ThemedWindows() {}

    /** Where a style sheet of the program lies. */
    static String styleSheet(String file) {
        return Objects.requireNonNull(ThemedWindows.class.getResource("/infoplane/ui/" + file))
                .toExternalForm();
    }

    /** @return ends it */
    static Subscription follow(ObservableValue<Theme> theme) {
        Application.setUserAgentStylesheet(Theme.STYLE_SHEET);
        ListChangeListener<Window> fresh = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> colour(window, theme.getValue()));
            }
        };
        Window.getWindows().addListener(fresh);
        return theme.subscribe(now -> Window.getWindows().forEach(window -> colour(window, now)))
                .and(() -> Window.getWindows().removeListener(fresh));
    }

    /** Gives a scene that is not shown yet the colours of one that is: else it would be styled twice. */
    static void colour(Scene scene, Scene shown) {
        boolean dark = shown.getRoot().getPseudoClassStates().contains(DarkStyle.ON);
        scene.getRoot().pseudoClassStateChanged(DarkStyle.ON, dark);
    }

    private static void colour(Window window, Theme theme) {
        if (window.getScene() != null) {
            window.getScene().getRoot().pseudoClassStateChanged(DarkStyle.ON, theme == Theme.DARK);
        }
    }
}
