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

    /** @param samples finite, at least one, all with at least one row and as many columns */
    static UnitCells equalWidth(Iterable<Samples> samples, int bins) {
        int columns = samples.iterator().next().columns();
        double[] row = new double[columns];
        double[] least = new double[columns];
        double[] greatest = new double[columns];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(greatest, Double.NEGATIVE_INFINITY);
        for (Samples one : samples) {
            for (int i = 0; i < one.rows(); i++) {
                one.copyRows(i, i + 1, row);
                for (int column = 0; column < columns; column++) {
                    least[column] = Math.min(least[column], row[column]);
                    greatest[column] = Math.max(greatest[column], row[column]);
                }
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
