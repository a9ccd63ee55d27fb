package infoplane.ui.form;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

/**
 * Shows an entry's problem below its control while the control has the focus. The bubble covers other controls, because a
 * message in the layout would move controls under the pointer. Without the focus, the control keeps a red frame, and its
 * tooltip shows the problem.
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

    /** Places the bubble below the control, or above it if the form has no room below, so that the bubble is not cut off. */
    void place() {
        if (!isVisible()) {
            return;
        }
        form.setViewOrder(-1); // above the nodes that follow the form
        Bounds line =
                form.sceneToLocal(control.line().localToScene(control.line().getLayoutBounds()));
        double width = Math.max(line.getWidth(), 150);
        double height = prefHeight(width);
        boolean fits = line.getMaxY() + GAP + height <= Math.min(form.getHeight(), endOfView());
        boolean first = form.getParent() == null
                || form.getParent().getChildrenUnmodifiable().indexOf(form) == 0;
        double y = fits || first ? line.getMaxY() + GAP : line.getMinY() - GAP - height;
        resizeRelocate(line.getMaxX() - width, y, width, height);
    }

    /** The y in the form at which the scrolled panel around it ends. */
    private double endOfView() {
        Node around = form;
        while (around != null && !(around instanceof ScrollPane)) {
            around = around.getParent();
        }
        return around == null
                ? Double.MAX_VALUE
                : form.sceneToLocal(around.localToScene(around.getLayoutBounds()))
                        .getMaxY();
    }
}
