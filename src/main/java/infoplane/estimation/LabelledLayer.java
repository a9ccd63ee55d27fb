package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A layer for estimators that add neither bins nor noise: they have no I(X;T), which is infinite for a deterministic
 * network, and I(T;Y) of classes only.
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

    /** Whether nothing needs estimating, because the layer or the label never changes. */
    boolean saysNothing() {
        return flags.contains(EstimateFlag.CONSTANT_LAYER) || flags.contains(EstimateFlag.ONE_CLASS);
    }

    /** I(T;Y) = 0. */
    PlaneEstimate nothing() {
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

    /** Flags rows outside the range in which neighbours were calibrated, and rows left out. */
    void check(ClassRows kept) {
        CalibratedRange.checkRows(kept.rows().rows(), flags);
        CalibratedRange.checkLeftOut(kept.classes().length, classes.length, flags);
    }

    void flag(EstimateFlag flag) {
        flags.add(flag);
    }

    /** @param error of I(T;Y), asked for only where there is a sampling error */
    PlaneEstimate point(Information label, @Nullable Information entropy, Supplier<@Nullable Information> error) {
        return point(label, entropy, layer.exhaustive() ? null : error.get());
    }

    private PlaneEstimate point(Information label, @Nullable Information entropy, @Nullable Information labelError) {
        if (entropy == null) {
            flags.add(EstimateFlag.NO_ENTROPY);
        }
        return new PlaneEstimate(null, label, entropy, null, labelError, null, null, null, flags);
    }

    /** Estimates of I(T;Y) once more: of other rows of T in the same order, and their standard error. */
    interface Again {
        double nats(Samples rows);

        @Nullable
        Information error(Samples rows);
    }

    /** @param rows of T, that {@code label} is of */
    PlaneEstimate doubted(Information label, @Nullable Information entropy, Samples rows, Again again) {
        if (layer.exhaustive()) {
            Doubts.ofWholeLayerScale(rows, label, again::nats, flags);
            return plain(label, entropy);
        }
        Information error = again.error(rows);
        Doubts.ofLayerScale(rows, label, error, again::nats, again::error, flags);
        return point(label, entropy, error);
    }

    /** Without a standard error, and without looking for doubts. */
    PlaneEstimate plain(Information label, @Nullable Information entropy) {
        return point(label, entropy, (Information) null);
    }
}
