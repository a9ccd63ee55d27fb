package infoplane.ui.results;

import java.util.List;
import java.util.function.Function;
import javafx.geometry.Side;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;

/** A field for a query. While somebody writes, a menu below it offers how the query may go on; the Down key enters it. */
final class QueryField extends TextField {
    private static final int MOST = 8;

    private final ContextMenu offers = new ContextMenu();
    private final Function<String, List<String>> completions;

    /** @param completions whole queries that a query may become */
    QueryField(Function<String, List<String>> completions) {
        this.completions = completions;
        textProperty().addListener((source, before, now) -> offer(before, now));
        focusedProperty().addListener((source, before, now) -> {
            if (!now) {
                offers.hide();
            }
        });
    }

    private void offer(String before, String now) {
        boolean written = isFocused() && now.length() == before.length() + 1 && now.length() > 1;
        List<String> found = written
                ? completions.apply(now).stream()
                        .filter(query -> !query.equals(now))
                        .limit(MOST)
                        .toList()
                : List.of();
        if (found.isEmpty()) {
            offers.hide();
            return;
        }
        int word = 1 + Math.max(now.lastIndexOf(' '), now.lastIndexOf('('));
        offers.getItems()
                .setAll(found.stream()
                        .map(query -> item(query.substring(Math.min(word, query.length())), query))
                        .toList());
        if (!offers.isShowing()) {
            offers.show(this, Side.BOTTOM, 0, 0);
        }
    }

    /** @param label the words that the query goes on with */
    private MenuItem item(String label, String query) {
        MenuItem item = new MenuItem(label);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            setText(query);
            end();
        });
        return item;
    }
}
