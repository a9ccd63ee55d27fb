package infoplane.ui;

import atlantafx.base.theme.Styles;
import infoplane.ui.theme.Controls;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * One user action, which a menu item, a button and a keyboard shortcut share.
 *
 * @param label text of the menu item; an underscore stands before the mnemonic
 * @param icon icon of the menu item and the button; null for none
 * @param shortcut null for none
 * @param help tooltip, one sentence
 * @param enabled whether the user can choose the action at the moment
 */
record Command(
        String label,
        @Nullable Ikon icon,
        @Nullable KeyCombination shortcut,
        String help,
        BooleanExpression enabled,
        Runnable action) {
    /** Each command has its own, because what listens to it would stay as long as it. */
    private static BooleanExpression always() {
        return new ReadOnlyBooleanWrapper(true).getReadOnlyProperty();
    }

    static Command of(String label, @Nullable Ikon icon, @Nullable String shortcut, String help, Runnable action) {
        KeyCombination keys = shortcut == null ? null : KeyCombination.valueOf(shortcut);
        return new Command(label, icon, keys, help, always(), action);
    }

    Command when(BooleanExpression condition) {
        return new Command(label, icon, shortcut, help, condition, action);
    }

    MenuItem menuItem() {
        MenuItem item = new MenuItem(label);
        if (icon != null) {
            item.setGraphic(new FontIcon(icon));
        }
        if (shortcut != null) {
            item.setAccelerator(shortcut);
        }
        item.disableProperty().bind(Bindings.not(enabled));
        item.setOnAction(event -> action.run());
        return item;
    }

    /** Returns a button that shows only the icon. */
    Button iconButton() {
        Button button = button();
        button.setText("");
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "quiet");
        return button;
    }

    Button button() {
        Button button = new Button(name());
        if (icon != null) {
            button.setGraphic(new FontIcon(icon));
        }
        button.setTooltip(Controls.tooltip(help + keys()));
        button.setAccessibleText(name());
        button.disableProperty().bind(Bindings.not(enabled));
        button.setOnAction(event -> action.run());
        return button;
    }

    /** Returns the label without the underscore of its mnemonic and without an ellipsis. */
    String name() {
        return label.replace("_", "").replace("…", "");
    }

    private String keys() {
        return shortcut == null ? "" : "  (" + shortcut.getDisplayText() + ")";
    }
}
