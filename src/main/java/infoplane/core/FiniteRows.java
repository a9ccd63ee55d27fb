package infoplane.core;

import java.util.List;

/** Refuses samples that no estimator can use. */
public final class FiniteRows {
    private FiniteRows() {}

    /** @throws EstimationRefusedException if there is no row, no column, or a value is infinite or not a number */
    public static void require(String name, Samples samples) {
        if (samples.rows() == 0 || samples.columns() == 0) {
            throw new EstimationRefusedException(name + " have " + samples.rows() + " rows and " + samples.columns()
                    + " columns but need at least one of each");
        }
        for (int row = 0; row < samples.rows(); row++) {
            for (int column = 0; column < samples.columns(); column++) {
                if (!Double.isFinite(samples.at(row, column))) {
                    throw new EstimationRefusedException("row " + row + ", column " + column + " of " + name + " is "
                            + samples.at(row, column) + " but must be finite");
                }
            }
        }
    }

    /** @throws EstimationRefusedException if either sample is unusable or if their row counts differ */
    public static void requirePair(Samples a, Samples b) {
        require("the samples of A", a);
        require("the samples of B", b);
        if (a.rows() != b.rows()) {
            throw new EstimationRefusedException(
                    "A has " + a.rows() + " rows and B has " + b.rows() + " but each row of A needs its row of B");
        }
    }

    /** Whether all rows are equal; true for a single row. */
    public static boolean areConstant(Samples samples) {
        return areConstant(List.of(samples));
    }

    /** Whether all rows of all samples are equal. @param samples at least one */
    public static boolean areConstant(Iterable<Samples> samples) {
        Samples first = samples.iterator().next();
        for (Samples one : samples) {
            if (!areAll(one, first)) {
                return false;
            }
        }
        return true;
    }

    private static boolean areAll(Samples samples, Samples first) {
        for (int row = 0; row < samples.rows(); row++) {
            for (int column = 0; column < samples.columns(); column++) {
                if (samples.at(row, column) != first.at(0, column)) {
                    return false;
                }
            }
        }
        return true;
    }
}
