package infoplane.estimation;

import infoplane.cells.Cells;
import infoplane.cells.CountedInformation;
import infoplane.cells.ExactSum;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.estimation.BinningSettings.Correction;
import infoplane.estimation.WrittenSums.Fact;
import infoplane.estimation.WrittenSums.Likeness;
import infoplane.estimation.WrittenSums.WrittenSum;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Estimates from counted cells, for binning and exact counting. */
final class Counting {
    private static final double SATURATED_SHARE = 0.95;
    private static final double MOST_SINGLETONS = 0.5;
    /** Nats; corrections are larger. */
    private static final double ROUNDING = 1e-9;

    /**
     * What was observed with the cells.
     *
     * @param labels the label of each of the N inputs
     * @param draws K, rows of each input, which stand together
     */
    record Observed(Labels labels, int draws, boolean exhaustive, int distinctInputs) {
        static Observed of(LayerSample layer) {
            return new Observed(layer.labels(), layer.draws(), layer.exhaustive(), layer.distinctInputs());
        }

        int inputs() {
            return labels.count();
        }

        /** The label of each of the N·K rows. */
        Labels rowLabels() {
            return LayerSample.rowLabels(labels, draws);
        }
    }

    private Counting() {}

    /** As {@link #layer}, with the mean over the draws of I(X;T) of each draw alone in the same cells. */
    static DrawnLayer.Mixed drawn(Cells cells, Observed layer, Correction correction, Set<EstimateFlag> flags) {
        PlaneEstimate estimate = layer(cells, layer, correction, flags);
        ExactSum nats = new ExactSum(); // so that the mean of equal values is that value
        for (int draw = 0; draw < layer.draws(); draw++) {
            Cells own = cells.ofDraw(draw, layer.draws());
            nats.add(
                    correction == Correction.NONE
                            ? CountedInformation.entropy(own).nats()
                            : BiasCorrection.entropy(correction, own.sizes(), own.count()));
        }
        return new DrawnLayer.Mixed(estimate, Information.ofNats(nats.value() / layer.draws()));
    }

    /**
     * I(X;T) = H(T) − H(T|X). With one row per input, H(T|X) = 0. With K rows per input, H(T|X) is the mean over inputs of
     * the entropy of the cells of their K rows, and there is no standard error.
     */
    static PlaneEstimate layer(Cells cells, Observed layer, Correction correction, Set<EstimateFlag> flags) {
        int inputs = layer.inputs();
        CountedInformation counted = CountedInformation.entropy(cells);
        double entropy = correction == Correction.NONE
                ? counted.nats()
                : BiasCorrection.entropy(correction, cells.sizes(), cells.count());
        boolean drawn = layer.draws() > 1;
        double conditional = drawn ? givenInput(cells, layer.draws(), correction) : 0;
        double input = drawn ? difference(entropy, conditional, correction) : entropy;
        Information ceiling = Information.ofNats(Math.log(Math.min(inputs, layer.distinctInputs())));
        flagCeiling(input, ceiling, flags);
        if (oneClass(layer.labels())) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        boolean sampled = !layer.exhaustive();
        if (!sampled) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        Labels labels = layer.rowLabels();
        CountedInformation labelled = CountedInformation.withLabels(cells, labels);
        Information label = label(cells, labels, correction, labelled, flags);
        boolean erring = sampled && !drawn;
        return new PlaneEstimate(
                Information.ofNats(input),
                label,
                Information.ofNats(entropy),
                drawn ? Information.ofNats(conditional) : null,
                erring ? error(counted, inputs, correction) : null,
                erring && label != null ? error(labelled, inputs, correction) : null,
                ceiling,
                cells.count(),
                cells.singletons(),
                null,
                flags);
    }

