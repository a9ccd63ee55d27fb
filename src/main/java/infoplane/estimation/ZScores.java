package infoplane.estimation;

import infoplane.core.Samples;

/**
 * The columns of a sample, each less its mean and divided by its standard deviation over N; columns without deviation
 * are left out.
 *
 * @param values row by row
 * @param columns how many are left, possibly none
 * @param dropped whether any was left out
 */
record ZScores(double[] values, int rows, int columns, boolean dropped) {
    static ZScores of(Samples samples) {
        int rows = samples.rows();
        double[] mean = new double[samples.columns()];
        double[] deviation = new double[samples.columns()];
        int[] kept = new int[samples.columns()];
        int columns = 0;
        for (int column = 0; column < samples.columns(); column++) {
            boolean constant = true;
            for (int row = 0; row < rows; row++) {
                mean[column] += samples.at(row, column) / rows;
                constant &= samples.at(row, column) == samples.at(0, column);
            }
            deviation[column] = deviation(samples, column, mean[column]);
            if (!constant && deviation[column] > 0) {
                kept[columns++] = column;
            }
        }
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns; i++) {
                values[row * columns + i] = (samples.at(row, kept[i]) - mean[kept[i]]) / deviation[kept[i]];
            }
        }
        return new ZScores(values, rows, columns, columns < samples.columns());
    }

    /** The standard deviation over N of every column; 0 where it is constant. */
    static double[] deviations(Samples samples) {
        double[] means = LedoitWolf.means(samples);
        double[] deviations = new double[means.length];
        for (int column = 0; column < means.length; column++) {
            deviations[column] = deviation(samples, column, means[column]);
        }
        return deviations;
    }

    /** Differences are brought near 1 by a power of two, which rounds nothing, so that no square overflows or vanishes. */
    private static double deviation(Samples samples, int column, double mean) {
        double largest = 0;
        for (int row = 0; row < samples.rows(); row++) {
            largest = Math.max(largest, Math.abs(samples.at(row, column) - mean));
        }
        int exponent = largest == 0 ? 0 : Math.getExponent(largest);
        double sum = 0;
        for (int row = 0; row < samples.rows(); row++) {
            double difference = Math.scalb(samples.at(row, column) - mean, -exponent);
            sum += difference * difference / samples.rows();
        }
        return Math.scalb(Math.sqrt(sum), exponent);
    }

    Samples samples() {
        return Samples.ofDoubles(values, rows, columns);
    }
}
