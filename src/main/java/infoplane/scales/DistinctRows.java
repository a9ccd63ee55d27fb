package infoplane.scales;

import infoplane.cells.Cells;
import infoplane.cells.RowKeys;
import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Rows of which equal ones of one group are counted and not repeated.
 *
 * @param rows the first of equal ones each
 * @param counts how many are equal
 * @param groups of the rows
 * @param ofRow which of {@code rows} each row is
 */
record DistinctRows(Samples rows, double[] counts, int[] groups, int[] ofRow) {
    static DistinctRows of(Samples rows, int[] groups) {
        Cells cells = Cells.of(RowKeys.ofValues(rows));
        int groupCount = Arrays.stream(groups).max().orElse(0) + 1;
        int[] place = new int[Math.multiplyExact(cells.count(), groupCount)];
        int[] first = new int[rows.rows()];
        int[] ofRow = new int[rows.rows()];
        double[] counts = new double[rows.rows()];
        int count = 0;
        for (int row = 0; row < ofRow.length; row++) {
            int cell = cells.ofRow()[row] * groupCount + groups[row];
            if (place[cell] == 0) {
                first[count++] = row;
                place[cell] = count;
            }
            ofRow[row] = place[cell] - 1;
            counts[ofRow[row]]++;
        }
        int[] kept = Arrays.copyOf(first, count);
        return new DistinctRows(
                rows.select(kept),
                Arrays.copyOf(counts, count),
                Arrays.stream(kept).map(row -> groups[row]).toArray(),
                ofRow);
    }
}