    /** The counts of one row for each input as sums; a correction is the constant. */
    static Optional<WrittenSums> written(Cells cells, Observed layer, Correction correction) {
        if (layer.draws() > 1) {
            return Optional.empty();
        }
        int inputs = layer.inputs();
        double[] size = new double[inputs];
        Arrays.setAll(size, row -> cells.sizes()[cells.ofRow()[row]]);
        double[] terms = new double[inputs];
        Arrays.setAll(terms, row -> -Math.log(size[row] / inputs) / inputs);
        PlaneEstimate estimate = layer(cells, layer, correction, EnumSet.noneOf(EstimateFlag.class));
        WrittenSum input = sum(
                "−(1/N) ln(n/N)",
                "I(X;T) = H(T) = -\\sum_{i=1}^{N} \\frac{1}{N} \\ln \\frac{n_i}{N}",
                terms,
                estimate.inputInformation(),
                new Fact("n", "inputs in the same cell", size));
        WrittenSum label = layer.labels().isSoft() ? null : label(cells, layer, size, estimate.labelInformation());
        return Optional.of(new WrittenSums(input, label, Likeness.SAME_CELL, row -> {
            double[] same = new double[inputs];
            Arrays.setAll(same, other -> cells.ofRow()[other] == cells.ofRow()[row] ? 1 : 0);
            return same;
        }));
    }

    private static @Nullable WrittenSum label(
            Cells cells, Observed layer, double[] size, @Nullable Information information) {
        int inputs = layer.inputs();
        int[] classes = layer.labels().toClasses();
        int[] classSizes = layer.labels().classSizes();
        Map<List<Integer>, Integer> both = new HashMap<>();
        for (int row = 0; row < inputs; row++) {
            both.merge(List.of(cells.ofRow()[row], classes[row]), 1, Integer::sum);
        }
        double[] own = new double[inputs];
        Arrays.setAll(own, row -> both.getOrDefault(List.of(cells.ofRow()[row], classes[row]), 0));
        double[] ofClass = new double[inputs];
        Arrays.setAll(ofClass, row -> classSizes[classes[row]]);
        double[] terms = new double[inputs];
        Arrays.setAll(terms, row -> Math.log(own[row] / size[row] * inputs / ofClass[row]) / inputs);
        return information == null
                ? null
                : sum(
                        "(1/N) ln(n_y N / (n N_y))",
                        "I(T;Y) = \\sum_{i=1}^{N} \\frac{1}{N} \\ln \\frac{n_{i,y} N}{n_i N_y}",
                        terms,
                        information,
                        new Fact("n_y", "of them with its label", own),
                        new Fact("n", "inputs in the same cell", size),
                        new Fact("N_y", "inputs with its label", ofClass));
    }

    /** A correction, and what clipping at 0 took away, is what the terms lack. */
    private static @Nullable WrittenSum sum(
            String formula, String latex, double[] terms, @Nullable Information information, Fact... facts) {
        return information == null
                ? null
                : new WrittenSum(
                        formula,
                        latex,
                        lacking(information.nats(), Arrays.stream(terms).sum()),
                        terms,
                        List.of(facts));
    }

    private static double lacking(double nats, double sum) {
        return Math.abs(nats - sum) < ROUNDING ? 0 : nats - sum;
    }

    /** H(T|X): the mean over inputs of the entropy of the cells of their rows. */
    private static double givenInput(Cells cells, int draws, Correction correction) {
        int[] own = new int[draws];
        int[] sizes = new int[draws];
        int inputs = cells.ofRow().length / draws;
        double sum = 0;
        for (int input = 0; input < inputs; input++) {
            System.arraycopy(cells.ofRow(), input * draws, own, 0, draws);
            sum += BiasCorrection.entropy(correction, sizes, runs(own, sizes));
        }
        return sum / inputs;
    }

