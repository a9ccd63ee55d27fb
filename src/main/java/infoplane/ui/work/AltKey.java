package infoplane.ui.work;

import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

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
        scene.windowProperty().subscribe(window -> {
            if (window != null) {
                window.addEventFilter(KeyEvent.KEY_PRESSED, alt::press);
                window.addEventFilter(KeyEvent.KEY_RELEASED, alt::release);
            }
        });
        ObservableValue<Boolean> focused = scene.windowProperty().flatMap(Window::focusedProperty);
        focused.subscribe(now -> {
            if (Boolean.FALSE.equals(now)) {
                alt.hideLetters();
            }
        });
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
