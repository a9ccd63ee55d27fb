package infoplane.estimation;

import java.util.Set;

/**
 * Flags sample sizes below those on which the estimators were compared with known information (docs/estimators.md). This
 * class has no limit for columns: how many are too many depends on the rows and on the strength of the dependence, and twins
 * of the samples show it.
 */
final class CalibratedRange {
    private static final int FEWEST_ROWS = 100;
    private static final int FEWEST_ROWS_OF_CRITICS = 1000;
    private static final double MOST_LEFT_OUT = 0.01;

    private CalibratedRange() {}

    /** @param flags gets {@link EstimateFlag#UNCALIBRATED} if there are too few rows */
    static void checkRows(int rows, Set<EstimateFlag> flags) {
        if (rows < FEWEST_ROWS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }

    /**
     * Flags estimates that leave out more than 1 % of the rows. Rows that are alone in their class are left out, and their
     * information is missing.
     */
    static void checkLeftOut(int kept, int rows, Set<EstimateFlag> flags) {
        if (rows - kept > MOST_LEFT_OUT * rows) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }

    /**
     * Flags estimates of critics on fewer than 1000 rows. A critic memorises few rows: on 100 rows of ten columns its
     * estimate is 0.2 to 0.6 nats too low.
     */
    static void checkCritic(int rows, Set<EstimateFlag> flags) {
        if (rows < FEWEST_ROWS_OF_CRITICS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }
}
