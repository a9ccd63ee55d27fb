package infoplane.cells;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Range;
import infoplane.core.Samples;

/**
 * Least and greatest value of a sample.
 *
 * @param least not above {@code greatest}; −0 counts as 0
 */
public record ValueSpan(double least, double greatest) {
    private static final int VALUES_PER_BLOCK = 2048;

    /** @throws EstimationRefusedException if there is no value, or if a value is not finite; the message says which */
    public static ValueSpan of(Samples samples) {
        if (samples.rows() == 0 || samples.columns() == 0) {
            throw new EstimationRefusedException("there are " + samples.rows() + " rows of " + samples.columns()
                    + " values, but an estimate needs at least one row and one column");
        }
        if (samples.singlePrecision() && VectorUnit.PRESENT) {
            ValueSpan span = VectorCells.span(samples);
            if (Double.isFinite(span.least) && Double.isFinite(span.greatest)) {
                return span;
            }
        }
        return ofEachValue(samples);
    }

    /** The span of several samples, at least one. */
    public static ValueSpan of(Iterable<Samples> samples) {
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (Samples one : samples) {
            ValueSpan span = of(one);
            least = Math.min(least, span.least);
            greatest = Math.max(greatest, span.greatest);
        }
        return new ValueSpan(least, greatest);
    }

    private static ValueSpan ofEachValue(Samples samples) {
        int rowsPerBlock = Math.max(1, VALUES_PER_BLOCK / samples.columns());
        double[] values = new double[rowsPerBlock * samples.columns()];
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int row = 0; row < samples.rows(); row += rowsPerBlock) {
            int end = Math.min(samples.rows(), row + rowsPerBlock);
            int count = (end - row) * samples.columns();
            samples.copyRows(row, end, values);
            for (int i = 0; i < count; i++) {
                double value = values[i];
                if (!Double.isFinite(value)) {
                    throw notFinite(value, row + i / samples.columns(), i % samples.columns());
                }
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        return new ValueSpan(least + 0.0, greatest + 0.0);
    }

    private static EstimationRefusedException notFinite(double value, int row, int column) {
        return new EstimationRefusedException("the value in row " + row + ", column " + column + " (counted from 0) is "
                + value + "; every value must be finite");
    }

    public Range range() {
        return new Range(least, greatest);
    }
}
