package infoplane.pairwise;

import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Rows in leaves of 16 that lie close together, and a binary tree of bounding boxes over them. A node is a range of
 * leaves; its left half is the next node, its right half the one after all nodes of the left, so that nothing but boxes
 * needs storing. Distances inside the tree are squares where the norm is Euclidean.
 */
final class BoxTree {
    /** Coordinates that boxes bound: with fewer than all, only the bound from below holds. */
    private static final int MOST_BOX_COLUMNS = 32;

    private final RowOrder order;
    private final int rows;
    private final int columns;
    private final boolean euclidean;
    private final double[] values;
    private final int[] boxColumns;
    private final double[] least;
    private final double[] most;

    BoxTree(Samples samples, Neighbourhoods.Norm norm) {
        double[] origin = new double[samples.columns()];
        samples.copyRows(0, 1, origin);
        this.rows = samples.rows();
        this.columns = samples.columns();
        this.euclidean = norm == Neighbourhoods.Norm.EUCLIDEAN;
        this.order = RowOrder.of(new int[rows], Outline.of(samples, origin));
        this.values = PackedRows.of(samples, order, false).doubles();
        this.boxColumns = new int[Math.min(columns, MOST_BOX_COLUMNS)];
        Arrays.setAll(boxColumns, k -> (int) ((long) k * columns / boxColumns.length));
        int nodes = 2 * order.leaves() - 1;
        this.least = new double[nodes * boxColumns.length];
        this.most = new double[nodes * boxColumns.length];
        bound(0, 0, order.leaves());
    }

    private void bound(int node, int from, int to) {
        int at = node * boxColumns.length;
        if (to - from == 1) {
            for (int k = 0; k < boxColumns.length; k++) {
                int start = from * RowOrder.LEAF * columns + boxColumns[k] * RowOrder.LEAF;
                int end = start + Math.min(RowOrder.LEAF, rows - from * RowOrder.LEAF);
                least[at + k] = Arrays.stream(values, start, end).min().orElseThrow();
                most[at + k] = Arrays.stream(values, start, end).max().orElseThrow();
            }
            return;
        }
        int middle = middle(from, to);
        bound(left(node), from, middle);
        bound(right(node, from, to), middle, to);
        int left = left(node) * boxColumns.length;
        int right = right(node, from, to) * boxColumns.length;
        for (int k = 0; k < boxColumns.length; k++) {
            least[at + k] = Math.min(least[left + k], least[right + k]);
            most[at + k] = Math.max(most[left + k], most[right + k]);
        }
    }

    /** The same halving as {@link SpatialSort}'s. */
    static int middle(int from, int to) {
        return from + (to - from + 1) / 2;
    }

    static int left(int node) {
        return node + 1;
    }

    static int right(int node, int from, int to) {
        return node + 2 * (middle(from, to) - from);
    }

    int leaves() {
        return order.leaves();
    }

    int columns() {
        return columns;
    }

    int rowAt(int position) {
        return order.rowAt(position);
    }

    /** Rows in a range of leaves. */
    int rowsIn(int from, int to) {
        return Math.min(rows, to * RowOrder.LEAF) - from * RowOrder.LEAF;
    }

    /** Whether boxes bound distances from above too. */
    boolean boundsAll() {
        return boxColumns.length == columns;
    }

    /** The distance that a user sees, of one inside the tree. */
    double outside(double distance) {
        return euclidean ? Math.sqrt(distance) : distance;
    }

    void copyRow(int position, double[] row) {
        int start = PackedRows.start(position, columns);
        for (int k = 0; k < columns; k++) {
            row[k] = values[start + k * RowOrder.LEAF];
        }
    }

    /** The order of two rows by their coordinates, the first that differs; 0 for copies. */
    int compare(int position, int other) {
        int one = PackedRows.start(position, columns);
        int two = PackedRows.start(other, columns);
        for (int k = 0; k < columns; k++) {
            double difference = values[one + k * RowOrder.LEAF] - values[two + k * RowOrder.LEAF];
            if (difference != 0) {
                return difference < 0 ? -1 : 1;
            }
        }
        return 0;
    }

    /** Distances of a row to the 16 positions of a leaf. */
    void distances(double[] row, int leaf, double[] distances) {
        Arrays.fill(distances, 0);
        int start = leaf * RowOrder.LEAF * columns;
        if (euclidean) {
            for (int k = 0; k < columns; k++) {
                addSquares(values, start + k * RowOrder.LEAF, row[k], distances);
            }
        } else {
            for (int k = 0; k < columns; k++) {
                raise(values, start + k * RowOrder.LEAF, row[k], distances);
            }
        }
    }

    private static void addSquares(double[] values, int from, double value, double[] sums) {
        for (int lane = 0; lane < RowOrder.LEAF; lane++) {
            double difference = values[from + lane] - value;
            sums[lane] += difference * difference;
        }
    }

    private static void raise(double[] values, int from, double value, double[] largest) {
        for (int lane = 0; lane < RowOrder.LEAF; lane++) {
            largest[lane] = Math.max(largest[lane], Math.abs(values[from + lane] - value));
        }
    }

    /** No row in the node is nearer than this. */
    double leastDistance(double[] row, int node) {
        double distance = 0;
        int at = node * boxColumns.length;
        for (int k = 0; k < boxColumns.length; k++) {
            double value = row[boxColumns[k]];
            double gap = Math.max(0, Math.max(least[at + k] - value, value - most[at + k]));
            distance = euclidean ? distance + gap * gap : Math.max(distance, gap);
        }
        return distance;
    }

    /** No row in the node is farther than this, if the boxes bound all coordinates. */
    double mostDistance(double[] row, int node) {
        double distance = 0;
        int at = node * boxColumns.length;
        for (int k = 0; k < boxColumns.length; k++) {
            double value = row[boxColumns[k]];
            double gap = Math.max(Math.abs(least[at + k] - value), Math.abs(most[at + k] - value));
            distance = euclidean ? distance + gap * gap : Math.max(distance, gap);
        }
        return distance;
    }
}
