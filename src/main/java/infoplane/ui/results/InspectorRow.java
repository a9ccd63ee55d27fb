package infoplane.ui.results;

import infoplane.figure.Formula;
import infoplane.ui.theme.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inspector: a name and one value, or a name and two values side by side.
 *
 * @param second the right-hand value; if null, the first value spans both columns
 */
record InspectorRow(String name, Cell first, @Nullable Cell second) {
    private static final String OF_POINTER = "pointer-value";
    private static final String PIN = "pin-heading";

    private static final Cell NOTHING = new Cell("", "", "");

    /** @param style style class of the cell; empty for none */
    record Cell(String id, String text, String style) {
        Cell {
            text = Formula.lowered(text);
        }
    }

    /** Ids of nodes have no blanks, as style sheets could not name them. */
    private static String idOf(String kind, String name) {
        return kind + "-" + name.replace(' ', '-');
    }

    static InspectorRow fact(String name, String value) {
        return new InspectorRow(name, new Cell(idOf("fact", name), value, ""), null);
    }

    /** A row with the other point's value. It stands below the row with the first point's value. */
    static InspectorRow other(String name, String value) {
        return new InspectorRow("", new Cell(idOf("other", name), value, OF_POINTER), null);
    }

    static InspectorRow both(String name, String value, String other) {
        return new InspectorRow(
                name, new Cell(idOf("fact", name), value, ""), new Cell(idOf("other", name), other, OF_POINTER));
    }

    static InspectorRow difference(String name, String change) {
        return new InspectorRow("Δ " + name, new Cell("difference-" + name, change, OF_POINTER), null);
    }

    static InspectorRow pinned(String heading) {
        return new InspectorRow("", new Cell(PIN, heading, PIN), null);
    }

    static InspectorRow headings(String first, String second) {
        return new InspectorRow("", new Cell(PIN, first, PIN), new Cell("pointer-heading", second, "pointer-heading"));
    }

    /** The controls of one row in the table. The row can be removed and added again. */
    static final class RowView {
        private final GridPane table;
        private final int place;
        private final Label name = new Label();
        private final Label first = new Label();
        private final Label second = new Label();

        /** Places the row below all existing rows of the table. */
        RowView(GridPane table) {
            this.table = table;
            this.place = table.getRowCount();
            name.getStyleClass().add("form-label");
            first.setWrapText(true);
            second.setWrapText(true);
            Controls.showWhile(second.idProperty().isNotEmpty(), second);
        }

        void add() {
            table.add(name, 0, place);
            table.add(first, 1, place);
            table.add(second, 2, place);
        }

        void remove() {
            table.getChildren().removeAll(name, first, second);
        }

        void show(InspectorRow row) {
            name.setText(row.name);
            show(first, row.first);
            show(second, row.second == null ? NOTHING : row.second);
            GridPane.setColumnSpan(first, row.second == null ? 2 : 1);
        }

        private static void show(Label label, Cell cell) {
            label.setText(cell.text);
            if (!cell.id.equals(label.getId())) {
                label.setId(cell.id);
                label.getStyleClass().setAll("label", cell.style);
            }
        }
    }
}
