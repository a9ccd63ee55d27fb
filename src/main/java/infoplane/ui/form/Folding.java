package infoplane.ui.form;

import infoplane.ui.theme.Controls;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * Folds the entries that are at their defaults into one line, which says them in words and opens them. An entry that is set
 * away from its default, or that is wrong, is shown; it stays when it comes back to its default while it has the keyboard
 * focus, so that no field disappears under the cursor.
 */
final class Folding {
    /** Values that say no more than that there is nothing to say. */
    private static final Set<String> NOTHING =
            Set.of("", "0", "no", "Automatic", "the file decides", "The file decides");

    private final Set<String> always;
    /** Whether each entry is shown. */
    private final Map<Entry, ReadOnlyBooleanWrapper> shown = new LinkedHashMap<>();

    private final Map<Entry, Node> rows = new IdentityHashMap<>();
    private final BooleanProperty open = new SimpleBooleanProperty();
    private final Button line = new Button();

    /** @param always names of the entries that are never folded */
    Folding(Set<String> always) {
        this.always = Set.copyOf(always);
        line.getStyleClass().addAll("flat", "fold-line");
        line.setWrapText(true);
        line.setPrefWidth(0); // the words wrap and never widen the panel
        line.setMaxWidth(Double.MAX_VALUE);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setTooltip(Controls.tooltip("Settings at their defaults: open or close them"));
        line.setOnAction(event -> {
            open.set(!open.get());
            shown.keySet().forEach(entry -> show(entry, open.get() || isNeeded(entry)));
            sayFolded();
        });
    }

    /** The line of words; it is shown while some entry is folded or has been opened. */
    Node line() {
        return line;
    }

    /** Adds an entry. @param row the controls of the entry @return whether the entry is shown */
    ReadOnlyBooleanProperty add(Entry entry, Node row) {
        shown.put(entry, new ReadOnlyBooleanWrapper());
        rows.put(entry, row);
        entry.value().addListener(changed -> refresh(entry));
        entry.relevant().addListener(changed -> refresh(entry));
        entry.problem().addListener(changed -> refresh(entry));
        refresh(entry);
        return property(entry).getReadOnlyProperty();
    }

    private void refresh(Entry entry) {
        show(entry, open.get() || isNeeded(entry) || property(entry).get() && inUse(entry));
        sayFolded();
    }

    private void show(Entry entry, boolean now) {
        property(entry).set(now && entry.relevant().get());
    }

    private boolean inUse(Entry entry) {
        Node row = rows.get(entry);
        return row != null && row.isFocusWithin();
    }

    private boolean isNeeded(Entry entry) {
        return always.contains(entry.name())
                || !entry.isUsual()
                || !entry.problem().get().isEmpty();
    }

    private ReadOnlyBooleanWrapper property(Entry entry) {
        return shown.computeIfAbsent(entry, missing -> new ReadOnlyBooleanWrapper());
    }

    private void sayFolded() {
        List<Entry> folded = shown.keySet().stream()
                .filter(entry -> entry.relevant().get() && !property(entry).get())
                .toList();
        boolean opened = open.get()
                && shown.keySet().stream().anyMatch(entry -> entry.relevant().get() && !isNeeded(entry));
        line.setVisible(opened || !folded.isEmpty());
        line.setManaged(line.isVisible());
        line.setGraphic(new FontIcon(open.get() ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
        line.setText(opened ? "Fold what is at its default" : words(folded));
        line.setAccessibleText(opened ? line.getText() : "Show the settings at their defaults: " + words(folded));
    }

    /** Such as {@code Batch 256 rows, optimiser Adam}. Leaves out what is off, zero or chosen by the program. */
    private static String words(List<Entry> folded) {
        String words = folded.stream()
                .filter(entry -> !NOTHING.contains(entry.displayText()))
                .map(Folding::words)
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "More" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String words(Entry entry) {
        if (entry instanceof SwitchEntry) {
            return small(entry.label());
        }
        String value = entry.displayText();
        if (value.equals("None") || value.equals("All")) {
            return (value.equals("None") ? "no " : "all ") + small(entry.label());
        }
        boolean phrase = entry instanceof ChoiceEntry && value.contains(" ");
        return small(entry.label()) + " " + (phrase ? small(value) : value);
    }

    /** A label as it stands within a sentence; a symbol such as I(X;T) stays as it is. */
    private static String small(String label) {
        boolean word = label.length() > 1 && Character.isLowerCase(label.charAt(1));
        return word ? Character.toLowerCase(label.charAt(0)) + label.substring(1) : label;
    }
}
