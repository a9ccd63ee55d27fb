package infoplane.ui.work;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/**
 * Scrolls a pane just far enough to show the control that gets the keyboard focus. JavaFX's scroll pane moves the control to
 * the top, which is a jump in a long form. A clicked control stays under the pointer.
 */
public final class FocusInView {
    private static final double MARGIN = 14;

    private final ScrollPane pane;
    private boolean byKeyboard;

    private FocusInView(ScrollPane pane) {
        this.pane = pane;
    }

    public static void keep(ScrollPane pane) {
        FocusInView keeper = new FocusInView(pane);
        pane.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                keeper.watch(scene);
            }
        });
    }

    private void watch(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> byKeyboard = true);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> byKeyboard = false);
        scene.focusOwnerProperty().subscribe(this::show);
    }

    private void show(@Nullable Node focused) {
        if (byKeyboard && focused != null && isInside(focused, pane.getContent())) {
            scroll(pane, focused);
        }
    }

    /** Scrolls the scroll pane around a node, if any, until the node is visible. */
    public static void reveal(Node node) {
        Node at = node.getParent();
        while (at != null && !(at instanceof ScrollPane)) {
            at = at.getParent();
        }
        if (at instanceof ScrollPane pane) {
            scroll(pane, node);
        }
    }

    private static void scroll(ScrollPane pane, Node shown) {
        Node content = pane.getContent();
        Bounds place = content.sceneToLocal(shown.localToScene(shown.getLayoutBounds()));
        double view = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - view;
        if (hidden > 0) {
            double top = hidden * pane.getVvalue();
            double most = Math.max(0, place.getMinY() - MARGIN);
            double least = Math.min(hidden, place.getMaxY() + MARGIN - view);
            pane.setVvalue(Math.min(most, Math.max(least, top)) / hidden);
        }
    }

    private static boolean isInside(Node node, Node content) {
        Node at = node;
        while (at != null && at != content) {
            at = at.getParent();
        }
        return at == content;
    }
}
