package infoplane.pairwise;

import infoplane.core.Samples;

/** Whether looking for pairs out of reach pays: a guess from a few hundred pairs, which decides speed and no result. */
final class Reach {
    private static final int PAIRS = 512;
    private static final double WORTH_LOOKING = 0.1;

    private Reach() {}

    static boolean leavesOut(Samples rows, Samples columns, double reach) {
        if (rows.rows() == 0 || columns.rows() < 4 * RowOrder.BLOCK) {
            return false;
        }
        int out = 0;
        for (int pair = 0; pair < PAIRS; pair++) {
            // multiplicative hashing scatters both numbers over the rows, the same way every time
            int row = (int) (scattered(2 * pair) * rows.rows());
            int column = (int) (scattered(2 * pair + 1) * columns.rows());
            out += squaredDistance(rows, row, columns, column) > reach ? 1 : 0;
        }
        return out > PAIRS * WORTH_LOOKING;
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
