package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import infoplane.density.ValueOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mutual information as a sum of differential entropies: I(A;B) = H(A) + H(B) − H(A,B), and I(T;Y) = H(T) − Σ p(y) H(T|y).
 * Constant columns are left out: they change no information, but H is −∞ with them.
 */
final class EntropyEstimator implements Estimator {
    private final DifferentialEntropy entropy;
    private final String name;
    private final boolean plain;

    EntropyEstimator(DifferentialEntropy entropy, String name) {
        this(entropy, name, false);
    }

    EntropyEstimator(DifferentialEntropy entropy, String name, boolean plain) {
        this.entropy = entropy;
        this.name = name;
        this.plain = plain;
    }

    @Override
    public Estimator plain() {
        return new EntropyEstimator(entropy, name, true);
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
        Samples first = ConstantColumns.without(a, flags);
        Samples second = ConstantColumns.without(b, flags);
        LinearDependence.refusePair(first, second);
        Information information = Information.ofNats(pairNats(first, second, flags));
        Information error = pairError(first, second);
        LocalDimension.check(first, flags);
        LocalDimension.check(second, flags);
        Doubts.checkScale(first, second, information, error, this::pairNats, this::pairError, flags);
        return new Estimate(information, null, error, flags);
    }

    private @Nullable Information pairError(Samples a, Samples b) {
        return plain ? null : SamplingError.ofPair(a, b, entropy.fewestRows(), this::pairNats);
    }

    private double pairNats(Samples a, Samples b) {
        return pairNats(a, b, EnumSet.noneOf(EstimateFlag.class));
    }

    private double pairNats(Samples a, Samples b, Set<EstimateFlag> flags) {
        double joint =
                entropy.nats(a.beside(b), flags); // first, because it has the most dimensions and may refuse them
        return entropy.nats(a, flags) + entropy.nats(b, flags) - joint;
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        LabelledLayer labelled = LabelledLayer.of(layer, name);
        if (labelled.isTrivial()) {
            return labelled.zero();
        }
        ContinuousRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Samples rows = ConstantColumns.without(layer.rows(), flags);
        int[] classes = labelled.classes();
        requireRows(rows.rows(), "there are");
        LinearDependence.refuse("the activations", rows);
        double ofClasses = classNats(rows, classes, flags);
        double whole = entropy.nats(rows, flags);
        LocalDimension.check(rows, flags);
        flags.forEach(labelled::flag);
        boolean all = !flags.contains(EstimateFlag.COLUMNS_DROPPED);
        Information label = Information.ofNats(whole - ofClasses);
        Information ofLayer = all ? Information.ofNats(whole) : null;
        return plain
                ? labelled.plainPoint(label, ofLayer)
                : labelled.checkedPoint(label, ofLayer, rows, repetition(classes));
    }

    private Doubts.Repetition<Samples> repetition(int[] classes) {
        return new Doubts.Repetition<>() {
            @Override
            public double nats(Samples rows) {
                return layerNats(rows, classes);
            }

            @Override
            public @Nullable Information error(Samples rows) {
                return SamplingError.of(ValueOrder.of(rows, classes), entropy.fewestRows(), part -> {
                    int[] labels = Arrays.stream(part).map(row -> classes[row]).toArray();
                    return layerNats(rows.select(part), labels);
                });
            }
        };
    }

    private double layerNats(Samples rows, int[] classes) {
        Set<EstimateFlag> ignored = EnumSet.noneOf(EstimateFlag.class);
        return entropy.nats(rows, ignored) - classNats(rows, classes, ignored);
    }

    /** Σ p(y) H(T|y). */
    private double classNats(Samples rows, int[] classes, Set<EstimateFlag> flags) {
        int[] sizes = ClassRows.sizes(classes);
        double sum = 0;
        for (int label = 0; label < sizes.length; label++) {
            if (sizes[label] > 0) {
                requireRows(sizes[label], "class " + label + " has");
                Samples members = rows.select(ClassRows.members(classes, label));
                ConstantColumns.refuseWithinClass(members, label);
                sum += (double) sizes[label] / classes.length * entropy.nats(members, flags);
            }
        }
        return sum;
    }

    private void requireRows(int rows, String who) {
        if (rows < entropy.fewestRows()) {
            throw new EstimationRefusedException(
                    who + " " + rows + " rows but " + name + " needs at least " + entropy.fewestRows());
        }
    }
}
