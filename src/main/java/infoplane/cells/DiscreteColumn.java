package infoplane.cells;

import infoplane.core.Samples;
import java.util.Arrays;

/** Tells a column of classes from a continuous column. */
public final class DiscreteColumn {
    private DiscreteColumn() {}

    /**
     * The class of each row, if the samples are one column of whole numbers with at most a tenth as many distinct values as
     * rows (two are always allowed); otherwise an empty array.
     */
    public static int[] classes(Samples samples) {
        if (samples.columns() != 1) {
            return new int[0];
        }
        double[] values = new double[samples.rows()];
        for (int row = 0; row < values.length; row++) {
            values[row] = samples.at(row, 0) + 0.0; // turns −0 into 0
        }
        double[] numbers = Arrays.stream(values).distinct().sorted().toArray();
        boolean whole = Arrays.stream(numbers).allMatch(value -> value == Math.rint(value));
        if (!whole || numbers.length > Math.max(2, values.length / 10)) {
            return new int[0];
        }
        return Arrays.stream(values)
                .mapToInt(value -> Arrays.binarySearch(numbers, value))
                .toArray();
    }
}
