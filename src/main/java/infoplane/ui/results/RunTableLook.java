package infoplane.ui.results;

import infoplane.ui.results.RunTable.Row;
import infoplane.ui.run.TableLook;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableColumn.SortType;

/** What the user made of a table of runs: its columns, their sorting, its groups and the estimator of its results, as {@link TableLook} keeps it. */
final class RunTableLook {
    private static final String DESCENDING = "-";

    private final RunTable table;
    private final Set<String> added = new LinkedHashSet<>();
    private final Set<String> removed = new TreeSet<>();
    /** The columns to sort by that are not known yet; results are, once they are read. */
    private List<String> awaited = List.of();

    private ObjectProperty<TableLook> shared = new SimpleObjectProperty<>(TableLook.defaults());

    RunTableLook(RunTable table) {
        this.table = table;
    }

    /** Keys of the columns beside the usual ones. */
    List<String> added() {
        return List.copyOf(added);
    }

    /** Whether a usual column is hidden. */
    boolean hides(String key) {
        return removed.contains(key);
    }

    void show(String key, boolean wanted) {
        (wanted ? removed : added).remove(key);
        (wanted ? added : removed).add(key);
    }

    /** Takes up a look, and tells each change of it from then on. */
    void follow(ObjectProperty<TableLook> property) {
        TableLook taken = property.get();
        added.addAll(taken.added());
        removed.addAll(taken.removed());
        awaited = taken.sorted();
        table.grouping().set(taken.grouping());
        table.showKnown();
        shared = property;
        table.grouping().addListener((source, before, now) -> tell());
        table.getSortOrder().addListener((ListChangeListener<TreeTableColumn<Row, ?>>) change -> tell());
    }

    /** Tells how the table looks now. */
    void tell() {
        List<String> sorted = table.getSortOrder().stream()
                .map(column -> (column.getSortType() == SortType.DESCENDING ? DESCENDING : "") + column.getId())
                .toList();
        shared.set(new TableLook(
                added(),
                List.copyOf(removed),
                awaited.isEmpty() ? sorted : awaited,
                table.grouping().get(),
                table.knowledge().estimator()));
    }

    /** Sorts as the look says that was taken up, once all its columns are there. */
    void sortAwaited() {
        List<TreeTableColumn<Row, ?>> sorted = new ArrayList<>();
        for (String key : awaited) {
            table.getColumns().stream()
                    .filter(column -> key.equals(column.getId()) || key.equals(DESCENDING + column.getId()))
                    .forEach(column -> {
                        column.setSortType(key.startsWith(DESCENDING) ? SortType.DESCENDING : SortType.ASCENDING);
                        sorted.add(column);
                    });
        }
        if (!awaited.isEmpty() && sorted.size() == awaited.size()) {
            awaited = List.of();
            table.getSortOrder().setAll(sorted);
        }
    }
}
