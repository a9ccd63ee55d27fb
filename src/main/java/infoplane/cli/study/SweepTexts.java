package infoplane.cli.study;

import infoplane.cli.TextTable;
import infoplane.findings.SweepColumn;
import infoplane.findings.SweepRow;
import infoplane.findings.SweepTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table of a sweep for people and for programs. */
final class SweepTexts {
    /** Lines that people read at once; the file has all. */
    private static final int MOST_LINES = 40;

    private SweepTexts() {}

    /** One line for each run and estimator, with the layer whose I(X;T) falls most. */
    static String summary(SweepTable table) {
        Map<List<Object>, SweepRow> most = new LinkedHashMap<>();
        for (SweepRow row : table.rows()) {
            most.merge(
                    List.of(row.run(), row.values(), row.estimator()),
                    row,
                    (one, other) -> other.fallBits() > one.fallBits() ? other : one);
        }
        TextTable text = new TextTable("run", "estimator", "accuracy", "falls most", "by bits", "judged");
        most.values().stream()
                .limit(MOST_LINES)
                .forEach(row -> text.add(
                        row.run(),
                        row.measured() ? row.estimator() : row.status().label(),
                        Double.isNaN(row.accuracyTest())
                                ? ""
                                : String.format(Locale.ROOT, "%.1f %%", 100 * row.accuracyTest()),
                        Double.isNaN(row.fallBits()) ? "" : "layer " + row.layer(),
                        Double.isNaN(row.fallBits()) ? "" : String.format(Locale.ROOT, "%.2f", row.fallBits()),
                        row.judged()));
        int rest = most.size() - MOST_LINES;
        return text + (rest > 0 ? "and " + rest + " more in the table\n" : "");
    }

    /** The rows as in {@code sweep.csv}; null for what was not measured. */
    static List<Map<String, @Nullable Object>> objects(SweepTable table) {
        List<Map<String, @Nullable Object>> objects = new ArrayList<>();
        for (SweepRow row : table.rows()) {
            Map<String, @Nullable Object> object = new LinkedHashMap<>();
            object.put("run", row.run());
            object.put("seed", row.seed());
            for (int field = 0; field < table.fields().size(); field++) {
                object.put(table.fields().get(field), row.values().get(field));
            }
            object.put("status", row.status().label());
            object.put("estimator", row.measured() ? row.estimator() : null);
            object.put("layer", row.measured() ? row.layer() : null);
            for (SweepColumn column : SweepColumn.values()) {
                object.put(column.column(), row.number(column));
            }
            object.put("judged", row.judged());
            objects.add(object);
        }
        return objects;
    }
}
