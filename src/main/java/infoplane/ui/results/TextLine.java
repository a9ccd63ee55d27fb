package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.figure.Formula;
import java.util.List;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One line of the findings, the warnings or the comparison.
 *
 * @param icon icon before the text; null for none
 * @param styles style classes
 */
record TextLine(@Nullable Feather icon, List<String> styles, String text) {
    TextLine {
        text = Formula.lowered(text);
    }

    static TextLine heading(String text) {
        return new TextLine(null, List.of("finding-heading"), text);
    }

    static TextLine muted(String text) {
        return new TextLine(null, List.of(Styles.TEXT_MUTED), text);
    }

    /** @param style style class: {@code good}, {@code bad}, {@code open} or {@code plain} */
    static TextLine finding(Feather icon, String style, String text) {
        return new TextLine(icon, List.of("finding", style), text);
    }

    /** A label that shows a line. One label can show different lines in turn. */
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
