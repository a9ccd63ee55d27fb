package infoplane.estimation;

import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Set;

/** Counts distinct rows; −0 equals 0. */
final class QuantisedEstimator implements Estimator {
    private final BinningSettings.Correction correction;

    QuantisedEstimator(BinningSettings.Correction correction) {
        this.correction = correction;
    }

    @Override
    public Estimate pair(Samples a, Samples b) {
        FiniteRows.requirePair(a, b);
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        return Counting.pair(Cells.of(RowKeys.ofValues(a)), Cells.of(RowKeys.ofValues(b)), correction, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Cells cells = Cells.of(RowKeys.ofValues(layer.rows()));
        if (cells.count() == 1) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        return Counting.layer(cells, layer, correction, flags);
    }
}
