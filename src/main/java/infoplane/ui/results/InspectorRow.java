package infoplane.ui.results;

import infoplane.ui.theme.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/**
 * A row of the inspector: a name and one value, or two side by side.
 *
 * @param second what stands to the right of the first; if null, the first has the whole breadth
 */
record InspectorRow(String name, Cell first, @Nullable Cell second) {
    private static final String OF_POINTER = "pointer-value";
    private static final String PIN = "pin-heading";

    private static final Cell NOTHING = new Cell("", "", "");

    /** @param style class of the style sheet, or empty */
    record Cell(String id, String text, String style) {}

    static InspectorRow fact(String name, String value) {
        return new InspectorRow(name, new Cell("fact-" + name, value, ""), null);
    }

    /** What the other point has, below what the first has. */
    static InspectorRow other(String name, String value) {
        return new InspectorRow("", new Cell("other-" + name, value, OF_POINTER), null);
    }

    static InspectorRow both(String name, String value, String other) {
        return new InspectorRow(
                name, new Cell("fact-" + name, value, ""), new Cell("other-" + name, other, OF_POINTER));
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

    /** A row of a table, for rows that come and go. */
    static final class RowView {
        private final GridPane table;
        private final int place;
        private final Label name = new Label();
        private final Label first = new Label();
        private final Label second = new Label();

        /** Below all rows that the table has. */
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
