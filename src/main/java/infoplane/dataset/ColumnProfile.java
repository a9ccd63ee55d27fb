package infoplane.dataset;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the values of one column are, over all rows but the first, which may be headings. */
final class ColumnProfile {
    private final Map<CellKind, Integer> kinds = new EnumMap<>(CellKind.class);
    private int rows;
    private boolean counts = true;
    private @Nullable Long base;
    private boolean hasDecimals;

    /** The profiles of all columns. */
    static List<ColumnProfile> of(TableLayout layout, TableSettings settings) {
        List<ColumnProfile> profiles = IntStream.range(0, layout.width())
                .mapToObj(column -> new ColumnProfile())
                .toList();
        TableCursor rows = layout.rows();
        rows.next();
        while (rows.next()) {
            for (int column = 0; column < profiles.size(); column++) {
                CellKind kind = CellKind.of(layout.text(), rows.start(column), rows.end(column), settings);
                profiles.get(column).add(kind, layout.text(), rows.start(column), rows.end(column));
            }
        }
        return profiles;
    }

    private void add(CellKind kind, String text, int start, int end) {
        kinds.merge(kind, 1, Integer::sum);
        hasDecimals |= kind == CellKind.POWER;
        if (counts) {
            Long value = kind == CellKind.WHOLE && end - start < 11
                    ? Long.valueOf(text.substring(start, end).trim())
                    : null;
            if (rows == 0) {
                base = value;
            }
            counts = value != null && base != null && value == base + rows;
        }
        rows++;
    }

    int count(CellKind kind) {
        return kinds.getOrDefault(kind, 0);
    }

    int rows() {
        return rows;
    }

    int numbers(boolean decimalComma) {
        return count(CellKind.WHOLE) + count(CellKind.POWER) + count(decimalComma ? CellKind.COMMA : CellKind.POINT);
    }

    /** Whether at least half of the values that are not missing are numbers. */
    boolean isNumeric(boolean decimalComma) {
        int there = rows - count(CellKind.EMPTY) - count(CellKind.MISSING);
        return there > 0 && 2 * numbers(decimalComma) >= there;
    }

    /** Whether every number has decimals. */
    boolean hasOnlyDecimals(boolean decimalComma) {
        return count(CellKind.WHOLE) == 0 && numbers(decimalComma) > 0;
    }

    boolean hasDecimals() {
        return hasDecimals || count(CellKind.POINT) + count(CellKind.COMMA) > 0;
    }

    /** Whether the values are so many whole numbers, each one more than the one before, the first {@code start}. */
    boolean countsFrom(long start) {
        return counts && rows > 0 && base != null && base == start;
    }

    boolean isEmpty() {
        return count(CellKind.EMPTY) == rows;
    }
}
