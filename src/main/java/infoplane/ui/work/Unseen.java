package infoplane.ui.work;

import infoplane.ui.theme.ThemedWindows;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;

/** An invisible container in which parts of the window get their skins and styles before they are shown. */
public final class Unseen {
    private final StackPane place = new StackPane();
    private final boolean inWindow;

    /** A container outside any window, for samples that are never shown. */
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
     * A container in a visible pane, for parts that will be shown in the same window: JavaFX mixes up the styles of labels
     * that move between scenes.
     */
    public static Unseen in(Pane owner) {
        return new Unseen(owner);
    }

    /**
     * Styles and lays out a part and then removes it from the container. Skips a part that already has a parent or a scene.
     */
    void style(Node part) {
        if (part.getParent() != null || part.getScene() != null || closed()) {
            return;
        }
        place.getChildren().setAll(part);
        place.applyCss();
        place.layout();
        place.getChildren().clear();
    }

    /** Whether the window is closed. A closed window defines no colours. */
    private boolean closed() {
        Scene scene = place.getScene();
        return inWindow
                && (scene == null
                        || scene.getWindow() == null
                        || !scene.getWindow().isShowing());
    }

    /** Styles several parts, one in each piece. */
    public InPieces inPieces(List<? extends Node> parts) {
        return new InPieces(
                parts.stream().<Runnable>map(part -> () -> style(part)).toList());
    }
}
