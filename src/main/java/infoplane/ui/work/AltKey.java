package infoplane.ui.work;

import javafx.beans.value.ObservableValue;
import javafx.event.Event;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.stage.Window;

/**
 * Makes Alt with a letter leave nothing behind. JavaFX's menu bar opens its first menu when Alt is released, also after Alt
 * has been used with a letter; and the underlined letters stay if the window loses the keyboard before Alt is released.
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
        scene.addEventFilter(KeyEvent.KEY_PRESSED, alt::press);
        scene.addEventFilter(KeyEvent.KEY_RELEASED, alt::release);
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> alt.used = true);
        ObservableValue<Boolean> focused = scene.windowProperty().flatMap(Window::focusedProperty);
        focused.subscribe(now -> {
            if (Boolean.FALSE.equals(now)) {
                alt.letGo();
            }
        });
    }

    private void press(KeyEvent event) {
        used = event.getCode() != KeyCode.ALT && (used || event.isAltDown());
    }

    /** Hides the release of Alt from the menu bar. The underlines are taken away before filters are asked. */
    private void release(KeyEvent event) {
        if (used && event.getCode() == KeyCode.ALT) {
            used = false;
            event.consume();
        }
    }

    private void letGo() {
        used = true;
        Event.fireEvent(
                scene.getRoot(), new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.ALT, false, false, false, false));
    }
}
