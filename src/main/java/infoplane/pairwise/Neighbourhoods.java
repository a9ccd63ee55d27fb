package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Nearest neighbours of rows among the same rows, and how many others lie within a radius, exactly and in float64, by a
 * tree of bounding boxes whose leaves hold 16 rows. In few dimensions a query looks at few leaves; in many it comes to
 * comparing all pairs. Memory is proportional to the rows; the answer does not depend on the number of threads. Work is
 * shared and interrupted as in {@link KernelSums}.
 */
public final class Neighbourhoods {
    /** How distance is measured. */
    public enum Norm {
        /** The largest absolute difference of a coordinate. */
        MAXIMUM,
        /** The root of the sum of squared differences. */
        EUCLIDEAN
    }

    private static final int LEAVES_IN_PART = 16;
    /** Rows that a query is expected to look at, when guessing whether work is worth sharing. */
    private static final int EXPECTED_VISITS = 2000;

    private static final int NOT_ASKED = -1;

    private final BoxTree tree;
    private final int rows;

    private Neighbourhoods(BoxTree tree, int rows) {
        this.tree = tree;
        this.rows = rows;
    }

    /** @param rows n × d with n and d at least 1, finite */
    public static Neighbourhoods of(Samples rows, Norm norm) {
        Checks.atLeast("rows", rows.rows(), 1);
        Checks.atLeast("columns", rows.columns(), 1);
        return new Neighbourhoods(new BoxTree(rows, norm), rows.rows());
    }

    /**
     * The nearest others of every row, itself not counted; of equally near ones those with the lesser first coordinate that
     * differs, whatever the order of the rows.
     *
     * @param k how many, 1 to n − 1
     */
    public Nearest nearest(int k) {
        Checks.between("k", k, 1, Math.max(1, rows - 1));
        if (rows == 1) {
            throw new IllegalArgumentException("a single row has no neighbours");
        }
        int[] neighbours = new int[Checks.tableSize(rows, k)];
        double[] distances = new double[neighbours.length];
        forEachPart((from, to, work) -> {
            NearestSearch search = new NearestSearch(tree, k);
            for (int position = from; position < to; position++) {
                work.check();
                int at = tree.rowAt(position) * k;
                search.search(position);
                search.copyTo(neighbours, distances, at);
            }
        });
        return new Nearest(k, neighbours, distances);
    }

    /**
     * How many others lie within a radius of each row.
     *
     * @param radii of each row
     * @param inclusive whether others exactly at the radius count
     */
    public int[] countWithin(double[] radii, boolean inclusive) {
        if (radii.length != rows) {
            throw new IllegalArgumentException(radii.length + " radii for " + rows + " rows but must be as many");
        }
        int[] counts = new int[rows];
        forEachPart((from, to, work) -> {
            RadiusCount count = new RadiusCount(tree, inclusive);
            for (int position = from; position < to; position++) {
                work.check();
                int row = tree.rowAt(position);
                counts[row] = count.around(position, radii[row]);
            }
        });
        return counts;
    }

    /**
     * For some rows, the sum of the weights of all others that have the row strictly within their radius.
     *
     * @param radii of each row, and its {@code weights}
     * @param of numbers of the rows that are asked for
     * @return one sum for each row asked for
     */
    public double[] weightsReaching(double[] radii, double[] weights, int[] of) {
        ReachingSums sums = new ReachingSums(tree, radii, weights);
        int[] places = new int[rows];
        Arrays.fill(places, NOT_ASKED);
        for (int place = 0; place < of.length; place++) {
            places[of[place]] = place;
        }
        double[] answers = new double[of.length];
        forEachPart((from, to, work) -> {
            ReachingSums.Sum sum = sums.forOneThread();
            for (int position = from; position < to; position++) {
                int place = places[tree.rowAt(position)];
                if (place != NOT_ASKED) {
                    work.check();
                    answers[place] = sum.at(position);
                }
            }
        });
        return answers;
    }

    /** Work on positions {@code from} (included) to {@code to} (excluded). */
    private interface Positions {
        void run(int from, int to, Work work);
    }

    private void forEachPart(Positions positions) {
        int step = LEAVES_IN_PART * RowOrder.LEAF;
        int parts = (rows + step - 1) / step;
        long cost = (long) rows * Math.min(rows, EXPECTED_VISITS) * tree.columns();
        Work work = new Work();
        work.share(parts, cost, part -> positions.run(part * step, Math.min(rows, (part + 1) * step), work));
    }

    /** The k nearest others of every row. */
    public static final class Nearest {
        private final int k;
        private final int[] neighbours;
        private final double[] distances;

        private Nearest(int k, int[] neighbours, double[] distances) {
            this.k = k;
            this.neighbours = neighbours;
            this.distances = distances;
        }

        public int k() {
            return k;
        }

        /** @param rank 0 for the nearest, k − 1 for the k-th */
        public int neighbour(int row, int rank) {
            return neighbours[row * k + rank];
        }

        public double distance(int row, int rank) {
            return distances[row * k + rank];
        }

        /** How many are strictly nearer than the k-th: k − 1 unless others are as far away as it. */
        public int nearer(int row) {
            int nearer = k - 1;
            while (nearer > 0 && distance(row, nearer - 1) == distance(row, k - 1)) {
                nearer--;
            }
            return nearer;
        }

        /** For every row, how many have it among their k nearest. */
        public int[] counted() {
            int[] counted = new int[neighbours.length / k];
            for (int neighbour : neighbours) {
                counted[neighbour]++;
            }
            return counted;
        }

        /** The distance of every row to its k-th neighbour. */
        public double[] farthest() {
            double[] farthest = new double[distances.length / k];
            Arrays.setAll(farthest, row -> distance(row, k - 1));
            return farthest;
        }
    }
}
