package infoplane.ui.work;

import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.stage.Window;

/**
 * Gives menus their skins and styles before they are shown. JavaFX does so up to three times while it shows a new one, because
 * only then it says of the menu where it stands and which style sheets it has.
 */
public final class Menus {
    private Menus() {}

    /**
     * Shows a menu that has not been shown before, in two turns.
     *
     * @param beside what it belongs to
     * @param show shows it
     */
    public static void show(ContextMenu menu, Node beside, Runnable show) {
        make(menu, beside);
        WindowThread.later(() -> {
            if (beside.getScene() != null) { // it may have gone meanwhile
                show.run();
            }
        });
    }

    /** Those of all these buttons that have any by then, to be made in idle moments. */
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
