package infoplane.findings;

import java.util.List;

/**
 * The outcomes of a sweep.
 *
 * @param fields paths of the settings that vary
 * @param rows in the order of the combinations, then by estimator and layer
 */
public record SweepTable(List<String> fields, List<SweepRow> rows) {
    public SweepTable {
        fields = List.copyOf(fields);
        rows = List.copyOf(rows);
    }
}
