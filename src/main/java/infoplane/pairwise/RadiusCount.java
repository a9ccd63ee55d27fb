package infoplane.pairwise;

/** Counts the others within a radius of one row after the other, for one thread. */
final class RadiusCount {
    private final BoxTree tree;
    private final boolean inclusive;
    private final double[] row;
    private final double[] distances = new double[RowOrder.LEAF];
    private double radius;

    RadiusCount(BoxTree tree, boolean inclusive) {
        this.tree = tree;
        this.inclusive = inclusive;
        this.row = new double[tree.columns()];
    }

    int around(int position, double newRadius) {
        tree.copyRow(position, row);
        radius = newRadius;
        return within(0) ? count(0, 0, tree.leaves()) - 1 : 0; // the row itself is at distance 0
    }

    /** Whether a distance inside the tree is within the radius: compared as users see it, so that ties stay ties. */
    private boolean within(double distance) {
        double outside = tree.outside(distance);
        return inclusive ? outside <= radius : outside < radius;
    }

    private int count(int node, int from, int to) {
        if (!within(tree.leastDistance(row, node))) {
            return 0;
        }
        if (tree.boundsAll() && within(tree.mostDistance(row, node))) {
            return tree.rowsIn(from, to);
        }
        if (to - from == 1) {
            return scan(from);
        }
        int middle = BoxTree.middle(from, to);
        return count(BoxTree.left(node), from, middle) + count(BoxTree.right(node, from, to), middle, to);
    }

    private int scan(int leaf) {
        tree.distances(row, leaf, distances);
        int rows = tree.rowsIn(leaf, leaf + 1);
        int count = 0;
        for (int lane = 0; lane < rows; lane++) {
            count += within(distances[lane]) ? 1 : 0;
        }
        return count;
    }
}
