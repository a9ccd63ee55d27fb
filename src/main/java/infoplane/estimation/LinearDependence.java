package infoplane.estimation;

import infoplane.cells.ValueSpan;
import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * Finds columns that are linear functions of others, such as softmax outputs, which add up to 1. The joint density of such
 * columns is infinite.
 */
final class LinearDependence {
    /**
     * Least share of a column's variance that other columns must leave unexplained. Rounding a sum of columns to float32
     * leaves 1e-13.
     */
    private static final double LEAST_SINGLE = 1e-11;
    /** The same for float64 values, whose rounding leaves 1e-31. */
    private static final double LEAST_DOUBLE = 1e-24;

    private static final double ULP_SINGLE = 0x1p-23;
    private static final double ULP_DOUBLE = 0x1p-52;
    /** Decimal digits that distinguish any two float32 values, for float32 values that a table holds as text. */
    private static final MathContext DIGITS_SINGLE = new MathContext(9);

    /**
     * If the projections leave a smaller share of a column's variance than this, a second round is needed, because rounding
     * errors of the first round are as large.
     */
    private static final double SECOND_ROUND = 1e-6;

    private LinearDependence() {}

    /** @throws EstimationRefusedException if a column of a layer is a linear function of the columns before it */
    static void refuse(String name, Samples rows) {
        refuseFewRows(name, rows, Alternative.ROSS);
        Integer column = dependentColumn(rows);
        if (column != null) {
            throw within(name, column, Alternative.ROSS);
        }
    }

    /** @throws EstimationRefusedException if a column of A and B together is a linear function of the columns before it */
    static void refusePair(Samples a, Samples b) {
        Samples joint = a.beside(b);
        refuseFewRows("A and B together", joint, Alternative.KSG);
        Integer column = dependentColumn(joint);
        if (column == null) {
            return;
        }
        if (column < a.columns()) {
            throw within("A", column, Alternative.KSG);
        }
        Integer columnOfB = dependentColumn(b);
        if (columnOfB != null) {
            throw within("B", columnOfB, Alternative.KSG);
        }
        throw new EstimationRefusedException(
                "column " + (column - a.columns()) + " of B is a linear function of columns of A"
                        + (column > a.columns() ? " and B" : "")
                        + ", so that I(A;B) is infinite, and every finite estimate of it is as"
                        + " large as its number of rows makes it");
    }

    private static EstimationRefusedException within(String name, int column, Alternative first) {
        return new EstimationRefusedException(
                "column " + column + " of " + name
                        + " is a linear function of the columns before it, as the last one of"
                        + " softmax is: their differential entropy is −∞",
                first,
                Alternative.MIXED_KSG);
    }

    private static void refuseFewRows(String name, Samples rows, Alternative first) {
        if (rows.columns() >= rows.rows()) {
            throw new EstimationRefusedException(
                    name + " have " + rows.columns() + " columns but only " + rows.rows()
                            + " rows, which lie in a plane: their differential entropy is −∞",
                    first,
                    Alternative.MIXED_KSG);
        }
    }

    /** The first column that is a linear function of the columns before it, up to rounding; null if there is none. */
    private static @Nullable Integer dependentColumn(Samples rows) {
        double[][] columns = standardised(rows);
        double size = largestSize(rows, columns);
        double leastSingle = Math.max(LEAST_SINGLE, columns.length * Math.pow(ULP_SINGLE * size, 2));
        double leastDouble = Math.max(LEAST_DOUBLE, columns.length * Math.pow(ULP_DOUBLE * size, 2));
        for (int column = 0; column < columns.length; column++) {
            double own = project(columns, column);
            if (!(own > leastDouble) || !(own > leastSingle) && fitSingle(rows)) {
                return column;
            }
            scale(columns[column], 1 / Math.sqrt(own * rows.rows()));
        }
        return null;
    }

    /**
     * The largest absolute value of any column, in standard deviations of the column: rounding errors are proportional to
     * it.
     */
    private static double largestSize(Samples rows, double[][] standardised) {
        double largest = 0;
        for (int column = 0; column < standardised.length && standardised.length == rows.columns(); column++) {
            ValueSpan span = ValueSpan.of(rows.columns(column, column + 1));
            ValueSpan scores = ValueSpan.of(Samples.column(standardised[column]));
            double deviation = (span.greatest() - span.least()) / (scores.greatest() - scores.least());
            largest = Math.max(largest, Math.max(Math.abs(span.least()), Math.abs(span.greatest())) / deviation);
        }
        return largest;
    }

    /** Whether the values have at most float32 precision, either in binary or as text. */
    private static boolean fitSingle(Samples rows) {
        if (rows.singlePrecision()) {
            return true;
        }
        for (double value : rows.toDoubles()) {
            if ((float) value != value
                    && new BigDecimal(value).round(DIGITS_SINGLE).doubleValue() != value) {
                return false;
            }
        }
        return true;
    }

    private static double[][] standardised(Samples rows) {
        ZScores scores = ZScores.of(rows);
        double[][] columns = new double[scores.columns()][rows.rows()];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < columns.length; column++) {
                columns[column][row] = scores.values()[row * columns.length + column];
            }
        }
        return columns;
    }

    /**
     * Subtracts from a column its projections onto the earlier columns, which are orthonormal (Gram and Schmidt). Products
     * of columns alone could not tell 1e-16 of a variance from 0.
     *
     * @return the share of the variance that is left, 0 to 1
     */
    private static double project(double[][] columns, int column) {
        double[] own = columns[column];
        for (int round = 0; round < 2; round++) {
            for (int before = 0; before < column; before++) {
                double along = product(own, columns[before]);
                for (int row = 0; row < own.length; row++) {
                    own[row] -= along * columns[before][row];
                }
            }
            if (product(own, own) > SECOND_ROUND * own.length) {
                break;
            }
        }
        return product(own, own) / own.length;
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int row = 0; row < one.length; row++) {
            sum += one[row] * other[row];
        }
        return sum;
    }

    private static void scale(double[] column, double factor) {
        for (int row = 0; row < column.length; row++) {
            column[row] *= factor;
        }
    }
}
