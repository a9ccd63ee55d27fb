package infoplane.figure;

import java.util.List;

/**
 * The numbers behind a figure.
 *
 * @param columns names with units, such as {@code i_xt_bits}
 * @param rows one cell per column; an empty cell has no value
 */
public record FigureTable(List<String> columns, List<List<String>> rows) {
    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** Formats the number as the shortest decimal that reads back as the same number; empty for NaN. */
    public static String cell(double value) {
        if (Double.isNaN(value)) {
            return "";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
