package infoplane.pairwise;

import java.util.Arrays;

/**
 * Finds the k nearest others of one row after the other, for one thread. Of equally near ones those with lesser coordinates
 * come first, and of copies the one that came first, so that the order of the rows is nothing that an estimate could see.
 */
final class NearestSearch {
    private static final int NONE = -1;

    private final BoxTree tree;
    private final double[] row;
    private final double[] distances = new double[RowOrder.LEAF];
    private final double[] best;
    /** Positions in the tree. */
    private final int[] neighbours;

    private int self;

    NearestSearch(BoxTree tree, int k) {
        this.tree = tree;
        this.row = new double[tree.columns()];
        this.best = new double[k];
        this.neighbours = new int[k];
    }

    void search(int position) {
        Arrays.fill(best, Double.POSITIVE_INFINITY);
        Arrays.fill(neighbours, NONE);
        self = position;
        tree.copyRow(position, row);
        visit(0, 0, tree.leaves(), 0);
    }

    /** Copies what was found, nearest first. */
    void copyTo(int[] rows, double[] outside, int at) {
        for (int i = 0; i < best.length; i++) {
            rows[at + i] = tree.rowAt(neighbours[i]);
            outside[at + i] = tree.outside(best[i]);
        }
    }

    private void visit(int node, int from, int to, double bound) {
        if (bound > best[best.length - 1]) { // equally near rows may come first, so equality goes on
            return;
        }
        if (to - from == 1) {
            scan(from);
            return;
        }
        int middle = BoxTree.middle(from, to);
        int left = BoxTree.left(node);
        int right = BoxTree.right(node, from, to);
        double leftBound = tree.leastDistance(row, left);
        double rightBound = tree.leastDistance(row, right);
        if (leftBound < rightBound || leftBound == rightBound && self < middle * RowOrder.LEAF) {
            visit(left, from, middle, leftBound);
            visit(right, middle, to, rightBound);
        } else {
            visit(right, middle, to, rightBound);
            visit(left, from, middle, leftBound);
        }
    }

    private void scan(int leaf) {
        tree.distances(row, leaf, distances);
        int first = leaf * RowOrder.LEAF;
        int count = tree.rowsIn(leaf, leaf + 1);
        for (int lane = 0; lane < count; lane++) {
            if (distances[lane] <= best[best.length - 1] && first + lane != self) {
                insert(distances[lane], first + lane);
            }
        }
    }

    /** Of equally near ones. */
    private boolean comesBefore(int neighbour, int rank) {
        int other = neighbours[rank];
        if (other == NONE) {
            return true; // both are infinitely far
        }
        int order = tree.compare(neighbour, other);
        return order < 0 || order == 0 && tree.rowAt(neighbour) < tree.rowAt(other);
    }

    private void insert(double distance, int neighbour) {
        int at = best.length;
        while (at > 0 && (distance < best[at - 1] || distance == best[at - 1] && comesBefore(neighbour, at - 1))) {
            at--;
        }
        if (at < best.length) {
            System.arraycopy(best, at, best, at + 1, best.length - at - 1);
            System.arraycopy(neighbours, at, neighbours, at + 1, best.length - at - 1);
            best[at] = distance;
            neighbours[at] = neighbour;
        }
    }
}
