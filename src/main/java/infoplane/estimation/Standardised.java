package infoplane.estimation;

import infoplane.core.Samples;

/**
 * Columns shifted and scaled to mean 0 and variance 1 (over N), constant ones left out.
 *
 * @param rows in float64
 * @param dropped whether a column was constant
 */
record Standardised(Samples rows, boolean dropped) {
    static Standardised of(Samples samples) {
        int count = samples.rows();
        double[] means = new double[samples.columns()];
        double[] deviations = new double[samples.columns()];
        int kept = 0;
        for (int column = 0; column < samples.columns(); column++) {
            means[column] = mean(samples, column);
            deviations[column] = deviation(samples, column, means[column]);
            kept += deviations[column] > 0 ? 1 : 0;
        }
        double[] values = new double[count * kept];
        int to = 0;
        for (int row = 0; row < count; row++) {
            for (int column = 0; column < samples.columns(); column++) {
                if (deviations[column] > 0) {
                    values[to++] = (samples.at(row, column) - means[column]) / deviations[column];
                }
            }
        }
        return new Standardised(Samples.ofDoubles(values, count, kept), kept < samples.columns());
    }

    private static double mean(Samples samples, int column) {
        double first = samples.at(0, column); // a constant column must come out without any deviation at all
        double sum = 0;
        for (int row = 0; row < samples.rows(); row++) {
            sum += samples.at(row, column) - first;
        }
        return first + sum / samples.rows();
    }

    private static double deviation(Samples samples, int column, double mean) {
        double squares = 0;
        for (int row = 0; row < samples.rows(); row++) {
            double difference = samples.at(row, column) - mean;
            squares += difference * difference;
        }
        return Math.sqrt(squares / samples.rows());
    }
}
