package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Labels;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Estimates from counted cells, shared by binning and exact counting. */
final class Counting {
    private static final double SATURATED_SHARE = 0.95;

    private Counting() {}

    static PlaneEstimate layer(Cells cells, LayerSample layer, Set<EstimateFlag> flags) {
        int rows = layer.rows().rows();
        CountedInformation entropy = CountedInformation.entropy(cells);
        CountedInformation labelled = CountedInformation.withLabels(cells, layer.labels());
        Information ceiling = Information.ofNats(Math.log(Math.min(rows, layer.distinctInputs())));
        flagCeiling(entropy.nats(), ceiling, flags);
        if (oneClass(layer.labels())) {
            flags.add(EstimateFlag.ONE_CLASS);
        }
        if (layer.exhaustive()) {
            flags.add(EstimateFlag.NO_SAMPLING_ERROR);
        }
        Information h = Information.ofNats(entropy.nats());
        return new PlaneEstimate(
                h,
                Information.ofNats(labelled.nats()),
                h,
                layer.exhaustive() ? null : error(entropy, rows),
                layer.exhaustive() ? null : error(labelled, rows),
                ceiling,
                cells.count(),
                cells.singletons(),
                flags);
    }

    static Estimate pair(Cells a, Cells b, Set<EstimateFlag> flags) {
        int rows = a.ofRow().length;
        CountedInformation information = CountedInformation.between(a, b);
        Information ceiling = Information.ofNats(Math.log(rows));
        flagCeiling(information.nats(), ceiling, flags);
        return new Estimate(Information.ofNats(information.nats()), ceiling, error(information, rows), flags);
    }

    /** A single row says nothing of how rows vary. */
    private static @Nullable Information error(CountedInformation information, int rows) {
        return rows < 2 ? null : Information.ofNats(information.standardError(rows));
    }

    private static void flagCeiling(double nats, Information ceiling, Set<EstimateFlag> flags) {
        if (ceiling.nats() > 0 && nats >= SATURATED_SHARE * ceiling.nats()) {
            flags.add(EstimateFlag.SATURATED);
        }
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
}
