package infoplane.cells;

import infoplane.core.Checks;
import infoplane.core.Labels;
import java.util.Arrays;

/**
 * Plug-in information of counted observations, in nats: every probability is a share of the N rows.
 *
 * @param nats the information, not negative
 * @param pointVariance variance over rows of the pointwise information, whose mean is {@code nats}
 */
public record CountedInformation(double nats, double pointVariance) {
    private static final int TABLE_SIZE = 4096;

    /**
     * A table of counts of pairs may be this many times as long as there are rows; otherwise only occurring pairs are
     * stored.
     */
    private static final long MOST_COUNTS_PER_ROW = 16;

    private static final double[] LOGARITHMS = new double[TABLE_SIZE];

    static {
        for (int n = 1; n < TABLE_SIZE; n++) {
            LOGARITHMS[n] = Math.log(n);
        }
    }

    public CountedInformation {
        nats = Math.max(0, nats) + 0.0;
        pointVariance = Math.max(0, pointVariance) + 0.0;
    }

    /** ln n of a count. ln 0 counts as 0, because all formulas multiply it by n. */
    public static double logarithm(int n) {
        return n < TABLE_SIZE ? LOGARITHMS[n] : Math.log(n);
    }

    /** Standard error of the mean over {@code rows} rows. */
    public double standardError(int rows) {
        return Math.sqrt(pointVariance / rows);
    }

    /** H = ln N − Σ n ln n / N. */
    public static CountedInformation entropy(Cells cells) {
        int rows = cells.ofRow().length;
        if (cells.count() == 1) {
            return new CountedInformation(0, 0);
        }
        double first = 0;
        double second = 0;
        for (int cell = 0; cell < cells.count(); cell++) {
            int size = cells.sizes()[cell];
            if (size > 1) { // ln 1 = 0, and most cells of wide layers hold one row
                double logarithm = logarithm(size);
                first += size * logarithm;
                second += size * logarithm * logarithm;
            }
        }
        double mean = first / rows;
        return new CountedInformation(Math.log(rows) - mean, second / rows - mean * mean);
    }

    /** I(T;Y) of cells and labels. */
    public static CountedInformation withLabels(Cells cells, Labels labels) {
        if (cells.count() == 1 || labels.classCount() == 1) {
            return new CountedInformation(0, 0);
        }
        if (labels.isSoft()) {
            return withSoftLabels(cells, labels);
        }
        return (long) cells.count() * labels.classCount() <= MOST_COUNTS_PER_ROW * cells.ofRow().length
                ? withTable(cells, labels)
                : between(cells, Cells.ofNumbers(labels.toClasses(), labels.classCount()));
    }

    /** Like {@link #between}, with a table of all pairs of a cell and a class. */
    private static CountedInformation withTable(Cells cells, Labels labels) {
        int classes = labels.classCount();
        int[] both = new int[cells.count() * classes];
        int[] ofRow = cells.ofRow();
        for (int row = 0; row < ofRow.length; row++) {
            both[ofRow[row] * classes + labels.classOf(row)]++;
        }
        PointwiseSum sum = new PointwiseSum(labels.classSizes());
        for (int cell = 0; cell < cells.count(); cell++) {
            int size = cells.sizes()[cell];
            if (size > 1) {
                sum.addCell(both, cell * classes, size);
            }
        }
        return sum.information();
    }

    /** I(T;Y) of two partitions of the same rows. */
    public static CountedInformation between(Cells t, Cells y) {
        PointwiseSum sum = new PointwiseSum(Arrays.copyOf(y.sizes(), y.count()));
        Cells pairs = pairs(t, y);
        int seen = 0;
        for (int row = 0; seen < pairs.count(); row++) {
            if (pairs.ofRow()[row] == seen) {
                sum.add(pairs.sizes()[seen++], t.sizes()[t.ofRow()[row]], y.ofRow()[row]);
            }
        }
        return sum.information();
    }

    /** The cells of the joint partition: two rows share a cell if they share both cells. */
    public static Cells pairs(Cells t, Cells y) {
        long[] keys = new long[t.ofRow().length];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = (long) t.ofRow()[row] * y.count() + y.ofRow()[row];
        }
        return Cells.of(new RowKeys(keys, keys.length, 1));
    }

    /** I(T;Y) = Σ p(t) D(p(y|t) ‖ p(y)), where p(y|t) is the mean of p(y|x) over the rows of the cell. */
    private static CountedInformation withSoftLabels(Cells cells, Labels labels) {
        int rows = cells.ofRow().length;
        int classes = labels.classCount();
        double[] shares = labels.classShares();
        int[] sizes = cells.sizes();
        double[] logRatio = new double[Checks.tableSize(cells.count(), classes)];
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

    /**
     * I(T;Y) as H(Y) − H(Y|T): the mean over rows of u_y + a_ty with u_y = ln(N / n_y) and a_ty = ln(n_ty / n_t). a_ty is 0
     * in cells of T that hold only one class, which are nearly all cells of first layers.
     */
    private static final class PointwiseSum {
        private final double[] surprise;
        private final int rows;
        private double first;
        private double second;

        /** @param sizes n_y */
        PointwiseSum(int[] sizes) {
            rows = Arrays.stream(sizes).sum();
            surprise = new double[sizes.length];
            for (int label = 0; label < sizes.length; label++) {
                surprise[label] = logarithm(rows) - logarithm(sizes[label]);
                first += sizes[label] * surprise[label];
                second += sizes[label] * surprise[label] * surprise[label];
            }
        }

        /** Adds the n_ty rows of a class in a cell of T that has n_t rows; does nothing unless 0 < n_ty < n_t. */
        void add(int both, int size, int label) {
            if (both > 0 && both < size) {
                double share = logarithm(both) - logarithm(size);
                first += both * share;
                second += both * share * (share + 2 * surprise[label]);
            }
        }

        /** Adds all classes of one cell. */
        void addCell(int[] both, int at, int size) {
            for (int label = 0; label < surprise.length; label++) {
                add(both[at + label], size, label);
            }
        }

        CountedInformation information() {
            double mean = first / rows;
            return new CountedInformation(mean, second / rows - mean * mean);
        }
    }
}
