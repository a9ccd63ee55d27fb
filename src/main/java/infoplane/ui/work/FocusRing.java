package infoplane.ui.work;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Marks the control that has the keyboard focus, so that the style sheet can draw a ring around it: from the first key on,
 * until the mouse is pressed. JavaFX's own mark is missing on controls that got the focus by Alt and a letter.
 */
public final class FocusRing {
    /** Set on the focused control of a window while the window is used by keyboard. */
    public static final PseudoClass RING = PseudoClass.getPseudoClass("ring");

    private static final Object FOLLOWED = new Object();

    private final Scene scene;
    private boolean byKeyboard;
    private Optional<Node> marked = Optional.empty();

    private FocusRing(Scene scene) {
        this.scene = scene;
    }

    /** Marks the focus in all windows, pop-overs included, that are open or open later. @return ends this */
    public static Subscription everywhere() {
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(FocusRing::follow);
            }
        };
        Window.getWindows().forEach(FocusRing::follow);
        Window.getWindows().addListener(opened);
        return () -> Window.getWindows().removeListener(opened);
    }

    private static void follow(Window window) {
        Scene scene = window.getScene();
        if (scene != null && scene.getProperties().putIfAbsent(FOLLOWED, true) == null) {
            FocusRing ring = new FocusRing(scene);
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> ring.use(true));
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> ring.use(false));
            scene.focusOwnerProperty().subscribe(ring::mark);
        }
    }

    private void use(boolean keyboard) {
        if (byKeyboard != keyboard) {
            byKeyboard = keyboard;
            mark(scene.getFocusOwner());
        }
    }

    private void mark(@Nullable Node owner) {
        marked.ifPresent(before -> before.pseudoClassStateChanged(RING, false));
        marked = Optional.ofNullable(owner);
        marked.ifPresent(now -> now.pseudoClassStateChanged(RING, byKeyboard));
    }
}
