package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Mixtures of equal Gaussians, evaluated at points t = s + σz around their own centres s: what a channel that adds noise
 * makes of its inputs. All in float64. Kernels are taken relative to that of the point's own centre, exp(−(|t − s_j|² −
 * |σz|²)/2σ²), so that they neither underflow nor overflow however wide the rows are. Centres so far away that all of them
 * together would add less than {@value #LEFT_OUT_WORDS} of a sum are left out; none is within 8σ of the point. Work is shared
 * and interrupted as in {@link KernelSums}; the result does not depend on the number of threads.
 */
public final class ChannelSums {
    static final String LEFT_OUT_WORDS = "e^−32";
    /** Exponent of what the centres left out may add. */
    private static final double LEFT_OUT = 32;
    /** Each part has sums of its own for all centres, so that there must not be many. */
    private static final int MOST_PARTS = 64;

    private static final int LEAST_IN_PART = 64;

    /** Standard normal numbers. Called from several threads. */
    public interface Normals {
        /** Fills an array with the numbers of a centre, or of a group of centres; equal calls give equal numbers. */
        void fill(int number, double[] normals);
    }

    /**
     * What the mixture of all centres, and those of the labels, are at points around each centre.
     *
     * @param whole by centre: the mean over its points t of ln mean_j K(t, s_j)
     * @param labelled by centre: the mean over its points, and over labels y weighted by p(y|s), of ln Σ_j p(y|s_j) K(t,
     *     s_j) / Σ_j p(y|s_j)
     * @param wholeInfluence by centre: its influence on the mean of {@code whole}, up to a constant
     * @param labelledInfluence by centre: its influence on the mean of {@code labelled}, up to a constant
     */
    public record Terms(
            double[] whole, double[] labelled, double[] wholeInfluence, double[] labelledInfluence) {}

    private final double rate;
    private final double sigma;
    private final Samples centres;

    private ChannelSums(Samples centres, double sigma) {
        Checks.atLeast("columns", centres.columns(), 1);
        this.centres = centres;
        this.sigma = Checks.positive("sigma", sigma);
        this.rate = 0.5 / sigma / sigma;
    }

    /**
     * One mixture of all centres, and one for each label.
     *
     * @param centres n × d, finite
     * @param sigma σ, over 0
     * @param draws points around each centre
     * @param normals draws · d numbers for each centre
     * @param weights by label and centre: p(y|s)
     */
    public static Terms of(Samples centres, double sigma, int draws, Normals normals, double[][] weights) {
        return new ChannelSums(centres, sigma).terms(draws, normals, weights, true);
    }

    /** The same over all pairs, however far apart. */
    static Terms ofAllPairs(Samples centres, double sigma, int draws, Normals normals, double[][] weights) {
        return new ChannelSums(centres, sigma).terms(draws, normals, weights, false);
    }

    /**
     * A mixture for each group of centres.
     *
     * @param centres n · each × d, finite; the centres of a group stand together
     * @param each centres of a group
     * @param sigma σ, over 0
     * @param draws points around each centre
     * @param normals each · draws · d numbers for each group
     * @return by group: the mean over the points t of its centres of ln mean_j K(t, s_j) over the centres of the group
     */
    public static double[] ofGroups(Samples centres, int each, double sigma, int draws, Normals normals) {
        ChannelSums sums = new ChannelSums(centres, sigma);
        int groups = centres.rows() / each;
        double[] logs = new double[groups];
        int inPart = Math.max(1, groups / MOST_PARTS);
        int parts = (groups + inPart - 1) / inPart;
        Work work = new Work();
        work.share(parts, (long) centres.rows() * each * draws * (centres.columns() + LEAST_IN_PART), part -> {
            Group group = sums.new Group(each, draws);
            int end = Math.min(groups, (part + 1) * inPart);
            for (int number = part * inPart; number < end; number++) {
                work.check();
                logs[number] = group.meanLog(number, normals);
            }
        });
        return logs;
    }

    private Terms terms(int draws, Normals normals, double[][] weights, boolean near) {
        BoxTree tree = new BoxTree(centres, Neighbourhoods.Norm.EUCLIDEAN);
        int rows = centres.rows();
        int inPart = Math.max(LEAST_IN_PART, (rows + MOST_PARTS - 1) / MOST_PARTS);
        int parts = (rows + inPart - 1) / inPart;
        double[][] byPosition = new double[weights.length][tree.leaves() * RowOrder.LEAF];
        for (int label = 0; label < weights.length; label++) {
            for (int position = 0; position < rows; position++) {
                byPosition[label][position] = weights[label][tree.rowAt(position)];
            }
        }
        Mixture mixture = new Mixture(tree, byPosition, draws, near);
        Around[] done = new Around[parts];
        AtomicInteger count = new AtomicInteger();
        RunMonitor monitor = RunMonitor.current();
        Work work = new Work();
        work.share(parts, (long) rows * rows * draws * (centres.columns() + LEAST_IN_PART), part -> {
            Around around = new Around(mixture, normals);
            for (int position = part * inPart; position < Math.min(rows, (part + 1) * inPart); position++) {
                work.check();
                around.add(position);
            }
            done[part] = around;
            monitor.within(count.incrementAndGet(), parts, "centres");
        });
        return summed(tree, done, inPart);
    }

    private static Terms summed(BoxTree tree, Around[] parts, int inPart) {
        int rows = tree.rowsIn(0, tree.leaves());
        Terms terms = new Terms(new double[rows], new double[rows], new double[rows], new double[rows]);
        for (int position = 0; position < rows; position++) {
            int row = tree.rowAt(position);
            Around own = parts[position / inPart];
            terms.whole[row] = own.whole[position];
            terms.labelled[row] = own.labelled[position];
            terms.wholeInfluence[row] = own.whole[position];
            terms.labelledInfluence[row] = own.labelled[position];
            for (Around part : parts) {
                terms.wholeInfluence[row] += part.wholeSpread[position];
                terms.labelledInfluence[row] += part.labelledSpread[position];
            }
        }
        return terms;
    }

    /** exp(−rate · difference) of squared distances in place. @param end a multiple of 16 */
    private void exponentials(double[] differences, int end) {
        if (PairwiseEngine.hasVectors()) {
            VectorDoubleTiles.exponentials(differences, 0, end, rate);
        } else {
            for (int i = 0; i < end; i++) {
                differences[i] = Math.exp(-rate * differences[i]);
            }
        }
    }

    /** What all threads read. @param weights by label and position @param near whether far centres are left out */
    private record Mixture(BoxTree tree, double[][] weights, int draws, boolean near) {
        double[] weightSums() {
            return Arrays.stream(weights)
                    .mapToDouble(of -> Arrays.stream(of).sum())
                    .toArray();
        }
    }

    /** Points around some centres, for one thread. All arrays are by position in the tree. */
    private final class Around {
        private final Mixture mixture;
        private final BoxTree tree;
        private final Normals normals;
        private final double[] weightSums;
        private final double[] whole;
        private final double[] labelled;
        private final double[] wholeSpread;
        private final double[] labelledSpread;
        private final double[] numbers;
        private final double[] centre;
        private final double[] point;
        private final double[] lanes = new double[RowOrder.LEAF];
        private final double[] kernels;
        private final int[] leaves;
        private final double leftOut;
        private int found;

        Around(Mixture mixture, Normals normals) {
            this.mixture = mixture;
            this.tree = mixture.tree();
            this.normals = normals;
            this.weightSums = mixture.weightSums();
            int positions = tree.leaves() * RowOrder.LEAF;
            whole = new double[positions];
            labelled = new double[positions];
            wholeSpread = new double[positions];
            labelledSpread = new double[positions];
            kernels = new double[positions];
            leaves = new int[tree.leaves()];
            numbers = new double[Checks.tableSize(mixture.draws(), tree.columns())];
            centre = new double[tree.columns()];
            point = new double[tree.columns()];
            leftOut = mixture.near() ? (LEFT_OUT + Math.log(tree.rowsIn(0, tree.leaves()))) / rate : Double.POSITIVE_INFINITY;
        }

        void add(int position) {
            tree.copyRow(position, centre);
            normals.fill(tree.rowAt(position), numbers);
            for (int draw = 0; draw < mixture.draws(); draw++) {
                double own = 0;
                for (int k = 0; k < centre.length; k++) {
                    point[k] = centre[k] + sigma * numbers[draw * centre.length + k];
                    own += (point[k] - centre[k]) * (point[k] - centre[k]);
                }
                found = 0;
                find(0, 0, tree.leaves(), own + leftOut);
                int end = found * RowOrder.LEAF;
                for (int i = 0; i < end; i++) {
                    kernels[i] -= own;
                }
                exponentials(kernels, end);
                addPoint(position, end);
            }
        }

        private void find(int node, int from, int to, double reach) {
            if (tree.leastDistance(point, node) > reach) {
                return;
            }
            if (to - from == 1) {
                tree.distances(point, from, lanes);
                System.arraycopy(lanes, 0, kernels, found * RowOrder.LEAF, RowOrder.LEAF);
                leaves[found++] = from;
                return;
            }
            int middle = BoxTree.middle(from, to);
            find(BoxTree.left(node), from, middle, reach);
            find(BoxTree.right(node, from, to), middle, to, reach);
        }

        private void addPoint(int position, int end) {
            double total = 0;
            for (int i = 0; i < end; i++) {
                total += kernels[i];
            }
            whole[position] += Math.log(total / tree.rowsIn(0, tree.leaves())) / mixture.draws();
            spread(wholeSpread, 1 / (total * mixture.draws()));
            for (int label = 0; label < weightSums.length; label++) {
                double share = mixture.weights()[label][position];
                if (share > 0) {
                    addLabel(position, label, share);
                }
            }
        }

        private void addLabel(int position, int label, double share) {
            double[] weights = mixture.weights()[label];
            double sum = 0;
            for (int leaf = 0; leaf < found; leaf++) {
                int from = leaves[leaf] * RowOrder.LEAF;
                for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                    sum += kernels[leaf * RowOrder.LEAF + lane] * weights[from + lane];
                }
            }
            labelled[position] += share * Math.log(sum / weightSums[label]) / mixture.draws();
            double factor = share / (sum * mixture.draws());
            for (int leaf = 0; leaf < found; leaf++) {
                int from = leaves[leaf] * RowOrder.LEAF;
                for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                    labelledSpread[from + lane] +=
                            factor * kernels[leaf * RowOrder.LEAF + lane] * weights[from + lane];
                }
            }
        }

        private void spread(double[] sums, double factor) {
            for (int leaf = 0; leaf < found; leaf++) {
                int from = leaves[leaf] * RowOrder.LEAF;
                for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                    sums[from + lane] += factor * kernels[leaf * RowOrder.LEAF + lane];
                }
            }
        }
    }

    /** A group of few centres, for one thread: all pairs. */
    private final class Group {
        private final int each;
        private final int draws;
        private final int columns = centres.columns();
        /** The room of a point: the centres, filled up to whole leaves. */
        private final int room;

        private final double[] rows;
        private final double[] byColumn;
        private final double[] numbers;
        private final double[] kernels;

        Group(int each, int draws) {
            this.each = each;
            this.draws = draws;
            this.room = (each + RowOrder.LEAF - 1) / RowOrder.LEAF * RowOrder.LEAF;
            rows = new double[Checks.tableSize(each, columns)];
            byColumn = new double[Checks.tableSize(room, columns)];
            numbers = new double[Checks.tableSize((long) each * draws, columns)];
            kernels = new double[Checks.tableSize(draws, room)];
        }

        double meanLog(int number, Normals normals) {
            centres.copyRows(number * each, (number + 1) * each, rows);
            for (int place = 0; place < room; place++) {
                for (int k = 0; k < columns; k++) {
                    byColumn[k * room + place] = rows[Math.min(place, each - 1) * columns + k]; // the rest is not counted
                }
            }
            normals.fill(number, numbers);
            return IntStream.range(0, each).mapToDouble(this::sumOfLogs).sum() / each / draws;
        }

        /** The sum of the logarithms at all points around one centre. */
        private double sumOfLogs(int centre) {
            Arrays.fill(kernels, 0);
            for (int draw = 0; draw < draws; draw++) {
                double own = 0;
                for (int k = 0; k < columns; k++) {
                    double at = rows[centre * columns + k];
                    double point = at + sigma * numbers[(centre * draws + draw) * columns + k];
                    own += (point - at) * (point - at);
                    addSquares(point, k * room, draw * room);
                }
                for (int i = draw * room; i < (draw + 1) * room; i++) {
                    kernels[i] -= own;
                }
            }
            exponentials(kernels, draws * room);
            double logs = 0;
            for (int draw = 0; draw < draws; draw++) {
                double sum = 0;
                for (int i = draw * room; i < draw * room + each; i++) {
                    sum += kernels[i];
                }
                logs += Math.log(sum / each);
            }
            return logs;
        }

        private void addSquares(double point, int from, int to) {
            for (int i = 0; i < room; i++) {
                double difference = byColumn[from + i] - point;
                kernels[to + i] += difference * difference;
            }
        }
    }
}
