package infoplane.estimation;

import infoplane.core.FiniteRows;
import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer for estimators that add neither bins nor noise. They have no I(X;T), which is infinite for a deterministic
 * network, and their I(T;Y) needs classes.
 */
final class LabelledLayer {
    private final LayerSample layer;
    private final int[] classes;
    private final Set<EstimateFlag> flags;

    private LabelledLayer(LayerSample layer, int[] classes, Set<EstimateFlag> flags) {
        this.layer = layer;
        this.classes = classes;
        this.flags = flags;
    }

    static LabelledLayer of(LayerSample layer, String estimator) {
        layer.requireOneDraw(estimator);
        FiniteRows.require("the activations", layer.rows());
        int[] classes = ContinuousRows.classes(layer.labels(), estimator);
        Set<EstimateFlag> flags = EnumSet.of(EstimateFlag.NO_INPUT_INFORMATION);
        if (FiniteRows.areConstant(layer.rows())) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        if (layer.labels().entropy().nats() == 0) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        if (layer.exhaustive()) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        return new LabelledLayer(layer, classes, flags);
    }

    int[] classes() {
        return classes;
    }

    /** Whether I(T;Y) is 0 without any estimate, because the layer or the label never changes. */
    boolean isTrivial() {
        return flags.contains(EstimateFlag.CONSTANT_LAYER) || flags.contains(EstimateFlag.ONE_CLASS);
    }

    /** I(T;Y) = 0. */
    PlaneEstimate zero() {
        flags.add(EstimateFlag.NO_ENTROPY);
        return new PlaneEstimate(null, Information.ZERO, null, null, null, null, null, null, flags);
    }

    Samples prepared(boolean standardise) {
        if (!standardise) {
            return layer.rows();
        }
        ZScores standardised = ZScores.of(layer.rows());
        if (standardised.dropped()) {
            flags.add(EstimateFlag.COLUMNS_DROPPED);
        }
        return standardised.samples();
    }

    /** Flags too few rows and too many rows left out (see {@link CalibratedRange}). */
    void check(ClassRows kept) {
        CalibratedRange.checkRows(kept.rows().rows(), flags);
        CalibratedRange.checkLeftOut(kept.classes().length, classes.length, flags);
    }

    void flag(EstimateFlag flag) {
        flags.add(flag);
    }

    /** @param error of I(T;Y), computed only if there is a sampling error */
    PlaneEstimate point(Information label, @Nullable Information entropy, Supplier<@Nullable Information> error) {
        return point(label, entropy, layer.exhaustive() ? null : error.get());
    }

    private PlaneEstimate point(Information label, @Nullable Information entropy, @Nullable Information labelError) {
        if (entropy == null) {
            flags.add(EstimateFlag.NO_ENTROPY);
        }
        return new PlaneEstimate(null, label, entropy, null, labelError, null, null, null, flags);
    }

    /**
     * The point with its standard error and with the flags of {@link Doubts}.
     *
     * @param rows of T, from which {@code label} was estimated
     */
    PlaneEstimate checkedPoint(
            Information label, @Nullable Information entropy, Samples rows, Doubts.Repetition<Samples> repetition) {
        if (layer.exhaustive()) {
            Doubts.checkExhaustiveLayerScale(rows, label, repetition, flags);
            return plainPoint(label, entropy);
        }
        Information error = repetition.error(rows);
        Doubts.checkLayerScale(rows, label, error, repetition, flags);
        return point(label, entropy, error);
    }

    /** The point without a standard error and without the checks of {@link Doubts}. */
    PlaneEstimate plainPoint(Information label, @Nullable Information entropy) {
        return point(label, entropy, (Information) null);
    }
}
