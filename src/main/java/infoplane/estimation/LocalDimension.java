package infoplane.estimation;

import infoplane.core.Samples;
import infoplane.pairwise.Neighbourhoods;
import java.util.Set;

/**
 * Estimates the local dimension of rows (Levina and Bickel 2005, "Maximum likelihood estimation of intrinsic dimension",
 * with the ratio of two neighbours' distances). For rows near a curve or a surface, differential entropies are −∞, estimates
 * of them depend on the number of rows, and sums and differences come out too low. If D columns lie near a surface of m
 * dimensions, D⟨ln ε⟩ grows D/m times as fast as it should when there are fewer rows, and I(T;Y) is too low by (D/m − 1)
 * H(Y|T).
 */
final class LocalDimension {
    private static final int NEAR = 2;
    private static final int FAR = 4;
    /** ψ(4) − ψ(2), the mean of ln(r₄/r₂) in one dimension. */
    private static final double MEAN_LOG_RATIO = 1 / 2.0 + 1 / 3.0;
    /**
     * Least ratio of local dimension to columns. 300 normal rows of ten columns give 7.5 dimensions, because many rows have
     * no neighbours on one side. Rows near a surface with one dimension less than columns give 2/3 for three columns.
     */
    private static final double LEAST_SHARE = 0.7;

    /** With fewer rows the estimate is too uncertain: its relative deviation is 0.7/√N. */
    private static final int FEWEST_ROWS = 100;

    private static final int MOST_COLUMNS = 10;

    private LocalDimension() {}

    /** @return m with E ln(r₄/r₂) = (ψ(4) − ψ(2)) / m, by the maximum norm; rows with copies are left out */
    static double of(Samples rows) {
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(FAR);
        double sum = 0;
        int count = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double near = nearest.distance(row, NEAR - 1);
            if (near > 0) {
                sum += Math.log(nearest.distance(row, FAR - 1) / near);
                count++;
            }
        }
        return MEAN_LOG_RATIO * count / sum;
    }

    /**
     * @param flags gets {@link EstimateFlag#NARROW} if rows of several columns lie near a curve or surface. Samples of fewer
     *     than 100 rows or more than ten columns are not checked: they are outside the calibrated range anyway
     */
    static void check(Samples rows, Set<EstimateFlag> flags) {
        boolean asked = rows.columns() > 1 && rows.columns() <= MOST_COLUMNS && rows.rows() >= FEWEST_ROWS;
        if (asked && of(rows) < LEAST_SHARE * rows.columns()) {
            flags.add(EstimateFlag.NARROW);
        }
    }
}
