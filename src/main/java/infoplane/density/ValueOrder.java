package infoplane.density;

import infoplane.core.Samples;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order of rows by their values, the first column first. Draws by places in this order, instead of by row numbers, do
 * not depend on the order in which the rows come.
 */
public final class ValueOrder {
    private ValueOrder() {}

    /** @return row numbers */
    public static int[] of(Samples rows) {
        return of(rows, new int[rows.rows()]);
    }

    /**
     * Sorts by the first column alone, without an object a row; only rows that are equal there are compared further.
     *
     * @param classes order rows with equal values
     */
    public static int[] of(Samples rows, int[] classes) {
        int columns = rows.columns();
        double[] values = rows.toDoubles();
        Arrays.setAll(values, i -> values[i] + 0.0); // 0 and −0 do not differ
        double[] firsts = new double[rows.rows()];
        Arrays.setAll(firsts, row -> values[row * columns]);
        double[] sorted = firsts.clone();
        Arrays.sort(sorted);
        int[] ends = new int[sorted.length + 1]; // of the rows placed so far, for each distinct value
        int distinct = 0;
        for (int place = 0; place < sorted.length; place++) {
            if (place == 0 || sorted[place] != sorted[place - 1]) {
                sorted[distinct] = sorted[place];
                ends[distinct] = place;
                distinct++;
            }
        }
        int[] order = new int[sorted.length];
        for (int row = 0; row < order.length; row++) {
            order[ends[Arrays.binarySearch(sorted, 0, distinct, firsts[row])]++] = row;
        }
        Comparator<Integer> further = (one, other) -> {
            int difference = Arrays.compare(
                    values, one * columns, (one + 1) * columns, values, other * columns, (other + 1) * columns);
            return difference != 0 ? difference : Integer.compare(classes[one], classes[other]);
        };
        for (int i = 0, from = 0; i < distinct; from = ends[i], i++) {
            if (ends[i] - from > 1) {
                Integer[] equal = Arrays.stream(order, from, ends[i])
                        .boxed()
                        .sorted(further)
                        .toArray(Integer[]::new);
                for (int place = from; place < ends[i]; place++) {
                    order[place] = equal[place - from];
                }
            }
        }
        return order;
    }
}
