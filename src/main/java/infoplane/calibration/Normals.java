package infoplane.calibration;

import infoplane.calibration.CalibrationTask.Drawn;
import infoplane.core.Samples;
import java.util.random.RandomGenerator;

/** Samples of normal variables. */
public final class Normals {
    private Normals() {}

    /** Standard normal columns. Column i of A and column i of B are correlated for i below {@code dependent}. */
    public static Drawn pairs(int n, int d, double correlation, int dependent, RandomGenerator random) {
        double[] a = new double[n * d];
        double[] b = new double[n * d];
        double rest = Math.sqrt((1 - correlation) * (1 + correlation));
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < d; column++) {
                int at = row * d + column;
                a[at] = random.nextGaussian();
                double own = random.nextGaussian();
                b[at] = column < dependent ? correlation * a[at] + rest * own : own;
            }
        }
        return new Drawn(Samples.ofDoubles(a, n, d), Samples.ofDoubles(b, n, d), null);
    }

    /** All 2d columns have the pairwise correlation ρ, through a common component. */
    static Drawn dense(int n, int d, double correlation, RandomGenerator random) {
        double[] a = new double[n * d];
        double[] b = new double[n * d];
        for (int row = 0; row < n; row++) {
            double common = Math.sqrt(correlation) * random.nextGaussian();
            for (int column = 0; column < d; column++) {
                a[row * d + column] = common + Math.sqrt(1 - correlation) * random.nextGaussian();
                b[row * d + column] = common + Math.sqrt(1 - correlation) * random.nextGaussian();
            }
        }
        return new Drawn(Samples.ofDoubles(a, n, d), Samples.ofDoubles(b, n, d), null);
    }

    /** Independent normal columns divided by the root of a common χ²/ν. */
    static Drawn student(int n, int d, int freedom, boolean asinh, RandomGenerator random) {
        double[] a = new double[n * d];
        double[] b = new double[n * d];
        for (int row = 0; row < n; row++) {
            double chiSquared = 0;
            for (int i = 0; i < freedom; i++) {
                double normal = random.nextGaussian();
                chiSquared += normal * normal;
            }
            double scale = Math.sqrt(freedom / chiSquared);
            for (int column = 0; column < d; column++) {
                a[row * d + column] = bent(scale * random.nextGaussian(), asinh);
                b[row * d + column] = bent(scale * random.nextGaussian(), asinh);
            }
        }
        return new Drawn(Samples.ofDoubles(a, n, d), Samples.ofDoubles(b, n, d), null);
    }

    private static double bent(double value, boolean asinh) {
        return asinh ? Math.signum(value) * Math.log(Math.abs(value) + Math.hypot(value, 1)) : value;
    }
}
