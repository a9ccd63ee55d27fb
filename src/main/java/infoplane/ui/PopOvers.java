package infoplane.ui;

import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.controlsfx.control.PopOver;
import org.controlsfx.control.PopOver.ArrowLocation;

/** Small questions beside what they are about, in the colours of the window. */
final class PopOvers {
    /** The style sheet of all windows of the program. */
    static final String STYLE_SHEET = styleSheet("workbench.css");

    private PopOvers() {}

    /** Where a style sheet of the program lies. */
    static String styleSheet(String file) {
        return Objects.requireNonNull(PopOvers.class.getResource("/infoplane/ui/" + file))
                .toExternalForm();
    }

    static PopOver of(ArrowLocation arrow, double width, Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("pop-content");
        content.setPrefWidth(width);
        PopOver popOver = new PopOver(content);
        popOver.setArrowLocation(arrow);
        popOver.setDetachable(false);
        popOver.setAnimated(false);
        popOver.getRoot().getStylesheets().add(STYLE_SHEET); // after its own, which is light only
        return popOver;
    }
}
