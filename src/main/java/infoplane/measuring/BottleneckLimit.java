package infoplane.measuring;

import infoplane.core.Information;
import infoplane.core.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The information bottleneck limit: the greatest I(T;Y) that any T computed from X alone can have at a given I(X;T).
 *
 * <p>If the label is a function of the input, the limit is the diagonal up to H(Y) and flat beyond it (Kolchinsky,
 * Tracey and Van Kuyk, ICLR 2019). For soft labels it follows from the self-consistent equations of Tishby, Pereira and
 * Bialek, <em>The information bottleneck method</em> (1999), annealed downward in β. Only p(y|x) matters, so inputs
 * with the same label distribution are merged. The equations have local optima; the limit is the upper concave hull of
 * their solutions.
 */
public final class BottleneckLimit {
    /** A corner of the limit; straight lines connect the corners. */
    public record Corner(Information input, Information label) {}

    /**
     * Greatest number of different label distributions. With more, the computation would take minutes and the limit
     * stays unknown.
     */
    private static final int MOST_DISTRIBUTIONS = 300;

    /** Distributions are equal if they agree when rounded to 1/DIGITS. */
    private static final double DIGITS = 1e12;

    private static final double HIGHEST_BETA = 1000;
    private static final double LOWEST_BETA = 1.02;
    private static final double BETA_STEP = 0.87;
    private static final int MOST_STEPS = 4000;
    private static final double CONVERGED = 1e-9;
    private static final double VANISHED = 1e-14;
    private static final double SAME = 1e-12;
    private static final double NOTHING = 1e-6;

    private final double[] weights;
    private final double[][] labels;

    private BottleneckLimit(double[] weights, double[][] labels) {
        this.weights = weights;
        this.labels = labels;
    }

    /** The limit for labels that are a function of the inputs. */
    static List<Corner> deterministic(Information inputEntropy, Information label) {
        return List.of(
                new Corner(Information.ZERO, Information.ZERO),
                new Corner(label, label),
                new Corner(inputEntropy, label));
    }

