package infoplane.findings;

import java.util.Arrays;

/**
 * The Theil–Sen slope of y against x: the median of the slopes of all pairs of points. The 95 % interval of Sen (1968) uses
 * order statistics of the slopes, at the distance given by the variance of Kendall's S.
 *
 * @param slope in units of y per unit of x
 * @param low lower end of the 95 % interval
 * @param high upper end of the 95 % interval
 */
record TheilSen(double slope, double low, double high) {
    private static final double NORMAL_975 = 1.959963984540054;

    /** @param x distinct values; at least three points */
    static TheilSen of(double[] x, double[] y) {
        int n = x.length;
        if (n < 3 || y.length != n) {
            throw new IllegalArgumentException("a slope with an interval needs three points or more, not " + n);
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        double half = NORMAL_975 * Math.sqrt(n * (n - 1.0) * (2.0 * n + 5) / 18);
        int low = (int) Math.max(0, Math.floor((count - half) / 2));
        int high = (int) Math.min(count - 1, Math.ceil((count + half) / 2));
        return new TheilSen(median(slopes), slopes[low], slopes[high]);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    boolean negative() {
        return slope < 0 && high < 0;
    }
}
