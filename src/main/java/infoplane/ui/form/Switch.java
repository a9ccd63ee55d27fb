package infoplane.ui.form;

import atlantafx.base.controls.ToggleSwitch;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

/** A switch that Space and Enter turn, and that takes the focus when it is clicked. The library's own reacts to the mouse only. */
public final class Switch extends ToggleSwitch {
    public Switch() {
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            boolean alone = !event.isAltDown() && !event.isControlDown() && !event.isMetaDown();
            if (alone && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
                setSelected(!isSelected());
                event.consume();
            }
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
    }
}
