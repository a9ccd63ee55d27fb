package infoplane.estimation;

import infoplane.cells.CellRule;
import infoplane.cells.CellTally;
import infoplane.cells.Cells;
import infoplane.cells.RowKeys;
import infoplane.cells.SizedCells;
import infoplane.cells.StepCells;
import infoplane.cells.ValueSpan;
import infoplane.core.EstimationRefusedException;
import infoplane.core.FiniteRows;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Counts the rows of cell numbers. A deterministic layer has H(T|X) = 0, so I(X;T) is the entropy of the cells. With several
 * rows per input, I(X;T) is that entropy minus the mean entropy of the cells of one input.
 */
final class BinningEstimator implements Estimator {
    private static final int ALL = -1;

    private final BinningSettings settings;
    /** The unit whose cells are counted, or {@link #ALL}. */
    private final int unit;

    BinningEstimator(BinningSettings settings) {
        this(settings, ALL);
    }

    private BinningEstimator(BinningSettings settings, int unit) {
        this.settings = settings;
        this.unit = unit;
    }

    @Override
    public Optional<Estimator> ofUnit(int one) {
        return Optional.of(new BinningEstimator(settings, one));
    }

    @Override
    public Optional<Cells> cells(LayerSample layer) {
        return Optional.of(
                cells(layer.rows(), layer.resolvedRange(), layer.draws(), EnumSet.noneOf(EstimateFlag.class)));
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
        return Counting.layer(cells, Counting.Observed.of(layer), settings.correction(), flags);
    }

    /**
     * Counts draw by draw, in the cells of all draws together. Cells of equal mass are cut at ranks of all values, and hold
     * all rows.
     */
    @Override
    public DrawnLayer.Mixed drawn(DrawnLayer layer) {
        EnumSet<EstimateFlag> flags = EnumSet.noneOf(EstimateFlag.class);
        Cells cells = settings.rule() == BinningSettings.Rule.EQUAL_MASS || unit != ALL
                ? cells(layer.sample().rows(), layer.resolvedRange(), layer.draws(), flags)
                : tallied(layer, flags);
        return Counting.drawn(cells, layer.observed(), settings.correction(), flags);
    }

    @Override
    public Optional<WrittenSums> written(LayerSample layer) {
        return cells(layer)
                .flatMap(cells -> Counting.written(cells, Counting.Observed.of(layer), settings.correction()));
    }

    private Cells tallied(DrawnLayer layer, Set<EstimateFlag> flags) {
        ValueSpan span = ValueSpan.of(layer.rows());
        CellRule rule = rule(layer.rows(), span, layer.resolvedRange(), layer.draws(), flags);
        CellTally tally = new CellTally(layer.labels().count(), layer.draws());
        layer.rows().forEach(draw -> tally.add(RowKeys.of(draw, rule, span)));
        return flagged(tally.cells(), rule, span, layer.rows(), flags);
    }

    private Cells cells(Samples samples, @Nullable Range resolved, int draws, Set<EstimateFlag> flags) {
        Samples counted = unit == ALL ? samples : samples.columns(unit, unit + 1);
        boolean byUnit = settings.rule() == BinningSettings.Rule.EQUAL_WIDTH && settings.range() == RangeRule.NEURON;
        Samples cut = byUnit ? counted : samples;
        ValueSpan span = ValueSpan.of(cut);
        CellRule rule = rule(List.of(cut), span, resolved, draws, flags);
        return flagged(Cells.of(counted, rule, span), rule, span, List.of(counted), flags);
    }

    private static Cells flagged(
            Cells cells, CellRule rule, ValueSpan span, Iterable<Samples> samples, Set<EstimateFlag> flags) {
        if (rule.clamps(span.least(), span.greatest())) {
            flags.add(EstimateFlag.OUTSIDE_RANGE);
        }
        if (cells.count() == 1) {
            flags.add(FiniteRows.areConstant(samples) ? EstimateFlag.CONSTANT_LAYER : EstimateFlag.ONE_CELL);
        }
        return cells;
    }

    /** @param samples all rows: one sample, or one for each draw */
    private CellRule rule(
            Iterable<Samples> samples, ValueSpan span, @Nullable Range resolved, int draws, Set<EstimateFlag> flags) {
        Samples first = samples.iterator().next();
        return switch (settings.rule()) {
            case EQUAL_WIDTH ->
                settings.range() == RangeRule.NEURON
                        ? UnitCells.equalWidth(samples, settings.bins())
                        : StepCells.equalWidth(range(span, resolved, flags), settings.bins());
            case IDNNS -> StepCells.idnns();
            case SIZE -> SizedCells.of(settings.size(), first.singlePrecision(), span.least(), span.greatest());
            case EQUAL_MASS -> StepCells.equalMass(first.toDoubles(), draws, settings.bins());
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
