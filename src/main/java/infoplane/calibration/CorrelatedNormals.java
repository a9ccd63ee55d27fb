package infoplane.calibration;

import infoplane.core.EstimationRefusedException;
import infoplane.density.Cholesky;
import java.util.random.RandomGenerator;

/** Normal variables of mean 0 and a given covariance: draws and density. */
final class CorrelatedNormals {
    private final Cholesky cholesky;
    private final int size;
    private final double[] standard;

    private CorrelatedNormals(Cholesky cholesky, int size) {
        this.cholesky = cholesky;
        this.size = size;
        this.standard = new double[size];
    }

    /** @throws EstimationRefusedException if the covariance is singular */
    static CorrelatedNormals of(double[][] covariance) {
        Cholesky cholesky = new Cholesky(covariance.length);
        if (!cholesky.factorise(covariance)) {
            throw new EstimationRefusedException(
                    "some columns are functions of others, so that no Gaussian is like them");
        }
        return new CorrelatedNormals(cholesky, covariance.length);
    }

    double logDeterminant() {
        return cholesky.logDeterminant();
    }

    void draw(RandomGenerator random, double[] target) {
        for (int i = 0; i < size; i++) {
            standard[i] = random.nextGaussian();
        }
        cholesky.multiply(standard, target);
    }

    /** Logarithm of the density at a point. */
    double logDensity(double[] point) {
        return -(size * Math.log(2 * Math.PI) + cholesky.logDeterminant() + cholesky.inverseForm(point)) / 2;
    }
}
