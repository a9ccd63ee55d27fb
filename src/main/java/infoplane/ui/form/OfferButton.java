package infoplane.ui.form;

import atlantafx.base.theme.Styles;
import infoplane.ui.form.TextEntry.Offer;
import infoplane.ui.theme.Controls;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;

/** A button beside a text whose menu has the values to choose from; shown while there are any. */
final class OfferButton {
    private OfferButton() {}

    static MenuButton of(TextEntry entry) {
        MenuButton button = new MenuButton();
        button.setId(entry.name() + "Offer");
        button.getStyleClass().addAll(Styles.FLAT, "quiet", "offer-button");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText("Choose: " + entry.label());
        button.setTooltip(Controls.tooltip("Choose from the columns of the file"));
        button.setOnShowing(event -> fill(button, entry));
        button.getItems().add(new MenuItem("Nothing")); // JavaFX does not open a menu without items
        Controls.showWhile(entry.offer().map(offer -> !offer.values().isEmpty()), button);
        return button;
    }

    private static void fill(MenuButton button, TextEntry entry) {
        Offer offer = entry.offer().get();
        List<String> chosen = entry.chosen();
        button.getItems()
                .setAll(offer.values().stream()
                        .map(value -> item(entry, value, chosen))
                        .toList());
    }

    private static MenuItem item(TextEntry entry, String value, List<String> chosen) {
        CheckMenuItem item = new CheckMenuItem(value);
        item.setMnemonicParsing(false);
        item.setSelected(chosen.contains(value));
        item.setOnAction(event -> entry.text().set(entry.offer().get().several() ? toggled(chosen, value) : value));
        return item;
    }

    /** The chosen values with one more, or one fewer; none of them is said in a word, because empty leaves it to the program. */
    private static String toggled(List<String> chosen, String value) {
        List<String> now = new ArrayList<>(chosen);
        if (!now.remove(value)) {
            now.add(value);
        }
        now.remove("none");
        return now.isEmpty() ? "none" : String.join(", ", now);
    }
}
