package infoplane.estimation;

import infoplane.cells.CellRule;
import infoplane.cells.Cells;
import infoplane.cells.SizedCells;
import infoplane.cells.StepCells;
import infoplane.cells.ValueSpan;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of cell numbers. A deterministic layer has H(T|X) = 0, so I(X;T) is the entropy of the cells. With several
 * rows per input, I(X;T) is that entropy minus the mean entropy of the cells of one input.
 */
final class BinningEstimator implements Estimator {
    private final BinningSettings settings;

    BinningEstimator(BinningSettings settings) {
        this.settings = settings;
    }

    /** I(A;B) of the cells of the two samples. Each sample is cut over its own range unless the settings fix a range. */
    @Override
    public Estimate pair(Samples a, Samples b) {
        if (a.rows() != b.rows()) {
            throw new EstimationRefusedException(
                    "the samples have " + a.rows() + " and " + b.rows() + " rows but must have as many");
        }
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Cells cellsOfA = cells(a, null, 1, flags);
        Cells cellsOfB = cells(b, null, 1, flags);
        return Counting.pair(cellsOfA, cellsOfB, settings.correction(), flags);
    }

    @Override
    public PlaneEstimate layer(LayerSample layer) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Cells cells = cells(layer.rows(), layer.resolvedRange(), layer.draws(), flags);
        return Counting.layer(cells, layer, settings.correction(), flags);
    }

    private Cells cells(Samples samples, @Nullable Range resolved, int draws, Set<EstimateFlag> flags) {
        ValueSpan span = ValueSpan.of(samples);
        CellRule rule = rule(samples, span, resolved, draws, flags);
        if (rule.clamps(span.least(), span.greatest())) {
            flags.add(EstimateFlag.OUTSIDE_RANGE);
        }
        Cells cells = Cells.of(samples, rule, span);
        if (cells.count() == 1) {
            flags.add(FiniteRows.areConstant(samples) ? EstimateFlag.CONSTANT_LAYER : EstimateFlag.ONE_CELL);
        }
        return cells;
    }

    private CellRule rule(
            Samples samples, ValueSpan span, @Nullable Range resolved, int draws, Set<EstimateFlag> flags) {
        return switch (settings.rule()) {
            case EQUAL_WIDTH ->
                settings.range() == RangeRule.NEURON
                        ? UnitCells.equalWidth(samples, settings.bins())
                        : StepCells.equalWidth(range(span, resolved, flags), settings.bins());
            case IDNNS -> StepCells.idnns();
            case SIZE -> SizedCells.of(settings.size(), samples.singlePrecision(), span.least(), span.greatest());
            case EQUAL_MASS -> StepCells.equalMass(samples.toDoubles(), draws, settings.bins());
        };
    }

    private Range range(ValueSpan span, @Nullable Range resolved, Set<EstimateFlag> flags) {
        if (settings.range() == RangeRule.FIXED && settings.lower() != null && settings.upper() != null) {
            return new Range(settings.lower(), settings.upper());
        }
        if (settings.range() == RangeRule.LAYER) {
            return span.range();
        }
        if (resolved != null) {
            return resolved;
        }
        flags.add(EstimateFlag.LAYER_RANGE);
        return span.range();
    }
}
