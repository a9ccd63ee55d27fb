package infoplane.ui.work;

import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/** A place where nobody looks, in which parts of the window get their skins and styles before they are shown. */
public final class Unseen {
    private final StackPane place = new StackPane();
    private final boolean inWindow;

    /** In no window, for what is shown in none. */
    Unseen() {
        inWindow = false;
        new Scene(place).getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
    }

    private Unseen(Pane owner) {
        inWindow = true;
        place.setManaged(false);
        place.setOpacity(0);
        place.setMouseTransparent(true);
        owner.getChildren().add(place);
    }

    /**
     * In a pane that is shown, for what is going to be shown in the same window: JavaFX mixes up the styles of labels that are
     * moved from one scene to another.
     */
    public static Unseen in(Pane owner) {
        return new Unseen(owner);
    }

    /** Styles and lays out something, and lets go of it; what is somewhere by now is left there. */
    void style(Node part) {
        if (part.getParent() != null || part.getScene() != null || closed()) {
            return;
        }
        place.getChildren().setAll(part);
        place.applyCss();
        place.layout();
        place.getChildren().clear();
    }

    /** In a window that is closed there are no colours to be looked up. */
    private boolean closed() {
        Scene scene = place.getScene();
        return inWindow
                && (scene == null
                        || scene.getWindow() == null
                        || !scene.getWindow().isShowing());
    }

    /** The same for several, one at a time. */
    public InPieces inPieces(List<? extends Node> parts) {
        return new InPieces(
                parts.stream().<Runnable>map(part -> () -> style(part)).toList());
    }
}