    /**
     * Counts equal numbers. Writes the count of each distinct number to {@code sizes}. @return how many distinct numbers
     * there are
     */
    private static int runs(int[] numbers, int[] sizes) {
        Arrays.sort(numbers);
        int count = 0;
        for (int i = 0; i < numbers.length; i++) {
            if (i == 0 || numbers[i] != numbers[i - 1]) {
                sizes[count++] = 0;
            }
            sizes[count - 1]++;
        }
        return count;
    }

    /**
     * A difference of plug-in entropies is negative only by rounding, so it is clipped at 0. Corrected entropies may give a
     * truly negative difference.
     */
    private static double difference(double entropy, double conditional, Correction correction) {
        double nats = entropy - conditional;
        return correction == Correction.NONE ? Math.max(0, nats) + 0.0 : nats;
    }

    /**
     * Returns null, with a flag, if the correction does not apply: it needs counts, so soft labels p(y|x) have none, and a
     * class may be too small.
     */
    private static @Nullable Information label(
            Cells cells, Labels labels, Correction correction, CountedInformation labelled, Set<EstimateFlag> flags) {
        if (correction == Correction.NONE) {
            return Information.ofNats(labelled.nats());
        }
        if (labels.isSoft()) {
            flags.add(EstimateFlag.NO_LABEL_INFORMATION);
            return null;
        }
        try {
            return Information.ofNats(BiasCorrection.withLabels(correction, cells, labels));
        } catch (EstimationRefusedException classTooSmall) {
            flags.add(EstimateFlag.NO_LABEL_INFORMATION);
            return null;
        }
    }

    static Estimate pair(Cells a, Cells b, Correction correction, Set<EstimateFlag> flags) {
        int rows = a.ofRow().length;
        CountedInformation counted = CountedInformation.between(a, b);
        double nats = correction == Correction.NONE ? counted.nats() : BiasCorrection.between(correction, a, b);
        Information ceiling = Information.ofNats(Math.log(rows));
        flagCeiling(nats, ceiling, flags);
        if (isUndersampled(a, b, counted.nats(), correction)) {
            flags.add(EstimateFlag.UNDERSAMPLED);
        }
        return new Estimate(Information.ofNats(nats), ceiling, error(counted, rows, correction), flags);
    }

    /**
     * Whether the plug-in value is too high by more than 0.05 nats and 5 %. The first term of its bias (Miller 1955) is
     * (cells of pairs − cells of A − cells of B + 1) / 2N. If most pairs occur only once, neither this term nor any
     * correction is reliable.
     */
    private static boolean isUndersampled(Cells a, Cells b, double nats, Correction correction) {
        Cells pairs = CountedInformation.pairs(a, b);
        int rows = a.ofRow().length;
        if (pairs.singletons() > MOST_SINGLETONS * rows) {
            return true;
        }
        double bias = (pairs.count() - a.count() - b.count() + 1) / (2.0 * rows);
        return correction == Correction.NONE
                && bias > Math.max(Doubts.DIFFERENT_NATS, Doubts.DIFFERENT_SHARE * (nats - bias));
    }

    /**
     * The standard error; null for a single row, which shows no variation between rows, and for the weighted sum of
     * Chao–Shen.
     */
    private static @Nullable Information error(CountedInformation information, int rows, Correction correction) {
        return rows < 2 || correction == Correction.CHAO_SHEN
                ? null
                : Information.ofNats(information.standardError(rows));
    }

    private static boolean oneClass(Labels labels) {
        if (labels.isSoft()) {
            return labels.entropy().nats() == 0;
        }
        for (int row = 1; row < labels.count(); row++) {
            if (labels.classOf(row) != labels.classOf(0)) {
                return false;
            }
        }
        return true;
    }

    private static void flagCeiling(double nats, Information ceiling, Set<EstimateFlag> flags) {
        if (nats > ceiling.nats() * (1 + 1e-12)) {
            flags.add(EstimateFlag.ABOVE_INPUT_ENTROPY);
        }
        if (ceiling.nats() > 0 && nats >= SATURATED_SHARE * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
    }
}
