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
        if (columns > most || rows < FEWEST_ROWS) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
    }
}
