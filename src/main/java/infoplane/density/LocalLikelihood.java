package infoplane.density;

/**
 * −L/W₀ with its gradient, where L is the local log-likelihood of {@link LocalGaussian}. A point holds z with μ = Fz, and
 * then, row by row, the Cholesky factor F of Σ: the logarithm of the diagonal element, and the elements before it as shares
 * of the diagonal element. So all parameters are of the order of 1, however wide the Gaussian is.
 */
final class LocalLikelihood implements Bfgs.DifferentiableFunction {
    private final int dimensions;
    private final Cholesky cholesky;
    private final double[] first;
    private final double[][] second;
    private final double[] mean;
    private final double[][] factor;
    private final double[][] covariance;
    private final double[][] widened;
    private final double[][] inverse;
    private final double[][] widenedInverse;
    private final double[][] scatter;
    private final double[][] product;
    private final double[][] slope;
    private final double[] pull;
    private final double[] meanSlope;
    private double weight;

    LocalLikelihood(int dimensions) {
        this.dimensions = dimensions;
        cholesky = new Cholesky(dimensions);
        first = new double[dimensions];
        second = new double[dimensions][dimensions];
        mean = new double[dimensions];
        factor = new double[dimensions][dimensions];
        covariance = new double[dimensions][dimensions];
        widened = new double[dimensions][dimensions];
        inverse = new double[dimensions][dimensions];
        widenedInverse = new double[dimensions][dimensions];
        scatter = new double[dimensions][dimensions];
        product = new double[dimensions][dimensions];
        slope = new double[dimensions][dimensions];
        pull = new double[dimensions];
        meanSlope = new double[dimensions];
    }

    int parameters() {
        return dimensions + dimensions * (dimensions + 1) / 2;
    }

    /** @param axes columns are the axes of the coordinate system for all following calls */
    void set(LocalMoments moments, SymmetricEigen axes) {
        weight = moments.weight();
        for (int i = 0; i < dimensions; i++) {
            first[i] = 0;
            for (int k = 0; k < dimensions; k++) {
                first[i] += axes.vector(k, i) * moments.first(k);
                product[k][i] = 0;
                for (int j = 0; j < dimensions; j++) {
                    product[k][i] += moments.second(k, j) * axes.vector(j, i);
                }
            }
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                second[i][j] = 0;
                for (int k = 0; k < dimensions; k++) {
                    second[i][j] += axes.vector(k, i) * product[k][j];
                }
            }
        }
    }

    /** The point of a Gaussian with these means and variances along the axes. */
    double[] point(double[] means, double[] variances) {
        double[] point = new double[parameters()];
        for (int i = 0; i < dimensions; i++) {
            point[i] = means[i] / Math.sqrt(variances[i]);
            point[rowStart(i) + i] = 0.5 * Math.log(variances[i]);
        }
        return point;
    }

    private int rowStart(int i) {
        return dimensions + i * (i + 1) / 2;
    }

    /** ln N(0; μ, Σ), with Σ⁻¹ expressed by the factor. */
    double logDensityAtOrigin(double[] point) {
        double logDeterminant = 0;
        double form = 0;
        for (int i = 0; i < dimensions; i++) {
            logDeterminant += 2 * point[rowStart(i) + i];
            form += point[i] * point[i];
        }
        return logGaussian(logDeterminant, form);
    }

    private double logGaussian(double logDeterminant, double form) {
        return -0.5 * (dimensions * Math.log(2 * Math.PI) + logDeterminant + form);
    }

    @Override
    public double value(double[] point, double[] gradient) {
        unpack(point);
        if (!cholesky.factorise(covariance)) {
            return Double.NaN;
        }
        double logDeterminant = cholesky.logDeterminant();
        cholesky.invert(inverse);
        if (!cholesky.factorise(widened)) {
            return Double.NaN;
        }
        cholesky.invert(widenedInverse);
        double overlap = Math.exp(logGaussian(cholesky.logDeterminant(), cholesky.inverseForm(mean)));
        double trace = scatterAroundMean();
        slopes(overlap);
        gradient(point, gradient);
        return 0.5 * logDeterminant + (0.5 * trace + overlap) / weight;
    }

    private void unpack(double[] point) {
        for (int i = 0; i < dimensions; i++) {
            double diagonal = Math.exp(point[rowStart(i) + i]);
            for (int j = 0; j <= i; j++) {
                factor[i][j] = diagonal * (i == j ? 1 : point[rowStart(i) + j]);
            }
        }
        for (int i = 0; i < dimensions; i++) {
            mean[i] = 0;
            for (int j = 0; j <= i; j++) {
                mean[i] += factor[i][j] * point[j];
                double sum = 0;
                for (int k = 0; k <= j; k++) {
                    sum += factor[i][k] * factor[j][k];
                }
                covariance[i][j] = covariance[j][i] = sum;
                widened[i][j] = widened[j][i] = sum + (i == j ? 1 : 0);
            }
        }
    }

    /** Q = W₂ − W₁μᵀ − μW₁ᵀ + W₀μμᵀ. @return tr Σ⁻¹Q */
    private double scatterAroundMean() {
        double trace = 0;
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                scatter[i][j] = second[i][j] - first[i] * mean[j] - mean[i] * first[j] + weight * mean[i] * mean[j];
                trace += inverse[i][j] * scatter[i][j];
            }
        }
        return trace;
    }

    /**
     * With A = (Σ + I)⁻¹ and c = N(0; μ, Σ + I): ∂L/∂μ = Σ⁻¹(W₁ − W₀μ) + cAμ, and 2∂L/∂Σ = −W₀Σ⁻¹ + Σ⁻¹QΣ⁻¹ + c(A − AμμᵀA).
     */
    private void slopes(double overlap) {
        for (int i = 0; i < dimensions; i++) {
            pull[i] = 0;
            double toData = 0;
            for (int j = 0; j < dimensions; j++) {
                pull[i] += widenedInverse[i][j] * mean[j];
                toData += inverse[i][j] * (first[j] - weight * mean[j]);
            }
            meanSlope[i] = toData + overlap * pull[i];
        }
        multiply(inverse, scatter, product);
        multiply(product, inverse, slope);
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                slope[i][j] += -weight * inverse[i][j] + overlap * (widenedInverse[i][j] - pull[i] * pull[j]);
            }
        }
    }

    /** Converts the slopes in μ and Σ to the gradient of −L/W₀ in the parameters. */
    private void gradient(double[] point, double[] gradient) {
        for (int j = 0; j < dimensions; j++) {
            double sum = 0;
            for (int i = j; i < dimensions; i++) {
                sum += factor[i][j] * meanSlope[i];
            }
            gradient[j] = -sum / weight;
        }
        for (int i = 0; i < dimensions; i++) {
            double scaling = 0;
            for (int j = 0; j <= i; j++) {
                double sum = meanSlope[i] * point[j];
                for (int k = j; k < dimensions; k++) {
                    sum += slope[i][k] * factor[k][j];
                }
                scaling += sum * factor[i][j];
                gradient[rowStart(i) + j] = -sum * factor[i][i] / weight;
            }
            gradient[rowStart(i) + i] = -scaling / weight;
        }
    }

    private void multiply(double[][] left, double[][] right, double[][] result) {
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                double sum = 0;
                for (int k = 0; k < dimensions; k++) {
                    sum += left[i][k] * right[k][j];
                }
                result[i][j] = sum;
            }
        }
    }
}
