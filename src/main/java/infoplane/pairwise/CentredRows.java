package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Rows relative to a centre, in float32 and in the order of {@link PackedRows}, with their squared lengths: what distances
 * by products, |a|² + |b|² − 2ab, are made of. Empty positions are 0 with an infinite squared length.
 */
final class CentredRows {
    /** Lengths beyond this might leave the range of float32 in their squares. */
    private static final double LONGEST = 1e18;

    private final float[] values;
    private final float[] squares;
    private final double[] longestOfLeaf;

    private CentredRows(float[] values, float[] squares, double[] longestOfLeaf) {
        this.values = values;
        this.squares = squares;
        this.longestOfLeaf = longestOfLeaf;
    }

    static CentredRows of(Samples rows, RowOrder order, double[] centre) {
        int columns = centre.length;
        float[] values = new float[Checks.tableSize(order.positions(), columns)];
        float[] squares = new float[order.positions()];
        double[] longest = new double[order.leaves()];
        double[] row = new double[columns];
        Arrays.fill(squares, Float.POSITIVE_INFINITY);
        for (int position = 0; position < order.positions(); position++) {
            if (order.rowAt(position) != RowOrder.EMPTY) {
                rows.copyRows(order.rowAt(position), order.rowAt(position) + 1, row);
                double square = 0;
                int at = PackedRows.start(position, columns);
                for (int column = 0; column < columns; column++) {
                    float value = (float) (row[column] - centre[column]);
                    values[at + column * RowOrder.LEAF] = value;
                    square += (double) value * value;
                }
                squares[position] = (float) square;
                int leaf = position / RowOrder.LEAF;
                longest[leaf] = Math.max(longest[leaf], Math.sqrt(square));
            }
        }
        return new CentredRows(values, squares, longest);
    }

    /** The mean of every column. */
    static double[] centre(Samples rows) {
        double[] centre = new double[rows.columns()];
        double[] row = new double[rows.columns()];
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRows(i, i + 1, row);
            for (int column = 0; column < centre.length; column++) {
                centre[column] += row[column];
            }
        }
        for (int column = 0; column < centre.length; column++) {
            centre[column] /= rows.rows();
        }
        return centre;
    }

    /** Whether float32 has room for all squares. */
    boolean fit() {
        return Arrays.stream(longestOfLeaf).allMatch(length -> length < LONGEST);
    }

    float[] values() {
        return values;
    }

    /** Squared lengths by position. */
    float[] squares() {
        return squares;
    }

    /** Length of the longest row of leaves {@code from} (included) to {@code to} (excluded). */
    double longest(int from, int to) {
        double longest = 0;
        for (int leaf = from; leaf < to; leaf++) {
            longest = Math.max(longest, longestOfLeaf[leaf]);
        }
        return longest;
    }
}
