package infoplane.ui.work;

import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;

/**
 * Prepares menus with skins and styles before they are shown. JavaFX styles a new menu up to three times while showing it,
 * because it assigns the menu's owner and style sheets only then.
 */
public final class Menus {
    private Menus() {}

    /**
     * Shows a new menu in two turns of the window's thread.
     *
     * @param beside node that the menu belongs to
     * @param show shows the menu
     */
    public static void show(ContextMenu menu, Node beside, Runnable show) {
        make(menu, beside);
        WindowThread.later(() -> {
            if (beside.getScene() != null) { // the node may have left the window since
                show.run();
            }
        });
    }

    /** Prepares the menus of the buttons in pieces. Skips buttons that have no menu items at that time. */
    public static InPieces of(List<MenuButton> buttons) {
        return new InPieces(
                buttons.stream().<Runnable>map(button -> () -> make(button)).toList());
    }

    private static void make(MenuButton button) {
        ContextMenu menu =
                button.getItems().isEmpty() ? null : button.getItems().get(0).getParentPopup();
        Window window = button.getScene() == null ? null : button.getScene().getWindow();
        if (menu != null && menu.getSkin() == null && window != null && window.isShowing()) {
            make(menu, button);
        }
    }

    private static void make(ContextMenu menu, Node beside) {
        menu.getScene().getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
        ThemedWindows.colour(menu.getScene(), beside.getScene());
        menu.getScene().setNodeOrientation(beside.getEffectiveNodeOrientation());
        menu.getScene().getRoot().applyCss();
    }
}
