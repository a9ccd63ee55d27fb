package infoplane.ui.theme;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.application.Application;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.stage.Window;
import javafx.util.Subscription;

/** Applies the theme to every window of the program, menus and tooltips included. */
public final class ThemedWindows {
    /** The program's own style sheet, in addition to the theme. */
    public static final String WORKBENCH = styleSheet("workbench.css");

    /** The style sheets of every scene of the program. */
    public static final List<String> STYLE_SHEETS = List.of(DarkStyle.SHEET, WORKBENCH);

    /** Property of the root of a window that changes theme part by part; its value says whether the window is dark. */
    private static final String IN_PARTS = "dark in parts";

    private ThemedWindows() {}

    /** The URL of a style sheet of the program. */
    public static String styleSheet(String file) {
        return Objects.requireNonNull(ThemedWindows.class.getResource("/infoplane/ui/" + file))
                .toExternalForm();
    }

    /**
     * @param main main window, which is themed by its parts and not by its root
     * @param parts parts of the main window
     * @param turns executes each task in a separate turn
     * @return ends the updates
     */
    public static Subscription follow(ObservableValue<Theme> theme, Window main, ThemedParts parts, Executor turns) {
        Application.setUserAgentStylesheet(Theme.STYLE_SHEET);
        main.getScene().getRoot().getProperties().put(IN_PARTS, theme.map(now -> now == Theme.DARK));
        parts.colour(theme.getValue() == Theme.DARK, Runnable::run); // before the window is visible
        ListChangeListener<Window> fresh = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(window -> colour(window, theme.getValue()));
            }
        };
        Window.getWindows().addListener(fresh);
        return theme.subscribe((before, now) -> {
                    parts.colour(now == Theme.DARK, turns);
                    Window.getWindows().forEach(window -> colour(window, now));
                })
                .and(() -> Window.getWindows().removeListener(fresh));
    }

    /**
     * Applies the theme of a visible scene to a scene that is not shown yet. Otherwise JavaFX would style the new scene
     * twice.
     */
    public static void colour(Scene scene, Scene shown) {
        scene.getRoot().pseudoClassStateChanged(DarkStyle.ON, dark(shown));
    }

    public static boolean dark(Scene scene) {
        return scene.getRoot().getProperties().get(IN_PARTS) instanceof ObservableValue<?> inParts
                ? Boolean.TRUE.equals(inParts.getValue())
                : scene.getRoot().getPseudoClassStates().contains(DarkStyle.ON);
    }

    private static void colour(Window window, Theme theme) {
        if (window.getScene() != null
                && !window.getScene().getRoot().getProperties().containsKey(IN_PARTS)) {
            window.getScene().getRoot().pseudoClassStateChanged(DarkStyle.ON, theme == Theme.DARK);
        }
    }
}
