package infoplane.ui;

import infoplane.ui.form.History;
import javafx.event.ActionEvent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.MouseEvent;

/** Divides what the user edits into the steps of Undo. */
final class EditSteps {
    private EditSteps() {}

    /**
     * Ends the current edit, which is one step of Undo, when a control fires its action, when the focus moves, or when the
     * user presses the mouse while no text has the focus, for instance on a slider that has it already.
     */
    static void settle(Scene scene, History<?> history) {
        scene.focusOwnerProperty().subscribe(history::endEdit);
        scene.addEventFilter(ActionEvent.ACTION, event -> history.endEdit());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (!(scene.getFocusOwner() instanceof TextInputControl)) { // a click into a text only moves the caret
                history.endEdit();
            }
        });
    }
}
