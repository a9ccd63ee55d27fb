package infoplane.estimation;

import java.util.Set;

/**
 * Where estimates from nearest neighbours were compared with known answers (docs/estimators.md). In ten columns they are still
 * within 0.1 bit on Gaussians of 1000 rows, in fifty a third too low: the k-th neighbour is then too far away for the density
 * to be even up to it.
 */
final class CalibratedRange {
    private static final int MOST_COLUMNS = 10;
    /** Errors of entropies do not cancel in their sums: 0.1 bit with six columns, 0.7 with ten. */
    private static final int MOST_COLUMNS_OF_ENTROPIES = 6;

    private static final int FEWEST_ROWS = 100;
    private static final int FEWEST_ROWS_OF_CRITICS = 1000;
    private static final double MOST_LEFT_OUT = 0.01;

    private CalibratedRange() {}

    /**
     * @param columns of the space in which neighbours are looked for
     * @param flags gets {@link EstimateFlag#UNCALIBRATED} outside
     */
    static void check(int columns, int rows, Set<EstimateFlag> flags) {
        check(columns, MOST_COLUMNS, rows, flags);
    }

    /** The same for a term of a sum of differential entropies. */
    static void checkEntropy(int columns, int rows, Set<EstimateFlag> flags) {
        check(columns, MOST_COLUMNS_OF_ENTROPIES, rows, flags);
    }

    private static void check(int columns, int most, int rows, Set<EstimateFlag> flags) {
        if (columns > most) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
        checkRows(rows, flags);
    }

    /** Of estimators that know themselves how many columns are too many. */
    static void checkRows(int rows, Set<EstimateFlag> flags) {
        if (rows < FEWEST_ROWS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }

    /** Rows left out, because they are alone in their class, take the information that they hold with them. */
    static void checkLeftOut(int kept, int rows, Set<EstimateFlag> flags) {
        if (rows - kept > MOST_LEFT_OUT * rows) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }

    /** A critic trained on fewer learns its rows by heart: it is 0.2 to 0.6 nats too low on 100 rows of ten columns. */
    static void checkCritic(int rows, Set<EstimateFlag> flags) {
        if (rows < FEWEST_ROWS_OF_CRITICS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }
}
