package infoplane.density;

import java.util.Arrays;

/**
 * The Gaussian that maximises the local likelihood at the origin (Gao, Ver Steeg and Galstyan 2015, eq. 8 and 9), in units
 * of the bandwidth: L(μ, Σ) = Σ_j w_j ln N(u_j; μ, Σ) − N(0; μ, Σ + I) with the weights w_j = N(u_j; 0, I)/N. L depends on
 * the weights only through the moments W₀, W₁, W₂. The maximum is found by quasi-Newton steps along the principal axes of
 * the weighted rows, from two starts.
 */
final class LocalGaussian {
    private static final int MOST_STEPS = 400;
    private static final double SMALL_GRADIENT = 1e-6;
    /** From this weighted variance on, rows look uniform along an axis: the Gaussian is much wider than the kernel. */
    private static final double WIDE = 0.9;

    private static final double NARROWEST = 1e-12;
    private static final double LEAST_WIDE_VARIANCE = 2;

    private final int dimensions;
    private final LocalLikelihood likelihood;
    private final Bfgs bfgs;
    private final SymmetricEigen axes;
    private final double[][] scatter;
    private boolean converged;

    LocalGaussian(int dimensions) {
        this.dimensions = dimensions;
        this.likelihood = new LocalLikelihood(dimensions);
        this.bfgs = new Bfgs(likelihood, likelihood.parameters(), MOST_STEPS, SMALL_GRADIENT);
        this.axes = new SymmetricEigen(dimensions);
        this.scatter = new double[dimensions][dimensions];
    }

    /** @return ln N(0; μ, Σ): the log density at the origin, in units of the bandwidth */
    double logDensity(LocalMoments moments) {
        scatter(moments);
        axes.decompose(scatter);
        likelihood.set(moments, axes);
        double[] best = new double[0];
        double bestValue = Double.POSITIVE_INFINITY;
        converged = false;
        for (double[] point : new double[][] {localStart(moments), roundStart(moments)}) {
            boolean done = bfgs.minimise(point);
            if (best.length == 0 || (done && !converged) || (done == converged && bfgs.value() < bestValue)) {
                best = point;
                bestValue = bfgs.value();
                converged |= done;
            }
        }
        return likelihood.logDensityAtOrigin(best);
    }

    /** Whether the last fit converged; if not, its best point is used. */
    boolean converged() {
        return converged;
    }

    /** The weighted covariance C of the rows. */
    private void scatter(LocalMoments moments) {
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                scatter[i][j] = moments.second(i, j) / moments.weight()
                        - moments.first(i) * moments.first(j) / (moments.weight() * moments.weight());
            }
        }
    }

    /**
     * Start from a closed form. Along narrow axes, it is the fit with a free amplitude: 1/σ² = 1/c − 1 and μ = mean · σ²/c,
     * where c is the weighted variance. All other axes share the variance with which the overlap of the Gaussian and the
     * kernel equals that of the rows, W₀.
     */
    private double[] localStart(LocalMoments moments) {
        double[] means = new double[dimensions];
        double[] variances = new double[dimensions];
        double logOverlap = 0;
        int wide = 0;
        for (int axis = 0; axis < dimensions; axis++) {
            double spread = Math.max(scatter[axis][axis], NARROWEST);
            if (spread < WIDE) {
                variances[axis] = spread / (1 - spread);
                for (int i = 0; i < dimensions; i++) {
                    means[axis] += axes.vector(i, axis) * moments.first(i) / moments.weight();
                }
                means[axis] /= 1 - spread;
                logOverlap -=
                        0.5 * Math.log(variances[axis] + 1) + 0.5 * means[axis] * means[axis] / (variances[axis] + 1);
            } else {
                wide++;
            }
        }
        double variance = matchingVariance(moments.weight(), logOverlap, wide);
        for (int axis = 0; axis < dimensions; axis++) {
            variances[axis] = variances[axis] > 0 ? variances[axis] : variance;
        }
        return likelihood.point(means, variances);
    }

    /** Start at the origin with the same variance along all axes. */
    private double[] roundStart(LocalMoments moments) {
        double[] variances = new double[dimensions];
        Arrays.fill(variances, matchingVariance(moments.weight(), 0, dimensions));
        return likelihood.point(new double[dimensions], variances);
    }

    /** The variance s with (2π)^(−d/2) · overlap · (s + 1)^(−axes/2) = W₀. */
    private double matchingVariance(double weight, double logOverlap, int count) {
        double missing = logOverlap - Math.log(weight) - 0.5 * dimensions * Math.log(2 * Math.PI);
        return count == 0 ? 1 : Math.max(LEAST_WIDE_VARIANCE, Math.expm1(2 * missing / count));
    }
}
