package infoplane.estimation;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Samples whose mutual information is known. */
public final class Samplers {
    private Samplers() {}

    /** Two samples of standard Gaussians. */
    public record Pair(Samples a, Samples b) {}

    /** Columns correlated in pairs: I = −d/2 ln(1 − ρ²). */
    public static Pair gaussian(int rows, int columns, double rho, RandomGenerator random) {
        double[] a = new double[rows * columns];
        double[] b = new double[rows * columns];
        for (int i = 0; i < a.length; i++) {
            a[i] = random.nextGaussian();
            b[i] = rho * a[i] + Math.sqrt(1 - rho * rho) * random.nextGaussian();
        }
        return new Pair(Samples.ofDoubles(a, rows, columns), Samples.ofDoubles(b, rows, columns));
    }

    static double gaussianNats(int columns, double rho) {
        return -0.5 * columns * Math.log1p(-rho * rho);
    }

    /** A fair coin says whether a Gaussian of variance 1 is around −shift or +shift. */
    static LayerSample coin(int rows, double shift, RandomGenerator random) {
        double[] values = new double[rows];
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            classes[row] = random.nextBoolean() ? 1 : 0;
            values[row] = shift * (2 * classes[row] - 1) + random.nextGaussian();
        }
        return LayerSample.of(Samples.column(values), Labels.hard(classes, 2));
    }

    /** I(T;Y) of {@link #coin}, by the trapezium rule: −∫ p ln p − ½ ln 2πe with p the mean of two Gaussians. */
    static double coinNats(double shift) {
        double step = 1e-3;
        double entropy = 0;
        for (double t = -shift - 12; t < shift + 12; t += step) {
            double p = (gauss(t - shift) + gauss(t + shift)) / 2;
            entropy -= p > 0 ? step * p * Math.log(p) : 0;
        }
        return entropy - 0.5 * (Math.log(2 * Math.PI) + 1);
    }

    private static double gauss(double t) {
        return Math.exp(-t * t / 2) / Math.sqrt(2 * Math.PI);
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Standard deviation with n − 1. */
    static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1));
    }
}
