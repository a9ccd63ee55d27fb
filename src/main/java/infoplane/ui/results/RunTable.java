package infoplane.ui.results;

import atlantafx.base.theme.Styles;
import infoplane.runs.table.RunFacts;
import infoplane.runs.table.RunField;
import infoplane.runs.table.RunFields;
import infoplane.runs.table.RunGroups;
import infoplane.ui.run.Run;
import infoplane.ui.run.RunKnowledge;
import infoplane.ui.run.TableLook;
import infoplane.ui.theme.Theme;
import infoplane.ui.work.Menus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableCell;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import org.jspecify.annotations.Nullable;

/**
 * Runs as a table: a row for each run or group of runs, a column for each field. A group shows what its runs share, the mean
 * of a result with half of its 95 % interval, and how often each verdict came.
 */
final class RunTable extends TreeTableView<RunTable.Row> {
    /** Key of the groups of all runs that differ in the seed only. */
    static final String ALL_BUT_THE_SEED = "all but the seed";

    private static final List<String> USUAL = List.of("verdict", "fall", "accuracy", "status");
    private static final double ROW_HEIGHT = 26;

    /** A run, or a group of several. */
    record Row(List<Run> runs) {
        boolean group() {
            return runs.size() > 1;
        }
    }

    /** What the menu of a row can do besides that of the list. */
    interface Filter {
        void by(RunField field, String value, boolean equal);
    }

    private final ObservableList<Run> runs;
    private final RunKnowledge knowledge;
    private final ObservableValue<Theme> theme;
    private final ObservableList<Run> chosen = FXCollections.observableArrayList();
    private final ObjectProperty<String> grouping = new SimpleObjectProperty<>("");
    private final RunTableLook look = new RunTableLook(this);
    private boolean onlyDifferences;
    private boolean filling;

