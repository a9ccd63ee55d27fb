package infoplane.estimation;

import infoplane.core.Labels;
import java.util.Arrays;

/**
 * Plug-in information of counted observations, in nats: every probability is a share of the N rows.
 *
 * @param nats the information, not negative
 * @param pointVariance variance over rows of the pointwise information, whose mean {@code nats} is
 */
record CountedInformation(double nats, double pointVariance) {
    private static final int TABLE_SIZE = 4096;
    private static final double[] LOGARITHMS = new double[TABLE_SIZE];

    static {
        for (int n = 1; n < TABLE_SIZE; n++) {
            LOGARITHMS[n] = Math.log(n);
        }
    }

    CountedInformation {
        nats = Math.max(0, nats) + 0.0;
        pointVariance = Math.max(0, pointVariance) + 0.0;
    }

    /** ln n of a count, 0 for none: in all formulas it stands beside a factor n. */
    static double logarithm(int n) {
        return n < TABLE_SIZE ? LOGARITHMS[n] : Math.log(n);
    }

    /** Standard error of the mean over {@code rows} rows. */
    double standardError(int rows) {
        return Math.sqrt(pointVariance / rows);
    }

    /** H = ln N − Σ n ln n / N. */
    static CountedInformation entropy(Cells cells) {
        int rows = cells.ofRow().length;
        if (cells.count() == 1) {
            return new CountedInformation(0, 0);
        }
        double first = 0;
        double second = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            int size = cells.sizes()[cell];
            double logarithm = logarithm(size);
            first += size * logarithm;
            second += size * logarithm * logarithm;
        }
        double mean = first / rows;
        return new CountedInformation(Math.log(rows) - mean, second / rows - mean * mean);
    }

    /** I(T;Y) of cells and labels. */
    static CountedInformation withLabels(Cells cells, Labels labels) {
        if (cells.count() == 1 || labels.classCount() == 1) {
            return new CountedInformation(0, 0);
        }
        if (labels.isSoft()) {
            return withSoftLabels(cells, labels);
        }
        int[] classes = labels.toClasses();
        return between(cells, Cells.ofNumbers(classes, labels.classCount()));
    }

    /**
     * I(T;Y) of two countings of the same rows, as H(Y) − H(Y|T): the mean over rows of u_y + a_ty with u_y = ln(N / n_y)
     * and a_ty = ln(n_ty / n_t). The latter is 0 in cells of T that hold one cell of Y only, in first layers nearly all.
     */
    static CountedInformation between(Cells t, Cells y) {
        int rows = t.ofRow().length;
        double first = 0;
        double second = 0;
        double[] surprise = new double[y.count()];
        for (int label = 0; label < y.count(); label++) {
            surprise[label] = logarithm(rows) - logarithm(y.sizes()[label]);
            first += y.sizes()[label] * surprise[label];
            second += y.sizes()[label] * surprise[label] * surprise[label];
        }
        int[] mixed = rowsOfMixedCells(t, y);
        Cells pairs = pairs(t, y, mixed);
        int seen = 0;
        for (int i = 0; i < mixed.length; i++) {
            if (pairs.ofRow()[i] == seen) {
                int both = pairs.sizes()[seen++];
                double share = logarithm(both) - logarithm(t.sizes()[t.ofRow()[mixed[i]]]);
                first += both * share;
                second += both * share * (share + 2 * surprise[y.ofRow()[mixed[i]]]);
            }
        }
        double mean = first / rows;
        return new CountedInformation(mean, second / rows - mean * mean);
    }

    /** The rows that lie in cells of T which hold more than one cell of Y. */
    private static int[] rowsOfMixedCells(Cells t, Cells y) {
        int[] firstOfY = new int[t.count()];
        boolean[] mixed = new boolean[t.count()];
        int seen = 0;
        int mixedRows = 0;
        for (int row = 0; row < t.ofRow().length; row++) {
            int cell = t.ofRow()[row];
            if (cell == seen) {
                firstOfY[seen++] = y.ofRow()[row];
            } else if (!mixed[cell] && firstOfY[cell] != y.ofRow()[row]) {
                mixed[cell] = true;
                mixedRows += t.sizes()[cell];
            }
        }
        int[] rows = new int[mixedRows];
        int found = 0;
        for (int row = 0; found < mixedRows; row++) {
            if (mixed[t.ofRow()[row]]) {
                rows[found++] = row;
            }
        }
        return rows;
    }

    /** The pairs of a row's cell here and its cell there, as cells. */
    static Cells pairs(Cells t, Cells y) {
        int[] rows = new int[t.ofRow().length];
        Arrays.setAll(rows, row -> row);
        return pairs(t, y, rows);
    }

    private static Cells pairs(Cells t, Cells y, int[] rows) {
        long[] keys = new long[rows.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) t.ofRow()[rows[i]] * y.count() + y.ofRow()[rows[i]];
        }
        return Cells.of(new RowKeys(keys, keys.length, 1));
    }

    /** I(T;Y) = Σ p(t) D(p(y|t) ‖ p(y)), where p(y|t) is the mean of p(y|x) over the rows of the cell. */
    private static CountedInformation withSoftLabels(Cells cells, Labels labels) {
        int rows = cells.ofRow().length;
        int classes = labels.classCount();
        double[] shares = labels.classShares();
        int[] sizes = cells.sizes();
        double[] logRatio = new double[Math.multiplyExact(cells.count(), classes)];
        for (int row = 0; row < rows; row++) {
            for (int label = 0; label < classes; label++) {
                logRatio[cells.ofRow()[row] * classes + label] += labels.probability(row, label);
            }
        }
        for (int i = 0; i < logRatio.length; i++) {
            double share = logRatio[i] / sizes[i / classes];
            logRatio[i] = share > 0 ? Math.log(share / shares[i % classes]) : 0;
        }
        double first = 0;
        double second = 0;
        for (int row = 0; row < rows; row++) {
            double pointwise = 0;
            for (int label = 0; label < classes; label++) {
                pointwise += labels.probability(row, label) * logRatio[cells.ofRow()[row] * classes + label];
            }
            first += pointwise;
            second += pointwise * pointwise;
        }
        double mean = first / rows;
        return new CountedInformation(mean, second / rows - mean * mean);
    }
}
