package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.density.ValueOrder;
import infoplane.pairwise.GramMatrix;
import infoplane.pairwise.GramSpectrum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Matrix-based Rényi information, averaged over disjoint batches of rows that are drawn with a fixed seed. The Gram matrix K
 * of a batch of n standardised rows is K_ij = exp(−|t_i − t_j|²/2σ²) with σ = γ √d n^(−1/(4+d)). The entropy is S = ln(Σ
 * λ_i^α) / (1 − α) over the eigenvalues of K/n. The joint entropy of a pair is that of the elementwise product K_A ∘ K_B
 * (Sánchez Giraldo, Rao and Príncipe 2015, eq. 8 and 10).
 *
 * <p>Inputs and labels are symbols. K_X is the identity if all inputs differ, so I(X;T) = S(T). K_Y is 1 for equal labels
 * and 0 for different ones, so the eigenvalues of K_T ∘ K_Y are those of its blocks.
 */
final class RenyiEstimator implements Estimator {
    private static final Seed BATCHES = new Seed(1);
    private static final double SATURATED_SHARE = 0.95;

    private final RenyiSettings settings;

    RenyiEstimator(RenyiSettings settings) {
        this.settings = settings;
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        requireTwo(a.rows());
        ZScores first = ZScores.of(a);
        ZScores second = ZScores.of(b);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        int[][] batches = batches(ValueOrder.of(a.beside(b)), flags);
        boolean constant = first.columns() == 0 || second.columns() == 0;
        if (constant) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        } else if (first.dropped() || second.dropped()) {
            flags.add(EstimateFlag.COLUMNS_DROPPED);
        }
        double[] informations = new double[batches.length];
        for (int i = 0; i < batches.length && !constant; i++) {
            RunMonitor.current().checkpoint(i, batches.length, "Rényi information");
            double[] gramOfA = gram(first, batches[i]);
            double[] gramOfB = gram(second, batches[i]);
            double[] product = gramOfA.clone();
            Arrays.setAll(product, k -> gramOfA[k] * gramOfB[k]);
            int n = batches[i].length;
            informations[i] = entropy(gramOfA, n) + entropy(gramOfB, n) - entropy(product, n);
        }
        Information ceiling = ceiling(batches);
        double nats = mean(informations);
        flagSaturation(nats, ceiling, flags);
        return new Estimate(Information.ofNats(nats), ceiling, error(informations), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        layer.requireOneDraw("renyi");
        FiniteRows.require("the activations", layer.rows());
        requireTwo(layer.rows().rows());
        ZScores scores = ZScores.of(layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        int[][] batches = batches(IntStream.range(0, scores.rows()).toArray(), flags);
        flagLayer(scores, layer, flags);
        double[] entropies = new double[batches.length];
        double[] informations = new double[batches.length];
        for (int i = 0; i < batches.length && scores.columns() > 0; i++) { // without columns all values stay 0
            RunMonitor.current().checkpoint(i, batches.length, "Rényi entropy");
            double[] gram = gram(scores, batches[i]);
            entropies[i] = entropy(gram, batches[i].length);
            informations[i] = entropies[i] + ofLabels(gram, batches[i], layer.labels());
        }
        Information ceiling = ceiling(batches);
        Information entropy = Information.ofNats(mean(entropies));
        flagSaturation(entropy.nats(), ceiling, flags);
        boolean hard = !layer.labels().isSoft();
        return new PlaneEstimate(
                entropy,
                hard ? Information.ofNats(mean(informations)) : null,
                entropy,
                error(entropies),
                hard ? error(informations) : null,
                ceiling,
                null,
                null,
                flags);
    }

    private static void flagLayer(ZScores scores, LayerSample layer, Set<EstimateFlag> flags) {
        if (scores.columns() == 0) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        } else if (scores.dropped()) {
            flags.add(EstimateFlag.COLUMNS_DROPPED);
        }
        if (layer.labels().isSoft()) {
            flags.add(EstimateFlag.NO_LABEL_INFORMATION);
        } else if (layer.labels().entropy().nats() == 0) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
    }

