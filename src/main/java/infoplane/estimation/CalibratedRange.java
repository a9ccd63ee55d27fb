package infoplane.estimation;

import java.util.Set;

/**
 * How many rows there were where estimators were compared with known answers (docs/estimators.md). How many columns are too
 * many depends on the rows and on how strong the dependence is; that is found on twins of the samples.
 */
final class CalibratedRange {
    private static final int FEWEST_ROWS = 100;
    private static final int FEWEST_ROWS_OF_CRITICS = 1000;
    private static final double MOST_LEFT_OUT = 0.01;

    private CalibratedRange() {}

    /** @param flags gets {@link EstimateFlag#UNCALIBRATED} outside */
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
