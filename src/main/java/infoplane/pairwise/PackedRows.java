package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Samples;
import org.jspecify.annotations.Nullable;

/**
 * Rows in the order of tiles: coordinate k of the position {@code lane} of a leaf is at {@code leaf · d · 16 + k · 16 +
 * lane}, as float32 where that holds every value exactly and as float64 otherwise. Empty positions are so far away that
 * they are nobody's neighbour.
 */
final class PackedRows {
    /** Beyond this the square of a difference might leave the range of float32. */
    private static final double MOST_SINGLE = 1e15;

    private static final float FAR_SINGLE = 1e30f;
    private static final double FAR_DOUBLE = 1e300;

    private final RowOrder order;
    private final int columns;
    private final float @Nullable [] singles;
    private final double @Nullable [] doubles;

    private PackedRows(RowOrder order, int columns, float @Nullable [] singles, double @Nullable [] doubles) {
        this.order = order;
        this.columns = columns;
        this.singles = singles;
        this.doubles = doubles;
    }

    static PackedRows of(Samples rows, RowOrder order, boolean single) {
        int columns = rows.columns();
        float[] singles = single ? new float[Checks.tableSize(order.positions(), columns)] : null;
        double[] doubles = single ? null : new double[Checks.tableSize(order.positions(), columns)];
        double[] row = new double[columns];
        for (int position = 0; position < order.positions(); position++) {
            int source = order.rowAt(position);
            if (source != RowOrder.EMPTY) {
                rows.copyRows(source, source + 1, row);
            }
            int at = start(position, columns);
            for (int column = 0; column < columns; column++) {
                if (singles != null) {
                    singles[at + column * RowOrder.LEAF] = source == RowOrder.EMPTY ? FAR_SINGLE : (float) row[column];
                } else if (doubles != null) {
                    doubles[at + column * RowOrder.LEAF] = source == RowOrder.EMPTY ? FAR_DOUBLE : row[column];
                }
            }
        }
        return new PackedRows(order, columns, singles, doubles);
    }

    /** Whether float32 holds every value exactly, with room for the squares of differences. */
    static boolean fitSingle(Samples rows) {
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                double value = rows.at(row, column);
                if ((float) value != value || Math.abs(value) > MOST_SINGLE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Where the first coordinate of a position is; the others follow in steps of 16. */
    static int start(int position, int columns) {
        return position / RowOrder.LEAF * RowOrder.LEAF * columns + position % RowOrder.LEAF;
    }

    RowOrder order() {
        return order;
    }

    int columns() {
        return columns;
    }

    float[] singles() {
        if (singles == null) {
            throw new IllegalStateException("these rows are packed as float64");
        }
        return singles;
    }

    double[] doubles() {
        if (doubles == null) {
            throw new IllegalStateException("these rows are packed as float32");
        }
        return doubles;
    }

    boolean single() {
        return singles != null;
    }
}