    /** @param runs the rows, in the order for rows that nothing else sorts */
    RunTable(ObservableList<Run> runs, RunKnowledge knowledge, ObservableValue<Theme> theme) {
        this.runs = runs;
        this.knowledge = knowledge;
        this.theme = theme;
        getStyleClass().add(Styles.DENSE);
        setAccessibleText("Table of runs");
        setShowRoot(false);
        setRoot(new TreeItem<>(new Row(List.of())));
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setSortPolicy(table -> {
            fill();
            return true;
        });
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<Row>>)
                change -> rememberSelection());
        runs.addListener((ListChangeListener<Run>) change -> {
            if (onlyDifferences) {
                arrange();
            }
            fill();
        });
        grouping.subscribe(this::fill);
        knowledge.version().subscribe(this::showKnown);
        showKnown();
    }

    /** Shows what is known of the runs by now. */
    void showKnown() {
        arrange();
        look.sortAwaited();
        fill();
    }

    /** A table whose columns are the settings and results in which its own rows differ, whatever other runs there are. */
    static RunTable ofDifferences(ObservableList<Run> runs, RunKnowledge knowledge, ObservableValue<Theme> theme) {
        RunTable table = new RunTable(runs, knowledge, theme);
        table.onlyDifferences = true;
        return table;
    }

    /** The selected runs; those of a selected group are all selected. */
    ObservableList<Run> chosen() {
        return chosen;
    }

    /** Takes up how the table looked, and tells each change of it from then on. */
    void follow(ObjectProperty<TableLook> shared) {
        look.follow(shared);
    }

    private static boolean descends(TreeTableColumn<Row, ?> column) {
        return column.getSortType() == TreeTableColumn.SortType.DESCENDING;
    }

    /** What is known of the runs. */
    RunKnowledge knowledge() {
        return knowledge;
    }

    /** Key of the field that runs are grouped by, {@link #ALL_BUT_THE_SEED}, or empty for none. */
    ObjectProperty<String> grouping() {
        return grouping;
    }

    private void rememberSelection() {
        if (filling) {
            return;
        }
        List<Run> now = getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .flatMap(item -> item.getValue().runs().stream())
                .distinct()
                .toList();
        if (!chosen.equals(now)) { // the plots follow each change
            chosen.setAll(now);
        }
    }

    /** The fields that have a column, in the order of the columns. */
    List<RunField> columns() {
        RunFields fields = knowledge.fields();
        if (onlyDifferences) {
            return fields.all().stream()
                    .filter(field -> field.key().equals("name") || field.family() != RunField.Family.RUN)
                    .filter(this::differs)
                    .toList();
        }
        Stream<RunField> usual =
                Stream.concat(USUAL.stream().flatMap(key -> fields.find(key).stream()), fields.varying().stream());
        return Stream.concat(
                        Stream.concat(fields.find("name").stream(), usual.filter(field -> !look.hides(field.key()))),
                        look.added().stream().flatMap(key -> fields.find(key).stream()))
                .distinct()
                .toList();
    }

    private boolean differs(RunField field) {
        return runs.stream()
                        .map(run -> field.shown(knowledge.of(run)))
                        .distinct()
                        .count()
                > 1;
    }

    /** Shows or hides a column. */
    void show(RunField field, boolean wanted) {
        look.show(field.key(), wanted);
        showKnown();
        look.tell();
    }

    /** Shows the results of another estimator, by its id; empty for the first of each run. */
    void resultsBy(String estimator) {
        knowledge.choose(estimator);
        look.tell();
    }

    /** Makes the columns that are missing, and keeps the others with their widths. */
    private void arrange() {
        List<String> wanted = columns().stream().map(RunField::key).toList();
        List<String> present = getColumns().stream().map(TreeTableColumn::getId).toList();
        if (Set.copyOf(wanted).equals(new HashSet<>(present))) {
            return; // the user may have moved some
        }
        List<TreeTableColumn<Row, ?>> columns = new ArrayList<>();
        for (RunField field : columns()) {
            columns.add(getColumns().stream()
                    .filter(column -> field.key().equals(column.getId()))
                    .findFirst()
                    .orElseGet(() -> column(field)));
        }
        getColumns().setAll(columns);
    }

    private TreeTableColumn<Row, Row> column(RunField field) {
        TreeTableColumn<Row, Row> column = new TreeTableColumn<>(field.title());
        column.setId(field.key());
        column.setCellValueFactory(
                cell -> new ReadOnlyObjectWrapper<>(cell.getValue().getValue()).getReadOnlyProperty());
        column.setCellFactory(made -> field.key().equals("name") ? new NameCell(theme) : new FieldCell(field.key()));
        column.setPrefWidth(width(field));
        return column;
    }

    private static double width(RunField field) {
        return switch (field.key()) {
            case "name" -> 210;
            case "verdict", "notes" -> 130;
            default -> Math.max(82, 8 * field.title().length() + 18);
        };
    }

    /** Puts the rows in, sorted and grouped, and selects again what was selected. */
    private void fill() {
        if (filling) {
            return;
        }
        filling = true;
        Set<List<Run>> open = new HashSet<>();
        getRoot().getChildren().stream()
                .filter(TreeItem::isExpanded)
                .forEach(item -> open.add(item.getValue().runs()));
        Set<Row> selected = new HashSet<>();
        getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .forEach(item -> selected.add(item.getValue()));
        List<TreeItem<Row>> rows = new ArrayList<>();
        Comparator<Row> order = order();
        for (Row row : sorted(groups().stream().map(Row::new).toList(), order)) {
            TreeItem<Row> item = new TreeItem<>(row);
            if (row.group()) {
                sorted(row.runs().stream().map(run -> new Row(List.of(run))).toList(), order)
                        .forEach(one -> item.getChildren().add(new TreeItem<>(one)));
                item.setExpanded(open.contains(row.runs()));
            }
            rows.add(item);
        }
        getSelectionModel().clearSelection();
        getRoot().getChildren().setAll(rows);
        select(rows, selected);
        filling = false;
        rememberSelection();
        refresh();
    }

    private void select(List<TreeItem<Row>> rows, Set<Row> selected) {
        rows.stream()
                .flatMap(item -> Stream.concat(Stream.of(item), item.getChildren().stream()))
                .filter(item -> selected.contains(item.getValue()))
                .forEach(getSelectionModel()::select);
    }

    /** Selects runs, such as a new one, or the groups that hold them; does nothing if they are selected. */
    void reveal(Collection<Run> wanted) {
        if (chosen.containsAll(wanted)) {
            return;
        }
        List<TreeItem<Row>> rows = getRoot().getChildren().stream()
                .filter(item -> item.getValue().runs().stream().anyMatch(wanted::contains))
                .toList();
        getSelectionModel().clearSelection();
        rows.forEach(getSelectionModel()::select);
        rows.stream().findFirst().ifPresent(item -> scrollTo(getRow(item)));
    }

    private static List<Row> sorted(List<Row> rows, @Nullable Comparator<Row> order) {
        return order == null ? rows : rows.stream().sorted(order).toList();
    }

    private List<List<Run>> groups() {
        String by = grouping.get();
        if (by.isEmpty()) {
            return runs.stream().map(List::of).toList();
        }
        Optional<RunField> field = knowledge.fields().find(by);
        return by.equals(ALL_BUT_THE_SEED)
                ? RunGroups.allButTheSeed(runs, knowledge::of)
                : field.map(known -> RunGroups.byField(runs, known, knowledge::of))
                        .orElseGet(() -> runs.stream().map(List::of).toList());
    }

    /** The order of the columns that the user sorts by; rows without a value come last, whatever the direction. */
    private @Nullable Comparator<Row> order() {
        Comparator<Row> order = null;
        for (TreeTableColumn<Row, ?> column : getSortOrder()) {
            Optional<RunField> field = knowledge.fields().find(column.getId());
            if (field.isPresent()) {
                Comparator<Object> values = RunTable::compare;
                Map<Row, Object> known = new IdentityHashMap<>(); // each row is compared many times
                Comparator<Row> next = Comparator.comparing(
                        row -> known.computeIfAbsent(row, one -> middle(field.get(), one)),
                        Comparator.nullsLast(descends(column) ? values.reversed() : values));
                order = order == null ? next : order.thenComparing(next);
            }
        }
        return order;
    }

    private @Nullable Object middle(RunField field, Row row) {
        return RunGroups.middle(field, facts(row));
    }

    private static int compare(Object one, Object other) {
        return one instanceof Double a && other instanceof Double b
                ? Double.compare(a, b)
                : String.CASE_INSENSITIVE_ORDER.compare(one.toString(), other.toString());
    }

    private List<RunFacts> facts(Row row) {
        return row.runs().stream().map(knowledge::of).toList();
    }

    private String text(String key, Row row) {
        return knowledge
                .fields()
                .find(key)
                .map(field -> RunGroups.shown(field, facts(row)))
                .orElse("");
    }

    /** @param menu makes the menu of the selected runs @param filter narrows the runs to those like the one of a cell */
    void menus(Supplier<ContextMenu> menu, Filter filter) {
        setOnContextMenuRequested(event -> {
            if (chosen.isEmpty()) {
                return;
            }
            ContextMenu shown = menu.get();
            addFilters(shown, filter);
            Menus.show(shown, this, () -> shown.show(this, event.getScreenX(), event.getScreenY()));
            event.consume();
        });
    }

    private void addFilters(ContextMenu menu, Filter filter) {
        var cell = getFocusModel().getFocusedCell();
        if (cell == null || cell.getTableColumn() == null || cell.getTreeItem() == null) {
            return;
        }
        knowledge.fields().find(cell.getTableColumn().getId()).ifPresent(field -> {
            Object value = RunGroups.middle(field, facts(cell.getTreeItem().getValue()));
            if (value != null && !field.key().equals("name")) {
                String shown = field.shown(value);
                BiConsumer<String, Boolean> add = (label, equal) -> {
                    MenuItem item = new MenuItem(label);
                    item.setMnemonicParsing(false);
                    item.setOnAction(event -> filter.by(field, shown, equal));
                    menu.getItems().add(item);
                };
                menu.getItems().add(new SeparatorMenuItem());
                add.accept("Only " + field.key() + " = " + shown, true);
                add.accept("Not " + field.key() + " = " + shown, false);
            }
        });
    }

    /** The value of one field. */
    private final class FieldCell extends TreeTableCell<Row, Row> {
        private final String key;

        FieldCell(String key) {
            this.key = key;
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : text(key, row));
        }
    }
}
