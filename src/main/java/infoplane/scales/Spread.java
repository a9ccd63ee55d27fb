package infoplane.scales;

import infoplane.core.Samples;

/** How far the rows of a layer spread: √(mean variance of the columns), as the noise of {@code kde} relative to a layer. */
final class Spread {
    private Spread() {}

    static double of(Samples rows) {
        double sum = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            double squares = 0;
            for (int row = 0; row < rows.rows(); row++) { // Welford (1962)
                double difference = rows.at(row, column) - mean;
                mean += difference / (row + 1);
                squares += difference * (rows.at(row, column) - mean);
            }
            sum += squares / rows.rows();
        }
        return Math.sqrt(sum / rows.columns());
    }
}