    private static void requireTwo(int rows) {
        if (rows < 2) {
            throw new EstimationRefusedException("there is 1 row but a Gram matrix needs at least 2");
        }
    }

    /**
     * Draws disjoint batches by places in the given order. For layers the order is that of the inputs, so every layer gets
     * the same batches.
     */
    private int[][] batches(int[] ordered, Set<EstimateFlag> flags) {
        int rows = ordered.length;
        int size = Math.min(rows, settings.batch());
        int count = Math.min(settings.batches(), rows / size);
        if (count * size < rows) {
            flags.add(EstimateFlag.SUBSAMPLED);
        }
        int[] order = ordered.clone();
        RandomGenerator random = BATCHES.stream("batches");
        for (int i = 0; i < count * size; i++) {
            int j = i + random.nextInt(rows - i);
            int drawn = order[j];
            order[j] = order[i];
            order[i] = drawn;
        }
        int[][] batches = new int[count][];
        for (int i = 0; i < count; i++) {
            batches[i] = Arrays.copyOfRange(order, i * size, (i + 1) * size);
        }
        return batches;
    }

    private double[] gram(ZScores scores, int[] rows) {
        int n = rows.length;
        int columns = scores.columns();
        double width = settings.widthFactor() * Math.sqrt(columns) * Math.pow(n, -1.0 / (4 + columns));
        double rate = 1 / (2 * width * width);
        return GramMatrix.of(scores.values(), columns, rows, rate);
    }

    private double entropy(double[] gram, int n) {
        return settings.alpha() == 2
                ? ofOrderTwo(sumOfSquares(gram), n)
                : GramSpectrum.of(gram, n).entropy(settings.alpha());
    }

    /** −ln tr (K/n)²: the squares of a symmetric matrix's entries sum to those of its eigenvalues, so none is needed. */
    private static double ofOrderTwo(double squares, int n) {
        return -Math.log(squares / n / n) + 0.0;
    }

    private static double sumOfSquares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }

    /** S(Y) − S(T,Y) of a batch. */
    private double ofLabels(double[] gram, int[] rows, Labels labels) {
        int n = rows.length;
        double[] classShares = new double[labels.classCount()];
        List<GramSpectrum> joint = new ArrayList<>();
        double squares = 0;
        boolean orderTwo = settings.alpha() == 2;
        for (int label = 0; label < labels.classCount(); label++) {
            int chosen = label;
            int[] members = IntStream.range(0, n)
                    .filter(i -> labels.classOf(rows[i]) == chosen)
                    .toArray();
            classShares[label] = (double) members.length / n;
            if (members.length > 0 && orderTwo) {
                squares += sumOfSquares(block(gram, n, members));
            } else if (members.length > 0) {
                joint.add(GramSpectrum.of(block(gram, n, members), members.length));
            }
        }
        double ofPair =
                orderTwo ? ofOrderTwo(squares, n) : GramSpectrum.ofBlocks(joint).entropy(settings.alpha());
        return GramSpectrum.ofValues(classShares).entropy(settings.alpha()) - ofPair;
    }

    private static double[] block(double[] gram, int n, int[] members) {
        int size = members.length;
        double[] block = new double[size * size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                block[i * size + j] = gram[members[i] * n + members[j]];
            }
        }
        return block;
    }

    private static Information ceiling(int[][] batches) {
        return Information.ofNats(Math.log(batches[0].length));
    }

    private static void flagSaturation(double nats, Information ceiling, Set<EstimateFlag> flags) {
        if (nats >= SATURATED_SHARE * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** The standard error from the spread between batches; null for a single batch. */
    private static @Nullable Information error(double[] ofBatches) {
        if (ofBatches.length < 2) {
            return null;
        }
        double mean = mean(ofBatches);
        double sum = 0;
        for (double value : ofBatches) {
            sum += (value - mean) * (value - mean);
        }
        return Information.ofNats(Math.sqrt(sum / (ofBatches.length - 1) / ofBatches.length));
    }
}
