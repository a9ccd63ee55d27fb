package infoplane.estimation;

import infoplane.core.Labels;

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
        for (int size : cells.sizes()) {
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
        int classes = labels.classCount();
        long pairs = (long) cells.count() * classes;
        int[] ofClass = labels.toClasses();
        if (pairs > 8L * ofClass.length) {
            return between(cells, new Cells(ofClass, classes));
        }
        int[] joint = new int[(int) pairs];
        for (int row = 0; row < ofClass.length; row++) {
            joint[cells.ofRow()[row] * classes + ofClass[row]]++;
        }
        return ofTable(joint, cells.count(), classes, ofClass.length);
    }

    /** I(A;B) of two countings of the same rows. */
    static CountedInformation between(Cells a, Cells b) {
        int rows = a.ofRow().length;
        int[] sizesOfA = a.sizes();
        int[] sizesOfB = b.sizes();
        Cells pairs = a.with(b);
        int[] sizes = pairs.sizes();
        boolean[] seen = new boolean[pairs.count()];
        double logarithmOfRows = logarithm(rows);
        double first = 0;
        double second = 0;
        for (int row = 0; row < rows; row++) {
            int pair = pairs.ofRow()[row];
            if (!seen[pair]) {
                seen[pair] = true;
                double pointwise = logarithm(sizes[pair])
                        - logarithm(sizesOfA[a.ofRow()[row]])
                        - logarithm(sizesOfB[b.ofRow()[row]])
                        + logarithmOfRows;
                first += sizes[pair] * pointwise;
                second += sizes[pair] * pointwise * pointwise;
            }
        }
        double mean = first / rows;
        return new CountedInformation(mean, second / rows - mean * mean);
    }

    /** I of a dense table of counts, {@code cells × classes}: the mean of ln(n_ty N / (n_t n_y)). */
    private static CountedInformation ofTable(int[] joint, int cells, int classes, int rows) {
        int[] sizesOfClasses = new int[classes];
        for (int i = 0, label = 0; i < joint.length; i++) {
            sizesOfClasses[label] += joint[i];
            label = label + 1 == classes ? 0 : label + 1;
        }
        double logarithmOfRows = logarithm(rows);
        double[] logarithmOfClass = new double[classes];
        for (int label = 0; label < classes; label++) {
            logarithmOfClass[label] = logarithm(sizesOfClasses[label]);
        }
        double first = 0;
        double second = 0;
        for (int cell = 0; cell < cells; cell++) {
            int from = cell * classes;
            int size = 0;
            for (int label = 0; label < classes; label++) {
                size += joint[from + label];
            }
            double logarithmOfCell = logarithm(size);
            for (int label = 0; label < classes; label++) {
                int both = joint[from + label];
                double pointwise = logarithm(both) - logarithmOfCell - logarithmOfClass[label] + logarithmOfRows;
                first += both * pointwise;
                second += both * pointwise * pointwise;
            }
        }
        double mean = first / rows;
        return new CountedInformation(mean, second / rows - mean * mean);
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
