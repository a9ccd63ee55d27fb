package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.estimation.BinningSettings.Correction;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Estimates from counted cells, shared by binning and exact counting. */
final class Counting {
    private static final double SATURATED_SHARE = 0.95;
    private static final double MOST_SINGLETONS = 0.5;

    private Counting() {}

    /** I(X;T) = H(T), because a deterministic layer has H(T|X) = 0. */
    static PlaneEstimate layer(Cells cells, LayerSample layer, Correction correction, Set<EstimateFlag> flags) {
        int rows = layer.rows().rows();
        CountedInformation counted = CountedInformation.entropy(cells);
        double entropy = correction == Correction.NONE
                ? counted.nats()
                : BiasCorrection.entropy(correction, cells.sizes(), cells.count());
        Information ceiling = Information.ofNats(Math.log(Math.min(rows, layer.distinctInputs())));
        flagCeiling(entropy, ceiling, flags);
        if (oneClass(layer.labels())) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        boolean sampled = !layer.exhaustive();
        if (!sampled) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        CountedInformation labelled = CountedInformation.withLabels(cells, layer.labels());
        Information label = label(cells, layer, correction, labelled, flags);
        return new PlaneEstimate(
                Information.ofNats(entropy),
                label,
                Information.ofNats(entropy),
                sampled ? error(counted, rows, correction) : null,
                sampled && label != null ? error(labelled, rows, correction) : null,
                ceiling,
                cells.count(),
                cells.singletons(),
                flags);
    }

    /** Corrections are of counts: probabilities p(y|x) are none, and a class may be too small for them. */
    private static @Nullable Information label(
            Cells cells,
            LayerSample layer,
            Correction correction,
            CountedInformation labelled,
            Set<EstimateFlag> flags) {
        if (correction == Correction.NONE) {
            return Information.ofNats(labelled.nats());
        }
        if (layer.labels().isSoft()) {
            flags.add(EstimateFlag.NO_LABEL_INFORMATION);
            return null;
        }
        try {
            return Information.ofNats(BiasCorrection.withLabels(correction, cells, layer.labels()));
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
     * Whether the plug-in is too high, by more than is called good, by the first term of its bias (Miller 1955): the cells of
     * pairs less those of A and of B, over 2N. Where most pairs occur once that term says nothing, nor does any correction.
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

    /** None of a single row, which says nothing of how rows vary, and none of Chao–Shen's weighted sum. */
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
