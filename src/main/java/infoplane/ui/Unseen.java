package infoplane.ui;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

/** A place in no window, where parts of the window get their skins and styles before they are shown. */
final class Unseen {
    private final StackPane place = new StackPane();

    Unseen() {
        new Scene(place).getStylesheets().setAll(ThemedWindows.STYLE_SHEETS);
    }

    /** Styles and lays out something, and lets go of it; what is somewhere by now is left there. */
    void style(Node part) {
        if (part.getParent() != null || part.getScene() != null) {
            return;
        }
        place.getChildren().setAll(part);
        place.applyCss();
        place.layout();
        place.getChildren().clear();
    }

    /** The same for several, one at a time. */
    InPieces inPieces(List<? extends Node> parts) {
        return new InPieces(
                parts.stream().<Runnable>map(part -> () -> style(part)).toList());
    }
}
