package infoplane.pairwise;

import infoplane.core.Checks;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mixtures of equal Gaussians, evaluated at points t = s + σz around their own centres s: what a channel with noise makes of
 * its inputs. All in float64. Kernels are relative to that of the point's own centre, K(t, s_j) = exp(−(|t − s_j|² −
 * |σz|²)/2σ²), so that they neither underflow nor overflow however wide the rows are. Centres so far away that all of them
 * together would add less than e^−32 of a sum are left out; none of these is within 8σ of the point. Work is shared and
 * interrupted as in {@link KernelSums}; the result does not depend on the number of threads.
 */
public final class ChannelSums {
    /** Exponent of what the centres left out may add. */
    private static final double LEFT_OUT = 32;
    /** Each part has sums of its own for all inputs, so that there must not be many. */
    private static final int MOST_PARTS = 64;

    private static final int LEAST_IN_PART = 64;
    /** What an exponential costs, in multiply-adds. */
    private static final int EXPONENTIAL = 16;

    /** Standard normal numbers. Called from several threads. */
    public interface NormalNumbers {
        /** Fills an array with the numbers of an input; equal calls give equal numbers. */
        void fill(int input, double[] normals);
    }

    /**
     * What mixtures are at the points of each input, and what each input adds to their means.
     *
     * @param whole by input: the mean over its points t of ln mean_j K(t, s_j) over all centres
     * @param given by input: the same over the centres of the input alone
     * @param labelled by input: the mean over its points, and over labels y weighted by p(y|x), of the same over all
     *     centres weighted by p(y|x)
     * @param wholeInfluence by input: its influence on the mean of {@code whole}, up to a constant
     * @param labelledInfluence by input: its influence on the mean of {@code labelled}, up to a constant
     */
    public record Terms(
            double[] whole, double[] given, double[] labelled, double[] wholeInfluence, double[] labelledInfluence) {}

    /**
     * What is asked for.
     *
     * @param centres N·R × d, finite; rows i·R to i·R + R − 1 are those of input i
     * @param replicas R, centres of each input
     * @param others how many centres of an input, 1 to R, stand for all of them at the points of other inputs
     * @param sigma σ, over 0
     * @param points of each input; point p lies around centre p modulo {@code others}
     * @param normals points · d numbers for each input
     * @param weights by label and input: p(y|x)
     */
    public record Channel(
            Samples centres,
            int replicas,
            int others,
            double sigma,
            int points,
            NormalNumbers normals,
            double[][] weights) {
        public Channel {
            Checks.atLeast("columns", centres.columns(), 1);
            Checks.positive("sigma", sigma);
        }

        int inputs() {
            return centres.rows() / replicas;
        }

        /** The centres that stand for their inputs. */
        Samples ofOthers() {
            return others == replicas
                    ? centres
                    : centres.select(IntStream.range(0, centres.rows())
                            .filter(row -> row % replicas < others)
                            .toArray());
        }

        double rate() {
            return 0.5 / sigma / sigma;
        }
    }

    private final Channel channel;
    /** Of the centres that stand for their inputs. */
    private final BoxTree tree;

    private final int centres;
    /** What a sum over all centres of an input counts for in one over those that stand for it. */
    private final double ownShare;

    private final double[][] weights;
    private final double[] weightSums;
    private final double leftOut;
    private final double[] whole;
    private final double[] given;
    private final double[] labelled;

    private ChannelSums(Channel channel, boolean near) {
        this.channel = channel;
        Samples ofOthers = channel.ofOthers();
        centres = ofOthers.rows();
        tree = new BoxTree(ofOthers, Neighbourhoods.Norm.EUCLIDEAN);
        weights = new double[channel.weights().length][tree.leaves() * RowOrder.LEAF];
        weightSums = new double[weights.length];
        for (int label = 0; label < weights.length; label++) {
            for (int position = 0; position < centres; position++) {
                weights[label][position] = channel.weights()[label][inputAt(position)];
                weightSums[label] += weights[label][position];
            }
        }
        ownShare = (double) channel.others() / channel.replicas();
        leftOut = near ? (LEFT_OUT + Math.log(centres)) / channel.rate() : Double.POSITIVE_INFINITY;
        int points = Checks.tableSize(channel.inputs(), channel.points());
        whole = new double[points];
        given = new double[points];
        labelled = new double[points];
    }

    public static Terms of(Channel channel) {
        return new ChannelSums(channel, true).terms();
    }

    /** The same over all pairs, however far apart. */
    static Terms ofAllPairs(Channel channel) {
        return new ChannelSums(channel, false).terms();
    }

    private int inputAt(int position) {
        return tree.rowAt(position) / channel.others();
    }

    private Terms terms() {
        int inPart = Math.max(LEAST_IN_PART, (centres + MOST_PARTS - 1) / MOST_PARTS);
        int parts = (centres + inPart - 1) / inPart;
        Part[] done = new Part[parts];
        AtomicInteger count = new AtomicInteger();
        RunMonitor monitor = RunMonitor.current();
        Work work = new Work();
        long cost = (long) centres * channel.inputs() * channel.points() * (tree.columns() + EXPONENTIAL);
        work.share(parts, cost, number -> {
            Part part = new Part(work);
            for (int position = number * inPart; position < Math.min(centres, (number + 1) * inPart); position++) {
                part.add(position);
            }
            done[number] = part;
            monitor.within(count.incrementAndGet(), parts, "parts of a layer");
        });
        double[] wholeTerms = means(whole);
        double[] labelledTerms = means(labelled);
        double[] wholeInfluence = wholeTerms.clone();
        double[] labelledInfluence = labelledTerms.clone();
        for (Part part : done) {
            for (int input = 0; input < wholeInfluence.length; input++) {
                wholeInfluence[input] += part.wholeSpread[input];
                labelledInfluence[input] += part.labelledSpread[input];
            }
        }
        return new Terms(wholeTerms, means(given), labelledTerms, wholeInfluence, labelledInfluence);
    }

