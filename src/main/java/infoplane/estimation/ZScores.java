package infoplane.estimation;

import infoplane.cells.ExactSum;
import infoplane.core.Samples;

/**
 * The standardised columns of a sample: minus the mean, divided by the standard deviation (over N). Columns without
 * deviation are left out.
 *
 * @param values row by row
 * @param columns number of columns that are left, possibly 0
 * @param dropped whether any column was left out
 */
public record ZScores(double[] values, int rows, int columns, boolean dropped) {
    /**
     * Exponents of the largest absolute value. Outside these limits a column is rescaled by a power of two, which changes no
     * score.
     */
    private static final int LARGEST_EXPONENT = 1000;

    private static final int SMALLEST_EXPONENT = -900;

    public static ZScores of(Samples samples) {
        int rows = samples.rows();
        double[][] scores = new double[samples.columns()][];
        int columns = 0;
        for (int column = 0; column < samples.columns(); column++) {
            double[] values = column(samples, column);
            if (standardise(values)) {
                scores[columns++] = values;
            }
        }
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = scores[column][row];
            }
        }
        return new ZScores(values, rows, columns, columns < samples.columns());
    }

    /** A column in a unit in which its sum and differences are finite and lose no digits. */
    private static double[] column(Samples samples, int column) {
        double[] values = new double[samples.rows()];
        double largest = 0;
        for (int row = 0; row < values.length; row++) {
            values[row] = samples.at(row, column);
            largest = Math.max(largest, Math.abs(values[row]));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        if (exponent > LARGEST_EXPONENT || exponent < SMALLEST_EXPONENT) {
            for (int row = 0; row < values.length; row++) {
                values[row] = Math.scalb(values[row], -exponent);
            }
        }
        return values;
    }

    /** @return false, and leaves the values unchanged, if they have no deviation */
    private static boolean standardise(double[] values) {
        boolean constant = true;
        ExactSum sum = new ExactSum();
        for (double value : values) {
            sum.add(value / values.length);
            constant &= value == values[0];
        }
        double mean = sum.value();
        double deviation = deviation(values, mean);
        if (constant || !(deviation > 0)) {
            return false;
        }
        for (int row = 0; row < values.length; row++) {
            values[row] = (values[row] - mean) / deviation;
        }
        return true;
    }

    /**
     * The standard deviation. Differences are scaled by a power of two to values near 1, which rounds nothing, so that no
     * square overflows or underflows.
     */
    private static double deviation(double[] values, double mean) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value - mean));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        ExactSum sum = new ExactSum();
        for (double value : values) {
            double difference = Math.scalb(value - mean, -exponent);
            sum.add(difference * difference / values.length);
        }
        return Math.scalb(Math.sqrt(sum.value()), exponent);
    }

    public Samples samples() {
        return Samples.ofDoubles(values, rows, columns);
    }
}
