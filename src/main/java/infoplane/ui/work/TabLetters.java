package infoplane.ui.work;

import java.util.Map;
import javafx.event.ActionEvent;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** Gives tabs the letter that leads to them with Alt. JavaFX has such letters for buttons, menus and labels only. */
public final class TabLetters {
    private TabLetters() {}

    /** @param titles the title of each tab with an underscore before its letter, by the title of the tab */
    public static void give(TabPane pane, Map<String, String> titles) {
        pane.skinProperty().subscribe(skin -> {
            if (skin != null) {
                pane.lookupAll(".tab-label").stream()
                        .filter(Label.class::isInstance)
                        .map(Label.class::cast)
                        .forEach(header -> give(pane, header, titles));
            }
        });
    }

    private static void give(TabPane pane, Label header, Map<String, String> titles) {
        String title = header.getText();
        header.setMnemonicParsing(true);
        header.setText(titles.getOrDefault(title, title));
        header.addEventHandler(ActionEvent.ACTION, letter -> {
            pane.getTabs().stream()
                    .filter(tab -> title.equals(tab.getText()))
                    .findFirst()
                    .ifPresent(tab -> select(pane, tab));
            letter.consume();
        });
    }

    private static void select(TabPane pane, Tab tab) {
        pane.getSelectionModel().select(tab);
        pane.requestFocus();
    }
}
