package infoplane.calibration;

import infoplane.core.Samples;

/**
 * Covariance estimate for few rows: the sample covariance, shrunk towards a multiple of the identity. The amount of
 * shrinkage minimises the expected distance to the true covariance (Ledoit and Wolf 2004, "A well-conditioned estimator for
 * large-dimensional covariance matrices", section 3.3).
 */
final class LedoitWolf {
    private LedoitWolf() {}

    /**
     * @param rows one row per observation, at least one
     * @return d × d; all zeros if all rows are equal
     */
    static double[][] covariance(Samples rows) {
        int n = rows.rows();
        int d = rows.columns();
        double[][] sample = new double[d][d];
        double[] mean = means(rows);
        double[] centred = new double[d];
        double fourth = 0;
        for (int row = 0; row < n; row++) {
            double square = 0;
            for (int i = 0; i < d; i++) {
                centred[i] = rows.at(row, i) - mean[i];
                square += centred[i] * centred[i];
            }
            fourth += square * square / n;
            for (int i = 0; i < d; i++) {
                for (int j = 0; j <= i; j++) {
                    sample[i][j] += centred[i] * centred[j] / n;
                }
            }
        }
        mirror(sample);
        shrink(sample, fourth, n);
        return sample;
    }

    static double[] means(Samples rows) {
        double[] means = new double[rows.columns()];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < means.length; column++) {
                means[column] += rows.at(row, column) / rows.rows();
            }
        }
        return means;
    }

    private static void mirror(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            for (int j = 0; j < i; j++) {
                lower[j][i] = lower[i][j];
            }
        }
    }

    /** @param fourth mean over the rows of |x|⁴; together with |S|² it gives the scatter of single rows about S */
    private static void shrink(double[][] sample, double fourth, int n) {
        int d = sample.length;
        double trace = 0;
        double squares = 0;
        for (int i = 0; i < d; i++) {
            trace += sample[i][i];
            for (int j = 0; j < d; j++) {
                squares += sample[i][j] * sample[i][j];
            }
        }
        double variance = trace / d;
        double distance = squares - d * variance * variance;
        double error = Math.min(Math.max(0, fourth - squares) / n, distance);
        double share = distance > 0 ? error / distance : 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                sample[i][j] = (1 - share) * sample[i][j] + (i == j ? share * variance : 0);
            }
        }
    }
}
