package infoplane.pairwise;

/**
 * Sums the weights of the rows whose radius reaches one row after the other. Built once, then read by several threads, each
 * through a {@link Sum} of its own. Nodes hold the least and the greatest radius and the sum of the weights in them.
 */
final class ReachingSums {
    private final BoxTree tree;
    /** Of positions in the tree. */
    private final double[] radii;

    private final double[] weights;
    /** Of nodes. */
    private final double[] least;

    private final double[] most;
    private final double[] sums;

    /** @param radii of rows, and their {@code weights} */
    ReachingSums(BoxTree tree, double[] radii, double[] weights) {
        this.tree = tree;
        this.radii = new double[radii.length];
        this.weights = new double[radii.length];
        for (int position = 0; position < radii.length; position++) {
            this.radii[position] = radii[tree.rowAt(position)];
            this.weights[position] = weights[tree.rowAt(position)];
        }
        int nodes = 2 * tree.leaves() - 1;
        this.least = new double[nodes];
        this.most = new double[nodes];
        this.sums = new double[nodes];
        bound(0, 0, tree.leaves());
    }

    private void bound(int node, int from, int to) {
        if (to - from == 1) {
            least[node] = Double.POSITIVE_INFINITY;
            int first = from * RowOrder.LEAF;
            for (int position = first; position < first + tree.rowsIn(from, to); position++) {
                least[node] = Math.min(least[node], radii[position]);
                most[node] = Math.max(most[node], radii[position]);
                sums[node] += weights[position];
            }
            return;
        }
        int middle = BoxTree.middle(from, to);
        int left = BoxTree.left(node);
        int right = BoxTree.right(node, from, to);
        bound(left, from, middle);
        bound(right, middle, to);
        least[node] = Math.min(least[left], least[right]);
        most[node] = Math.max(most[left], most[right]);
        sums[node] = sums[left] + sums[right];
    }

    Sum forOneThread() {
        return new Sum();
    }

    /** The sums of one thread. */
    final class Sum {
        private final double[] row = new double[tree.columns()];
        private final double[] distances = new double[RowOrder.LEAF];

        /** The weights of the others that are farther from the end of their radius than from the row. */
        double at(int position) {
            tree.copyRow(position, row);
            double self = radii[position] > 0 ? weights[position] : 0; // the row itself is at distance 0
            return sum(0, 0, tree.leaves()) - self;
        }

        private double sum(int node, int from, int to) {
            if (tree.outside(tree.leastDistance(row, node)) >= most[node]) {
                return 0;
            }
            if (tree.boundsAll() && tree.outside(tree.mostDistance(row, node)) < least[node]) {
                return sums[node];
            }
            if (to - from == 1) {
                return scan(from);
            }
            int middle = BoxTree.middle(from, to);
            return sum(BoxTree.left(node), from, middle) + sum(BoxTree.right(node, from, to), middle, to);
        }

        private double scan(int leaf) {
            tree.distances(row, leaf, distances);
            int first = leaf * RowOrder.LEAF;
            int rows = tree.rowsIn(leaf, leaf + 1);
            double sum = 0;
            for (int lane = 0; lane < rows; lane++) {
                sum += tree.outside(distances[lane]) < radii[first + lane] ? weights[first + lane] : 0;
            }
            return sum;
        }
    }
}
