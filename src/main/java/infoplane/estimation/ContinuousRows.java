package infoplane.estimation;

import infoplane.cells.Cells;
import infoplane.cells.RowKeys;
import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.Locale;

/** Requirements of nearest-neighbour estimators: the rows come from a density, so they have no copies and no steps. */
final class ContinuousRows {
    /**
     * If more than this share of the rows are copies, the distances to neighbours reflect the copies instead of a density.
     */
    private static final double MOST_COPIES = 0.01;

    /** From this mean number of copies per distinct row on, exact counting is advised. */
    private static final int FEWEST_OF_A_KIND = 10;

    private static final double MOST_REPEATED_VALUES = 0.5;
    private static final double LARGEST_SPREAD = 1e140;
    private static final double SMALLEST_SPREAD = 1e-140;

    private ContinuousRows() {}

    /**
     * Refuses samples that cannot come from a density. The caller checks first whether all rows are equal.
     *
     * @param name what the rows are, in the plural
     * @throws EstimationRefusedException if more than 1 % of the rows are copies of others, if in every column that is not
     *     constant more than half of the values occur more than once, or if float64 cannot hold squared distances
     */
    static void require(String name, Samples rows) {
        requireSquares(name, rows);
        int copies = rows.rows() - Cells.of(RowKeys.ofValues(rows)).count();
        if (copies > MOST_COPIES * rows.rows()) {
            throw new EstimationRefusedException(
                    String.format(
                            Locale.ROOT,
                            "%d of the %d rows of %s are copies of others, and distances to nearest neighbours mean nothing"
                                    + " there; if values were rounded, add noise as wide as their step",
                            copies,
                            rows.rows(),
                            name),
                    forAtoms(rows.rows() - copies, rows.rows()));
        }
        if (isStepped(rows)) {
            throw new EstimationRefusedException(
                    "in every column of " + name + " more than half of the values occur more than once (quantised, or"
                            + " clipped as by ReLU), and distances to nearest neighbours mean nothing there; if values were"
                            + " rounded, add noise as wide as their step",
                    Alternative.MIXED_KSG);
        }
    }

    /**
     * The alternatives for rows with copies. Counting is right if every value occurs often, but bits too high if most rows
     * are unique.
     */
    private static Alternative[] forAtoms(int different, int rows) {
        return different * FEWEST_OF_A_KIND <= rows
                ? new Alternative[] {Alternative.MIXED_KSG, Alternative.QUANTISED}
                : new Alternative[] {Alternative.MIXED_KSG};
    }

    private static void requireSquares(String name, Samples rows) {
        for (int column = 0; column < rows.columns(); column++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int row = 0; row < rows.rows(); row++) {
                least = Math.min(least, rows.at(row, column));
                most = Math.max(most, rows.at(row, column));
            }
            double spread = most - least;
            if (spread > LARGEST_SPREAD || spread > 0 && spread < SMALLEST_SPREAD) {
                throw new EstimationRefusedException("column " + column + " of " + name + " reaches from " + least
                        + " to " + most + ", and float64 does not hold squares of such distances; use another unit");
            }
        }
    }

    private static boolean isStepped(Samples rows) {
        double[] values = new double[rows.rows()];
        for (int column = 0; column < rows.columns(); column++) {
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.at(row, column);
            }
            Arrays.sort(values);
            boolean constant = values[0] == values[values.length - 1];
            if (!constant && repeated(values) <= MOST_REPEATED_VALUES * values.length) {
                return false;
            }
        }
        return true;
    }

    /** Number of sorted values that equal a neighbouring value. */
    private static int repeated(double[] sorted) {
        int repeated = 0;
        for (int i = 0; i < sorted.length; i++) {
            boolean before = i > 0 && sorted[i] == sorted[i - 1];
            boolean after = i < sorted.length - 1 && sorted[i] == sorted[i + 1];
            repeated += before || after ? 1 : 0;
        }
        return repeated;
    }

    /** Whether {@link #require} accepts the rows. */
    static boolean suits(Samples rows) {
        try {
            require("rows", rows);
            return true;
        } catch (EstimationRefusedException notFromADensity) {
            return false;
        }
    }

    /** @throws EstimationRefusedException if a row has fewer than k others */
    static void requireNeighbours(int k, int rows) {
        if (k >= rows) {
            throw new EstimationRefusedException(
                    "k is " + k + " but each of the " + rows + " rows has only " + (rows - 1) + " others");
        }
    }

    /**
     * The class of each row.
     *
     * @throws EstimationRefusedException if the labels are probabilities
     */
    static int[] classes(Labels labels, String estimator) {
        if (labels.isSoft()) {
            throw new EstimationRefusedException(
                    "the labels are probabilities p(y|x), but " + estimator + " needs one class per row",
                    Alternative.KDE,
                    Alternative.BINNING);
        }
        return labels.toClasses();
    }
}
