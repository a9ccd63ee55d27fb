package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A line of a page of text.
 *
 * @param icon before the text; none if null
 * @param styles classes of the style sheet
 */
record TextLine(@Nullable Feather icon, List<String> styles, String text) {
    static TextLine heading(String text) {
        return new TextLine(null, List.of("finding-heading"), text);
    }

    static TextLine muted(String text) {
        return new TextLine(null, List.of(Styles.TEXT_MUTED), text);
    }

    /** @param style {@code good}, {@code bad}, {@code open} or {@code plain} */
    static TextLine finding(Feather icon, String style, String text) {
        return new TextLine(icon, List.of("finding", style), text);
    }

    /** A label for lines; one label may show one line after another. */
    static final class LineView extends Label {
        private @Nullable TextLine shown;

        LineView() {
            setWrapText(true);
        }

        void show(TextLine line) {
            if (shown == null || shown.icon != line.icon) {
                setGraphic(line.icon == null ? null : new FontIcon(line.icon));
            }
            List<String> before = shown == null ? List.of() : shown.styles;
            if (!before.equals(line.styles)) {
                getStyleClass().removeAll(before);
                getStyleClass().addAll(line.styles);
            }
            setText(line.text);
            shown = line;
        }
    }
}
