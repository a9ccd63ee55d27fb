package infoplane.ui.form;

import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/**
 * What is wrong with an entry, below its control while the user is there, over what else is there: a message that took room
 * would move what is under the pointer. When the user goes, the red frame of the control stays, and its tooltip says it.
 */
final class ProblemBubble extends StackPane {
    private static final double GAP = 1;

    private final EntryControl control;
    private final FormPane form;

    ProblemBubble(EntryControl control, FormPane form) {
        super(control.problem());
        this.control = control;
        this.form = form;
        getStyleClass().add("problem-bubble");
        setManaged(false);
        setMouseTransparent(true);
        Label words = control.problem();
        visibleProperty()
                .bind(control.control()
                        .focusedProperty()
                        .and(words.textProperty().isNotEmpty()));
        visibleProperty().addListener(changed -> form.requestLayout());
        words.textProperty().addListener(changed -> form.requestLayout());
    }

    /** Below the control; above it where there is no room in the form, so that nothing cuts it off. */
    void place() {
        if (!isVisible()) {
            return;
        }
        form.setViewOrder(-1); // over what follows the form
        Bounds line =
                form.sceneToLocal(control.line().localToScene(control.line().getLayoutBounds()));
        double width = Math.max(line.getWidth(), 150);
        double height = prefHeight(width);
        boolean fits = line.getMaxY() + GAP + height <= form.getHeight();
        boolean first = form.getParent() == null
                || form.getParent().getChildrenUnmodifiable().indexOf(form) == 0;
        double y = fits || first ? line.getMaxY() + GAP : line.getMinY() - GAP - height;
        resizeRelocate(line.getMaxX() - width, y, width, height);
    }
}
