package infoplane.density;

import infoplane.core.Samples;
import java.util.stream.IntStream;

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

    /** @param classes order rows with equal values */
    public static int[] of(Samples rows, int[] classes) {
        double[] values = rows.toDoubles();
        int columns = rows.columns();
        return IntStream.range(0, rows.rows())
                .boxed()
                .sorted((one, other) -> {
                    for (int column = 0; column < columns; column++) {
                        double first = values[one * columns + column];
                        double second = values[other * columns + column];
                        if (first != second) { // 0 and −0 do not differ
                            return first < second ? -1 : 1;
                        }
                    }
                    return Integer.compare(classes[one], classes[other]);
                })
                .mapToInt(row -> row)
                .toArray();
    }
}
