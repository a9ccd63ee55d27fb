package infoplane.estimation;

import infoplane.cells.CellRule;
import infoplane.cells.StepCells;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Arrays;

/** Cells of equal width over the range of each unit. A unit that never changes has one cell. */
final class UnitCells implements CellRule {
    private final StepCells[] ofUnit;
    private final int bins;

    private UnitCells(StepCells[] ofUnit, int bins) {
        this.ofUnit = ofUnit;
        this.bins = bins;
    }

    /** @param samples finite, with at least one row */
    static UnitCells equalWidth(Samples samples, int bins) {
        int columns = samples.columns();
        double[] row = new double[columns];
        samples.copyRows(0, 1, row);
        double[] least = row.clone();
        double[] greatest = row.clone();
        for (int i = 1; i < samples.rows(); i++) {
            samples.copyRows(i, i + 1, row);
            for (int column = 0; column < columns; column++) {
                least[column] = Math.min(least[column], row[column]);
                greatest[column] = Math.max(greatest[column], row[column]);
            }
        }
        StepCells[] ofUnit = new StepCells[columns];
        Arrays.setAll(ofUnit, unit -> StepCells.equalWidth(new Range(least[unit], greatest[unit]), bins));
        return new UnitCells(ofUnit, bins);
    }

    @Override
    public long cells() {
        return bins;
    }

    /** @param values whole rows */
    @Override
    public void number(double[] values, int count, long[] numbers) {
        for (int at = 0; at < count; at += ofUnit.length) {
            for (int unit = 0; unit < ofUnit.length; unit++) {
                numbers[at + unit] = ofUnit[unit].cellOf(values[at + unit]);
            }
        }
    }

    @Override
    public boolean clamps(double least, double greatest) {
        return false;
    }
}