    /** By input, the mean over its points. */
    private double[] means(double[] ofPoints) {
        double[] means = new double[channel.inputs()];
        for (int i = 0; i < ofPoints.length; i++) {
            means[i / channel.points()] += ofPoints[i] / channel.points();
        }
        return means;
    }

    /** exp(−rate · difference) of squared distances in place. @param end a multiple of 16 */
    private void exponentials(double[] differences, int end) {
        if (PairwiseEngine.hasVectors()) {
            VectorDoubleTiles.exponentials(differences, 0, end, channel.rate());
        } else {
            for (int i = 0; i < end; i++) {
                differences[i] = Math.exp(-channel.rate() * differences[i]);
            }
        }
    }

    /** The points around some centres, for one thread. */
    private final class Part {
        private final Work work;
        private final double[] numbers = new double[Checks.tableSize(channel.points(), tree.columns())];
        private final double[] centre = new double[tree.columns()];
        private final double[] point = new double[tree.columns()];
        private final double[] other = new double[tree.columns()];
        private final double[] lanes = new double[RowOrder.LEAF];
        /** Of the leaves within reach. */
        private final double[] kernels = new double[tree.leaves() * RowOrder.LEAF];

        private final double[] ownKernels =
                new double[(channel.replicas() + RowOrder.LEAF - 1) / RowOrder.LEAF * RowOrder.LEAF];
        private final int[] leaves = new int[tree.leaves()];
        private int found;
        /** By input: Σ K(t, s)/Σ K(t, s_j) over the first point t of each input, and the centres s of the input. */
        private final double[] wholeSpread = new double[channel.inputs()];

        private final double[] labelledSpread = new double[channel.inputs()];

        Part(Work work) {
            this.work = work;
        }

        /** Adds all points around a centre. */
        void add(int position) {
            int input = inputAt(position);
            int replica = tree.rowAt(position) % channel.others();
            if (replica >= channel.points()) {
                return;
            }
            tree.copyRow(position, centre);
            channel.normals().fill(input, numbers);
            for (int number = replica; number < channel.points(); number += channel.others()) {
                work.check();
                double own = 0;
                for (int k = 0; k < centre.length; k++) {
                    point[k] = centre[k] + channel.sigma() * numbers[number * centre.length + k];
                    own += (point[k] - centre[k]) * (point[k] - centre[k]);
                }
                addPoint(input, number, position, own);
            }
        }

        private void addPoint(int input, int number, int position, double own) {
            found = 0;
            find(0, 0, tree.leaves(), own + leftOut);
            int end = found * RowOrder.LEAF;
            for (int i = 0; i < end; i++) {
                kernels[i] -= own;
            }
            exponentials(kernels, end);
            ofInput(input, own);
            double all = sum(ownKernels, channel.replicas());
            double counted = sum(ownKernels, channel.others());
            double total = Math.max(0, sum(kernels, end) - counted) + all * ownShare;
            int at = input * channel.points() + number;
            whole[at] = Math.log(total / centres);
            given[at] = Math.log(all / channel.replicas());
            if (number == 0) {
                spread(wholeSpread, 1 / total, null);
                wholeSpread[input] += (all * ownShare - counted) / total;
            }
            for (int label = 0; label < weights.length; label++) {
                double share = weights[label][position];
                if (share > 0) {
                    double sum = Math.max(0, weighted(weights[label]) - share * counted) + share * all * ownShare;
                    labelled[at] += share * Math.log(sum / weightSums[label]);
                    if (number == 0) {
                        spread(labelledSpread, share / sum, weights[label]);
                        labelledSpread[input] += share * share * (all * ownShare - counted) / sum;
                    }
                }
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

        private static double sum(double[] values, int end) {
            double sum = 0;
            for (int i = 0; i < end; i++) {
                sum += values[i];
            }
            return sum;
        }

        /** Kernels of the centres of one input. */
        private void ofInput(int input, double own) {
            int replicas = channel.replicas();
            for (int replica = 0; replica < replicas; replica++) {
                int row = input * replicas + replica;
                channel.centres().copyRows(row, row + 1, other);
                double square = 0;
                for (int k = 0; k < other.length; k++) {
                    square += (other[k] - point[k]) * (other[k] - point[k]);
                }
                ownKernels[replica] = square - own;
            }
            exponentials(ownKernels, ownKernels.length);
        }

        private double weighted(double[] weightsOf) {
            double sum = 0;
            for (int leaf = 0; leaf < found; leaf++) {
                int from = leaves[leaf] * RowOrder.LEAF;
                for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                    sum += kernels[leaf * RowOrder.LEAF + lane] * weightsOf[from + lane];
                }
            }
            return sum;
        }

        /** @param weightsOf null: all are 1 */
        private void spread(double[] sums, double factor, double @Nullable [] weightsOf) {
            for (int leaf = 0; leaf < found; leaf++) {
                int from = leaves[leaf] * RowOrder.LEAF;
                int rows = tree.rowsIn(leaves[leaf], leaves[leaf] + 1);
                for (int lane = 0; lane < rows; lane++) {
                    double weight = weightsOf == null ? 1 : weightsOf[from + lane];
                    sums[inputAt(from + lane)] += factor * weight * kernels[leaf * RowOrder.LEAF + lane];
                }
            }
        }
    }
}
