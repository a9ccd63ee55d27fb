package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.IntStream;

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

    private static final int ROWS_IN_PART = 16 * RowOrder.LEAF;
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
        return nearest(k, everyRow());
    }

    /**
     * The nearest others of some rows, among all.
     *
     * @param of numbers of the rows that are asked for, each once
     */
    public Nearest nearest(int k, int[] of) {
        Checks.between("k", k, 1, Math.max(1, rows - 1));
        if (rows == 1) {
            throw new IllegalArgumentException("a single row has no neighbours");
        }
        int[] neighbours = new int[Checks.tableSize(of.length, k)];
        double[] distances = new double[neighbours.length];
        forEach(of, () -> {
            NearestSearch search = new NearestSearch(tree, k);
            return (position, place) -> {
                search.search(position);
                search.copyTo(neighbours, distances, place * k);
            };
        });
        return new Nearest(k, of, neighbours, distances);
    }

    /**
     * How many others lie within a radius of each row.
     *
     * @param radii of each row
     * @param inclusive whether others exactly at the radius count
     */
    public int[] countWithin(double[] radii, boolean inclusive) {
        return countWithin(radii, inclusive, everyRow());
    }

    /**
     * How many of all others lie within a radius of some rows.
     *
     * @param radii of each row that is asked for
     * @param of numbers of the rows that are asked for, each once
     */
    public int[] countWithin(double[] radii, boolean inclusive, int[] of) {
        if (radii.length != of.length) {
            throw new IllegalArgumentException(radii.length + " radii for " + of.length + " rows but must be as many");
        }
        int[] counts = new int[of.length];
        forEach(of, () -> {
            RadiusCount count = new RadiusCount(tree, inclusive);
            return (position, place) -> counts[place] = count.around(position, radii[place]);
        });
        return counts;
    }

    /**
     * For some rows, the sum of the weights of all others that have the row strictly within their radius.
     *
     * @param radii of each row, and its {@code weights}
     * @param of numbers of the rows that are asked for, each once
     * @return one sum for each row asked for
     */
    public double[] weightsReaching(double[] radii, double[] weights, int[] of) {
        ReachingSums sums = new ReachingSums(tree, radii, weights);
        double[] answers = new double[of.length];
        forEach(of, () -> {
            ReachingSums.Sum sum = sums.forOneThread();
            return (position, place) -> answers[place] = sum.at(position);
        });
        return answers;
    }

    private int[] everyRow() {
        return IntStream.range(0, rows).toArray();
    }

    /** What one thread finds out about one row after the other. */
    private interface Query {
        /** @param place of the row among those asked for */
        void run(int position, int place);
    }

    /** In the order of the tree, so that what one query reads is at hand for the next. */
    private void forEach(int[] of, Supplier<Query> forOneThread) {
        int[] places = new int[rows];
        Arrays.fill(places, NOT_ASKED);
        for (int place = 0; place < of.length; place++) {
            places[of[place]] = place;
        }
        int[] positions = IntStream.range(0, rows)
                .filter(position -> places[tree.rowAt(position)] != NOT_ASKED)
                .toArray();
        int parts = (positions.length + ROWS_IN_PART - 1) / ROWS_IN_PART;
        long cost = (long) positions.length * Math.min(rows, EXPECTED_VISITS) * tree.columns();
        Work work = new Work();
        work.share(parts, cost, part -> {
            Query query = forOneThread.get();
            for (int i = part * ROWS_IN_PART; i < Math.min(positions.length, (part + 1) * ROWS_IN_PART); i++) {
                work.check();
                query.run(positions[i], places[tree.rowAt(positions[i])]);
            }
        });
    }

    /** The k nearest others of the rows that were asked for, counted in the order in which they were. */
    public static final class Nearest {
        private final int k;
        private final int[] of;
        private final int[] neighbours;
        private final double[] distances;

        private Nearest(int k, int[] of, int[] neighbours, double[] distances) {
            this.k = k;
            this.of = of;
            this.neighbours = neighbours;
            this.distances = distances;
        }

        public int k() {
            return k;
        }

        /** Numbers of the rows that were asked for: of all, if none were named. */
        public int[] of() {
            return of.clone();
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

        /** For every row, how many have it among their k nearest, if all rows were asked for. */
        public int[] counted() {
            int[] counted = new int[of.length];
            for (int neighbour : neighbours) {
                counted[neighbour]++;
            }
            return counted;
        }

        /** The distance of each row asked for to its k-th neighbour. */
        public double[] farthest() {
            double[] farthest = new double[of.length];
            Arrays.setAll(farthest, row -> distance(row, k - 1));
            return farthest;
        }
    }
}
