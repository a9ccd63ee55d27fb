package infoplane.pairwise;

import infoplane.core.Samples;

/** How many pairs are out of reach: a guess from a few hundred of them, which decides speed and no result. */
final class Reach {
    private static final int PAIRS = 512;
    /** Share of pairs out of reach from which on looking for them pays. */
    static final double WORTH_LOOKING = 0.1;

    private Reach() {}

    /** @return share of the pairs that are out of reach; 0 where columns are too few for it to matter */
    static double shareOut(Samples rows, Samples columns, double reach) {
        if (rows.rows() == 0 || columns.rows() < 4 * RowOrder.BLOCK) {
            return 0;
        }
        int out = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            // multiplicative hashing scatters both numbers over the rows, the same way every time
            int row = (int) (scattered(2 * pair) * rows.rows());
            int column = (int) (scattered(2 * pair + 1) * columns.rows());
            out += squaredDistance(rows, row, columns, column) > reach ? 1 : 0;
        }
        return (double) out / PAIRS;
    }

    private static double scattered(int number) {
        return ((number * 0x9E3779B97F4A7C15L) >>> 11) * 0x1p-53;
    }

    private static double squaredDistance(Samples rows, int row, Samples columns, int column) {
        double sum = 0;
        for (int k = 0; k < rows.columns(); k++) {
            double difference = rows.at(row, k) - columns.at(column, k);
            sum += difference * difference;
        }
        return sum;
    }
}
