package infoplane.figure;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers behind a figure.
 *
 * @param columns names with units, such as {@code i_xt_bits}
 * @param rows one cell per column; an empty cell has no value
 */
public record FigureTable(List<String> columns, List<List<String>> rows) {
    private static final int SOME = 10;

    public FigureTable {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The rows of about ten epochs, equally spaced by logarithm, the first and the last among them; all without epochs. */
    public FigureTable atSomeEpochs() {
        int column = columns.indexOf("epoch");
        if (column < 0) {
            return this;
        }
        TreeSet<Integer> epochs = new TreeSet<>();
        rows.forEach(row -> epochs.add(Integer.valueOf(row.get(column))));
        Set<Integer> chosen = new HashSet<>();
        for (int step = 0; step < SOME && !epochs.isEmpty(); step++) {
            double wanted = Math.expm1(Math.log1p(epochs.last()) * step / (SOME - 1.0));
            Integer next = epochs.ceiling((int) Math.round(wanted));
            chosen.add(next == null ? epochs.last() : next);
        }
        return new FigureTable(
                columns,
                rows.stream()
                        .filter(row -> chosen.contains(Integer.valueOf(row.get(column))))
                        .toList());
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
