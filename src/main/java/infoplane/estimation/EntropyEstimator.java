package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Mutual information as a sum of differential entropies: I(A;B) = H(A) + H(B) − H(A,B), and I(T;Y) = H(T) − Σ p(y)
 * H(T|y). Constant columns are left out: they change no information, but with them H is −∞.
 */
final class EntropyEstimator implements Estimator {
    private final DifferentialEntropy entropy;
    private final String name;

    EntropyEstimator(DifferentialEntropy entropy, String name) {
        this.entropy = entropy;
        this.name = name;
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        if (FiniteRows.areConstant(a) || FiniteRows.areConstant(b)) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
            return new Estimate(Information.ZERO, null, null, flags);
        }
        requireRows(a.rows(), "there are");
        ContinuousRows.require("A", a);
        ContinuousRows.require("B", b);
        Samples first = varying(a, flags);
        Samples second = varying(b, flags);
        LinearDependence.refuse("A and B together", first.beside(second));
        double nats = pairNats(first, second, flags);
        Information error = SamplingError.of(
                a.rows(),
                entropy.fewestRows(),
                rows -> pairNats(first.select(rows), second.select(rows), EnumSet.noneOf(EstimateFlag.class)));
        return new Estimate(Information.ofNats(nats), null, error, flags);
    }

    private double pairNats(Samples a, Samples b, Set<EstimateFlag> flags) {
        return entropy.nats(a, flags) + entropy.nats(b, flags) - entropy.nats(a.beside(b), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, name);
        if (labelled.saysNothing()) {
            return labelled.nothing();
        }
        ContinuousRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Samples rows = varying(layer.rows(), flags);
        int[] classes = labelled.classes();
        requireRows(rows.rows(), "there are");
        LinearDependence.refuse("the activations", rows);
        double whole = entropy.nats(rows, flags);
        double label = whole - classNats(rows, classes, flags);
        flags.forEach(labelled::flag);
        boolean all = !flags.contains(EstimateFlag.COLUMNS_DROPPED);
        return labelled.point(
                Information.ofNats(label),
                all ? Information.ofNats(whole) : null,
                () -> SamplingError.of(rows.rows(), entropy.fewestRows(), part -> partNats(rows, classes, part)));
    }

    private double partNats(Samples rows, int[] classes, int[] part) {
        Set<EstimateFlag> ignored = EnumSet.noneOf(EstimateFlag.class);
        Samples some = rows.select(part);
        int[] labels = Arrays.stream(part).map(row -> classes[row]).toArray();
        return entropy.nats(some, ignored) - classNats(some, labels, ignored);
    }

    /** Σ p(y) H(T|y). */
    private double classNats(Samples rows, int[] classes, Set<EstimateFlag> flags) {
        int[] sizes = ClassRows.sizes(classes);
        double sum = 0;
        for (int label = 0; label < sizes.length; label++) {
            if (sizes[label] > 0) {
                requireRows(sizes[label], "class " + label + " has");
                Samples members = rows.select(ClassRows.members(classes, label));
                requireVarying(members, label);
                sum += (double) sizes[label] / classes.length * entropy.nats(members, flags);
            }
        }
        return sum;
    }

    private static void requireVarying(Samples rows, int label) {
        for (int column = 0; column < rows.columns(); column++) {
            if (FiniteRows.areConstant(rows.columns(column, column + 1))) {
                throw new EstimationRefusedException("column " + column + " never changes within class " + label
                        + ", so that the entropy of the class is −∞; use ross or mixed-ksg");
            }
        }
    }

    private void requireRows(int rows, String who) {
        if (rows < entropy.fewestRows()) {
            throw new EstimationRefusedException(
                    who + " " + rows + " rows but " + name + " needs at least " + entropy.fewestRows());
        }
    }

    private static Samples varying(Samples rows, Set<EstimateFlag> flags) {
        int[] kept = IntStream.range(0, rows.columns())
                .filter(column -> !FiniteRows.areConstant(rows.columns(column, column + 1)))
                .toArray();
        if (kept.length == rows.columns()) {
            return rows;
        }
        flags.add(EstimateFlag.COLUMNS_DROPPED);
        double[] values = new double[rows.rows() * kept.length];
        Arrays.setAll(values, i -> rows.at(i / kept.length, kept[i % kept.length]));
        return Samples.ofDoubles(values, rows.rows(), kept.length);
    }
}
