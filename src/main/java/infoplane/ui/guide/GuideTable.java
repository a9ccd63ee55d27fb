package infoplane.ui.guide;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;

/**
 * A table whose columns share the page's width according to their content. A table that is still too wide scrolls
 * horizontally. It starts empty and gets its rows one at a time, because adding all at once would block the window's thread.
 */
final class GuideTable extends ScrollPane {
    private static final double LETTER = 7.2;
    private static final double PADDING = 18;
    private static final double WIDEST = 560;
    private static final double WIDEST_WORD = 220;
    private static final double SCROLL_BAR = 16;

    private final VBox lines = new VBox();
    private final GuideWords words;
    private final List<List<TableCell>> rows;

    GuideTable(TableBlock table, GuideWords words) {
        this.words = words;
        rows = rows(table);
        lines.getStyleClass().add("guide-table");
        setContent(lines);
        setFitToWidth(true);
        setVbarPolicy(ScrollBarPolicy.NEVER);
        setMinWidth(0);
        getStyleClass().addAll("edge-to-edge", "guide-table-scroll");
    }

    /** Adds the next row. @return false if all rows are there */
    boolean addRow() {
        int row = lines.getChildren().size();
        if (row == rows.size()) {
            return false;
        }
        GridPane line = new GridPane(); // every line has the same column constraints
        for (int column = 0; column < rows.get(0).size(); column++) {
            line.getColumnConstraints().add(width(rows, column));
        }
        for (int column = 0; column < rows.get(row).size(); column++) {
            StackPane cell = new StackPane(words.of(rows.get(row).get(column)));
            cell.getStyleClass().add(row == 0 ? "guide-table-head" : "guide-table-cell");
            if (column == 0) {
                cell.getStyleClass().add("first-column");
            }
            line.add(cell, column, 0);
        }
        CachedHeight steady = new CachedHeight(line);
        steady.setMinWidth(USE_COMPUTED_SIZE);
        lines.getChildren().add(steady);
        return true;
    }

    private static List<List<TableCell>> rows(TableBlock table) {
        List<List<TableCell>> rows = new ArrayList<>();
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    List<TableCell> cells = new ArrayList<>();
                    for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
                        cells.add((TableCell) cell);
                    }
                    if (part instanceof TableHead) {
                        rows.add(0, cells);
                    } else {
                        rows.add(cells);
                    }
                }
            }
        }
        return rows;
    }

    /** Width of a column: at least its longest word, at best its longest cell in one line. */
    private static ColumnConstraints width(List<List<TableCell>> rows, int column) {
        int word = 0;
        int all = 0;
        for (List<TableCell> row : rows) {
            if (column < row.size()) {
                String text = GuideWords.plain(row.get(column));
                all = Math.max(all, text.length());
                word = Math.max(
                        word,
                        Arrays.stream(text.split("\\s+"))
                                .mapToInt(String::length)
                                .max()
                                .orElse(0));
            }
        }
        double least = Math.min(WIDEST_WORD, word * LETTER + PADDING);
        double best = Math.max(least, Math.min(WIDEST, all * LETTER + PADDING));
        return new ColumnConstraints(least, best, Double.MAX_VALUE, Priority.NEVER, null, true);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    /** Computes the height from the width: JavaFX's scroll pane ignores that narrower content is higher. */
    @Override
    protected double computePrefHeight(double width) {
        double least = lines.minWidth(-1);
        double given = width < 0 ? lines.prefWidth(-1) : width - snappedLeftInset() - snappedRightInset();
        double height = lines.prefHeight(Math.max(given, least)) + snappedTopInset() + snappedBottomInset();
        return height + (least > given ? SCROLL_BAR : 0);
    }
}
