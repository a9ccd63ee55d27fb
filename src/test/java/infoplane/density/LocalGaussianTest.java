package infoplane.density;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.estimation.LocalEstimatorsTest;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

public class LocalGaussianTest {
    /** Truth: central differences, good to about 1e-8 here. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3", "5"})
    void gradientAgreesWithDifferences(int dimensions) {
        RandomGenerator random = new Seed(1).stream("test");
        LocalLikelihood likelihood = likelihood(LocalEstimatorsTest.moments(200, dimensions, 0.8, random), dimensions);
        double[] gradient = new double[likelihood.parameters()];
        double[] ignored = new double[likelihood.parameters()];
        for (int trial = 0; trial < 20; trial++) {
            double[] point = new double[likelihood.parameters()];
            for (int i = 0; i < point.length; i++) {
                point[i] = 0.6 * random.nextGaussian();
            }
            likelihood.value(point, gradient);
            for (int i = 0; i < point.length; i++) {
                double middle = point[i];
                point[i] = middle + 1e-5;
                double above = likelihood.value(point, ignored);
                point[i] = middle - 1e-5;
                double below = likelihood.value(point, ignored);
                point[i] = middle;
                assertEquals((above - below) / 2e-5, gradient[i], 1e-6 * Math.max(1, Math.abs(gradient[i])));
            }
        }
    }

    /** Truth: the greatest local likelihood in one dimension on a fine grid of means and deviations, by its definition. */
    @Test
    void findsTheGreatestLikelihoodInOneDimension() {
        RandomGenerator random = new Seed(2).stream("test");
        for (double width : new double[] {0.2, 0.7, 2}) {
            LocalMoments moments = LocalEstimatorsTest.moments(300, 1, width, random);
            double best = Double.NEGATIVE_INFINITY;
            double logDensity = 0;
            for (double mean = -12; mean <= 12; mean += 0.02) {
                for (double logDeviation = -1; logDeviation < 3.5; logDeviation += 0.01) {
                    double variance = Math.exp(2 * logDeviation);
                    double value = likelihoodOf(moments, mean, variance);
                    if (value > best) {
                        best = value;
                        logDensity = logGaussian(mean, variance);
                    }
                }
            }
            LocalGaussian gaussian = new LocalGaussian(1);
            assertEquals(logDensity, gaussian.logDensity(moments), 0.01, "the grid's step, at width " + width);
            assertTrue(gaussian.converged());
        }
    }

    /** Beyond what float64 can hold there is no likelihood, and the search is told so. */
    @Test
    void hasNoValueOutOfBounds() {
        LocalLikelihood likelihood = likelihood(LocalEstimatorsTest.moments(50, 2, 1, new Seed(4).stream("test")), 2);
        double[] gradient = new double[likelihood.parameters()];
        for (double exponent : new double[] {-400, 400}) {
            double[] point = likelihood.point(new double[2], new double[] {1, 1});
            point[2] = exponent;
            assertTrue(Double.isNaN(likelihood.value(point, gradient)));
        }
    }

    /** With a kernel far wider than the rows the local fit is the Gaussian of greatest likelihood: mean and covariance. */
    @Test
    void aWideKernelGivesTheOrdinaryFit() {
        RandomGenerator random = new Seed(3).stream("test");
        LocalMoments moments = LocalEstimatorsTest.moments(2000, 2, 1e3, random);
        double expected = 0;
        for (int i = 0; i < 2; i++) {
            double mean = moments.first(i) / moments.weight();
            double variance = moments.second(i, i) / moments.weight() - mean * mean;
            expected += logGaussian(mean, variance);
        }
        assertEquals(
                expected, new LocalGaussian(2).logDensity(moments), 0.01, "the two columns are nearly independent");
    }

    private static LocalLikelihood likelihood(LocalMoments moments, int dimensions) {
        SymmetricEigen axes = new SymmetricEigen(dimensions);
        double[][] matrix = new double[dimensions][dimensions];
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < dimensions; j++) {
                matrix[i][j] = moments.second(i, j);
            }
        }
        axes.decompose(matrix);
        LocalLikelihood likelihood = new LocalLikelihood(dimensions);
        likelihood.set(moments, axes);
        return likelihood;
    }

    private static double likelihoodOf(LocalMoments moments, double mean, double variance) {
        double scatter = moments.second(0, 0) - 2 * mean * moments.first(0) + mean * mean * moments.weight();
        return moments.weight() * -0.5 * Math.log(2 * Math.PI * variance)
                - 0.5 * scatter / variance
                - Math.exp(logGaussian(mean, variance + 1));
    }

    private static double logGaussian(double mean, double variance) {
        return -0.5 * (Math.log(2 * Math.PI * variance) + mean * mean / variance);
    }
}
