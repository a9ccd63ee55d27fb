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
    private static final int ALL = -1;

    private final BinningSettings.Correction correction;
    /** The unit whose values are counted, or {@link #ALL}. */
    private final int unit;

    QuantisedEstimator(BinningSettings.Correction correction) {
        this(correction, ALL);
    }

    private QuantisedEstimator(BinningSettings.Correction correction, int unit) {
        this.correction = correction;
        this.unit = unit;
    }

    @Override
    public Optional<Estimator> ofUnit(int one) {
        return Optional.of(new QuantisedEstimator(correction, one));
    }

    @Override
    public Optional<Cells> cells(LayerSample layer) {
        FiniteRows.require("the activations", layer.rows());
        return Optional.of(cells(layer.rows(), EnumSet.noneOf(EstimateFlag.class)));
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
            tally.add(RowKeys.ofValues(unit == ALL ? draw : draw.columns(unit, unit + 1)));
        }
        Cells cells = tally.cells();
        if (cells.count() == 1) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        return Counting.drawn(cells, layer.observed(), correction, flags);
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        return cells(layer).flatMap(cells -> Counting.written(cells, Counting.Observed.of(layer), correction));
    }

    private Cells cells(Samples rows, Set<EstimateFlag> flags) {
        Cells cells = Cells.of(RowKeys.ofValues(unit == ALL ? rows : rows.columns(unit, unit + 1)));
        if (cells.count() == 1) {
            flags.add(EstimateFlag.CONSTANT_LAYER);
        }
        return cells;
    }
}
