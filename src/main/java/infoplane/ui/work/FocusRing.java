package infoplane.ui.work;

import java.util.Objects;
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

    private boolean byKeyboard;

    private FocusRing() {}

    /**
     * Marks the focus in all windows, pop-overs included, that are open or open later. A window that a key opened shows its
     * focus at once. @return ends this
     */
    public static Subscription everywhere() {
        FocusRing ring = new FocusRing();
        ListChangeListener<Window> opened = change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(ring::follow);
            }
        };
        Window.getWindows().forEach(ring::follow);
        Window.getWindows().addListener(opened);
        return () -> Window.getWindows().removeListener(opened);
    }

    private void follow(Window window) {
        Scene scene = window.getScene();
        if (scene == null) {
            return;
        }
        if (scene.getProperties().putIfAbsent(FOLLOWED, true) == null) {
            scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> use(true));
            scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> use(false));
            scene.focusOwnerProperty().addListener((source, before, now) -> {
                mark(before, false);
                mark(now, byKeyboard);
            });
        }
        mark(scene.getFocusOwner(), byKeyboard);
    }

    private void use(boolean keyboard) {
        if (byKeyboard != keyboard) {
            byKeyboard = keyboard;
            Window.getWindows().stream()
                    .map(Window::getScene)
                    .filter(Objects::nonNull)
                    .forEach(scene -> mark(scene.getFocusOwner(), keyboard));
        }
    }

    private static void mark(@Nullable Node owner, boolean on) {
        if (owner != null) {
            owner.pseudoClassStateChanged(RING, on);
        }
    }
}
