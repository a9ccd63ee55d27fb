package infoplane.estimation;

import infoplane.cells.CellTally;
import infoplane.cells.Cells;
import infoplane.cells.RowKeys;
import infoplane.core.FiniteRows;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Optional;
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
        return Counting.pair(cells(a, flags), cells(b, flags), correction, flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        return Counting.layer(cells(layer.rows(), flags), Counting.Observed.of(layer), correction, flags);
    }

    @Override
    public DrawnLayer.Mixed drawn(DrawnLayer layer) {
        Set<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        CellTally tally = new CellTally(layer.labels().count(), layer.draws());
        for (Samples draw : layer.rows()) {
            FiniteRows.require("the activations", draw);
            tally.add(RowKeys.ofValues(draw));
        }
        Cells cells = tally.cells();
        if (cells.count() == 1) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        return Counting.drawn(cells, layer.observed(), correction, flags);
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        Cells cells = cells(layer.rows(), EnumSet.noneOf(EstimateFlag.class));
        return Counting.written(cells, Counting.Observed.of(layer), correction);
    }

    private static Cells cells(Samples rows, Set<EstimateFlag> flags) {
        Cells cells = Cells.of(RowKeys.ofValues(rows));
        if (cells.count() == 1) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        return cells;
    }
}
