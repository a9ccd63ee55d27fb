package infoplane.ui.work;

import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Makes Alt with a letter leave nothing behind. JavaFX's menu bar takes the keyboard when Alt is released, also after Alt has
 * been used with a letter; and the underlined letters stay if the window loses the keyboard before Alt is released.
 */
public final class AltKey {
    private final Scene scene;
    /** Whether Alt has been used with another key or the mouse since it was pressed. */
    private boolean used;

    private AltKey(Scene scene) {
        this.scene = scene;
    }

    public static void settle(Scene scene) {
        AltKey alt = new AltKey(scene);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> alt.used = true);
        // at the window, because the scene itself takes the letters, and the menu bar listens to the scene
        EventHandler<KeyEvent> press = alt::press;
        EventHandler<KeyEvent> release = alt::release;
        scene.windowProperty().subscribe((before, window) -> {
            if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, press);
                before.removeEventFilter(KeyEvent.KEY_RELEASED, release);
            }
            follow(window, press, release);
        });
        follow(scene.getWindow(), press, release);
        ObservableValue<Boolean> focused = scene.windowProperty().flatMap(Window::focusedProperty);
        focused.subscribe(now -> {
            if (Boolean.FALSE.equals(now)) {
                alt.hideLetters();
            }
        });
    }

    private static void follow(@Nullable Window window, EventHandler<KeyEvent> press, EventHandler<KeyEvent> release) {
        if (window != null) {
            window.addEventFilter(KeyEvent.KEY_PRESSED, press);
            window.addEventFilter(KeyEvent.KEY_RELEASED, release);
        }
    }

    private void press(KeyEvent event) {
        used = event.getCode() != KeyCode.ALT && (used || event.isAltDown());
    }

    /** Keeps the release of Alt from the menu bar. */
    private void release(KeyEvent event) {
        if (used && event.getCode() == KeyCode.ALT) {
            used = false;
            event.consume();
            hideLetters();
        }
    }

    /** Tells JavaFX by the release of no key that Alt is not held any more: it then takes the underlines away. */
    private void hideLetters() {
        KeyEvent none = new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.UNDEFINED, false, false, false, false);
        Event.fireEvent(scene.getRoot(), none);
    }
}