    /**
     * The limit for soft labels. Its corners ascend from (0, 0) to (H(X), I(X;Y)); empty if there are too many
     * different label distributions.
     *
     * @param labels p(y|x) of equally likely inputs
     */
    static List<Corner> soft(Labels labels, Information inputEntropy, Information label) {
        Map<List<Long>, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < labels.count(); row++) {
            List<Long> distribution = new ArrayList<>();
            for (int one = 0; one < labels.classCount(); one++) {
                distribution.add(Math.round(labels.probability(row, one) * DIGITS));
            }
            counts.merge(distribution, 1, Integer::sum);
            if (counts.size() > MOST_DISTRIBUTIONS) {
                return List.of();
            }
        }
        double[] weights = counts.values().stream()
                .mapToDouble(count -> (double) count / labels.count())
                .toArray();
        double[][] distributions = counts.keySet().stream()
                .map(row -> row.stream().mapToDouble(value -> value / DIGITS).toArray())
                .toArray(double[][]::new);
        List<double[]> points = new BottleneckLimit(weights, distributions).anneal();
        points.add(new double[] {0, 0});
        points.add(new double[] {inputEntropy.nats(), label.nats()});
        return hull(points);
    }

    /**
     * The solution at one β, annealed down to it.
     *
     * @return I(X;T) and I(T;Y) in nats
     */
    static double[] at(double[] weights, double[][] labels, double beta) {
        BottleneckLimit problem = new BottleneckLimit(weights, labels);
        double[][] encoder = problem.start();
        for (double hotter = HIGHEST_BETA; hotter > beta; hotter *= BETA_STEP) {
            encoder = problem.iterate(encoder, hotter);
        }
        return problem.informations(problem.iterate(encoder, beta));
    }

    private List<double[]> anneal() {
        List<double[]> points = new ArrayList<>();
        double[][] encoder = start();
        for (double beta = HIGHEST_BETA; beta > LOWEST_BETA && encoder[0].length > 1; beta *= BETA_STEP) {
            encoder = iterate(encoder, beta);
            double[] point = informations(encoder);
            if (point[0] < NOTHING) { // below this only rounding errors remain
                break;
            }
            points.add(point);
        }
        return points;
    }

    /** The initial encoder q(t|x), nearly the identity. */
    private double[][] start() {
        int count = weights.length;
        double[][] encoder = new double[count][count];
        for (int x = 0; x < count; x++) {
            Arrays.fill(encoder[x], 0.1 / count);
            encoder[x][x] += 0.9;
        }
        return encoder;
    }

    /**
     * Iterates q(t|x) ∝ q(t) exp(−β KL[p(y|x) ‖ q(y|t)]) until it converges. Drops clusters that vanish and merges
     * clusters that agree.
     */
    private double[][] iterate(double[][] start, double beta) {
        double[][] encoder = merged(start);
        for (int step = 0; step < MOST_STEPS; step++) {
            double change = advance(encoder, beta);
            if (change < CONVERGED) {
                break;
            }
            if (step % 50 == 49) {
                encoder = merged(encoder);
            }
        }
        return merged(encoder);
    }

    private double advance(double[][] encoder, double beta) {
        int clusters = encoder[0].length;
        double[] shares = shares(encoder);
        double[][] logDecoder = decoder(encoder, shares);
        for (double[] row : logDecoder) {
            for (int label = 0; label < row.length; label++) {
                row[label] = Math.log(row[label]);
            }
        }
        double change = 0;
        double[] next = new double[clusters];
        for (int x = 0; x < weights.length; x++) {
            double most = Double.NEGATIVE_INFINITY;
            for (int t = 0; t < clusters; t++) {
                double agreement = 0; // −KL without the term that is equal for all t
                for (int label = 0; label < labels[x].length; label++) {
                    agreement += labels[x][label] > 0 ? labels[x][label] * logDecoder[t][label] : 0;
                }
                next[t] = Math.log(shares[t]) + beta * agreement;
                most = Math.max(most, next[t]);
            }
            double sum = 0;
            for (int t = 0; t < clusters; t++) {
                next[t] = Math.exp(next[t] - most);
                sum += next[t];
            }
            for (int t = 0; t < clusters; t++) {
                double value = next[t] / sum;
                change = Math.max(change, Math.abs(value - encoder[x][t]));
                encoder[x][t] = value;
            }
        }
        return change;
    }

    /** The cluster weights q(t). */
    private double[] shares(double[][] encoder) {
        double[] shares = new double[encoder[0].length];
        for (int x = 0; x < weights.length; x++) {
            for (int t = 0; t < shares.length; t++) {
                shares[t] += weights[x] * encoder[x][t];
            }
        }
        return shares;
    }

    /** q(y|t), one row for each cluster. */
    private double[][] decoder(double[][] encoder, double[] shares) {
        double[][] decoder = new double[shares.length][labels[0].length];
        for (int x = 0; x < weights.length; x++) {
            for (int t = 0; t < shares.length; t++) {
                double joint = weights[x] * encoder[x][t] / shares[t];
                for (int label = 0; label < labels[x].length; label++) {
                    decoder[t][label] += joint * labels[x][label];
                }
            }
        }
        return decoder;
    }

    /** The encoder without empty clusters, and with clusters of equal q(y|t) merged. */
    private double[][] merged(double[][] encoder) {
        double[] shares = shares(encoder);
        double[][] decoder = decoder(encoder, shares);
        List<Integer> leaders = new ArrayList<>();
        int[] target = new int[shares.length];
        for (int t = 0; t < shares.length; t++) {
            target[t] = -1;
            for (int leader = 0; leader < leaders.size() && target[t] < 0; leader++) {
                target[t] = distance(decoder[t], decoder[leaders.get(leader)]) < SAME ? leader : -1;
            }
            if (target[t] < 0 && shares[t] > VANISHED) {
                target[t] = leaders.size();
                leaders.add(t);
            }
        }
        double[][] fewer = new double[encoder.length][leaders.size()];
        for (int x = 0; x < encoder.length; x++) {
            for (int t = 0; t < shares.length; t++) {
                if (target[t] >= 0) {
                    fewer[x][target[t]] += encoder[x][t];
                }
            }
        }
        return fewer;
    }

    private static double distance(double[] one, double[] other) {
        double most = 0;
        for (int label = 0; label < one.length; label++) {
            most = Math.max(most, Math.abs(one[label] - other[label]));
        }
        return most;
    }

    /** I(X;T) and I(T;Y) in nats. */
    private double[] informations(double[][] encoder) {
        double[] shares = shares(encoder);
        double[][] decoder = decoder(encoder, shares);
        double[] prior = new double[labels[0].length];
        double input = 0;
        for (int x = 0; x < weights.length; x++) {
            for (int label = 0; label < prior.length; label++) {
                prior[label] += weights[x] * labels[x][label];
            }
            for (int t = 0; t < shares.length; t++) {
                input += term(weights[x] * encoder[x][t], encoder[x][t] / shares[t]);
            }
        }
        double about = 0;
        for (int t = 0; t < shares.length; t++) {
            for (int label = 0; label < prior.length; label++) {
                about += term(shares[t] * decoder[t][label], decoder[t][label] / prior[label]);
            }
        }
        return new double[] {Math.max(0, input), Math.max(0, Math.min(input, about))};
    }

    private static double term(double weight, double ratio) {
        return weight > 0 ? weight * Math.log(ratio) : 0;
    }

    /** The corners of the upper concave hull, ascending. */
    private static List<Corner> hull(List<double[]> points) {
        points.sort(Comparator.<double[]>comparingDouble(point -> point[0]).thenComparingDouble(point -> point[1]));
        List<double[]> hull = new ArrayList<>();
        for (double[] point : points) {
            while (hull.size() > 1 && !turnsDown(hull.get(hull.size() - 2), hull.get(hull.size() - 1), point)) {
                hull.remove(hull.size() - 1);
            }
            hull.add(point);
        }
        return hull.stream()
                .map(point -> new Corner(Information.ofNats(point[0]), Information.ofNats(point[1])))
                .toList();
    }

    private static boolean turnsDown(double[] from, double[] by, double[] to) {
        return (by[0] - from[0]) * (to[1] - from[1]) - (by[1] - from[1]) * (to[0] - from[0]) < 0;
    }
}
