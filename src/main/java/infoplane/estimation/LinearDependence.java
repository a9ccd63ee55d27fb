package infoplane.estimation;

import infoplane.core.Samples;
import org.jspecify.annotations.Nullable;

/** Finding columns that are sums of others, such as softmax outputs, which add up to 1: their joint density is infinite. */
final class LinearDependence {
    /** Share of a column's variance that others do not explain; float32 rounding of a sum of columns leaves 1e-13. */
    private static final double LEAST_OWN_VARIANCE = 1e-11;

    private LinearDependence() {}

    /** @throws EstimationRefusedException if a column is a linear function of those before it */
    static void refuse(String name, Samples rows) {
        if (rows.columns() >= rows.rows()) {
            throw new EstimationRefusedException(name + " have " + rows.columns() + " columns but only " + rows.rows()
                    + " rows, which lie in a plane: their differential entropy is −∞");
        }
        Integer column = dependentColumn(ZScores.of(rows).samples());
        if (column != null) {
            throw new EstimationRefusedException(
                    "column " + column + " of " + name + " is a linear function of the columns"
                            + " before it, as the last one of softmax is: their differential entropy is −∞; use ross");
        }
    }

    /** The first column that Cholesky's factorisation of the correlations finds no variance of its own in. */
    private static @Nullable Integer dependentColumn(Samples standardised) {
        double[][] factor = correlations(standardised);
        for (int column = 0; column < factor.length; column++) {
            for (int before = 0; before < column; before++) {
                double sum = factor[column][before];
                for (int k = 0; k < before; k++) {
                    sum -= factor[column][k] * factor[before][k];
                }
                factor[column][before] = sum / factor[before][before];
            }
            double own = factor[column][column];
            for (int k = 0; k < column; k++) {
                own -= factor[column][k] * factor[column][k];
            }
            if (!(own > LEAST_OWN_VARIANCE)) {
                return column;
            }
            factor[column][column] = Math.sqrt(own);
        }
        return null;
    }

    private static double[][] correlations(Samples standardised) {
        int columns = standardised.columns();
        double[][] sums = new double[columns][columns];
        double[] row = new double[columns];
        for (int i = 0; i < standardised.rows(); i++) {
            standardised.copyRows(i, i + 1, row);
            for (int one = 0; one < columns; one++) {
                for (int other = 0; other <= one; other++) {
                    sums[one][other] += row[one] * row[other] / standardised.rows();
                }
            }
        }
        return sums;
    }
}
