package infoplane.ui.theme;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons with an icon and an explaining tooltip. */
public final class Icons {
    private Icons() {}

    public static Button button(Ikon icon, String tooltip) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "quiet");
        button.setTooltip(Controls.tooltip(tooltip));
        button.setAccessibleText(tooltip);
        return button;
    }

    /** A button that fits the columns of the network drawing. */
    public static Button tiny(Ikon icon, String tooltip) {
        Button button = button(icon, tooltip);
        button.getStyleClass().add("tiny-button");
        return button;
    }
}
