package infoplane.ui.run;

import java.util.List;

/**
 * How the table of runs looks.
 *
 * @param added keys of the columns that are shown besides the usual ones
 * @param removed keys of the usual columns that are hidden
 * @param sorted keys of the columns that the rows are sorted by, the first before the others; those that descend with a minus before
 * @param grouping key of the groups that the rows are folded into; empty for none
 * @param estimator id of the estimator that the results are by, which queries follow too; empty for the first of each run
 */
public record TableLook(
        List<String> added, List<String> removed, List<String> sorted, String grouping, String estimator) {
    public TableLook {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        sorted = List.copyOf(sorted);
    }

    public static TableLook defaults() {
        return new TableLook(List.of(), List.of(), List.of(), "", "");
    }
}
