package infoplane.density;

import java.util.Arrays;

/** A Gaussian fitted to the neighbours of the origin, which are weighted by exp(−|u|²/2), in units of the bandwidth. */
public final class LocalFit {
    private final int dimensions;
    private final Cholesky cholesky;
    private final double[] first;
    private final double[][] second;
    private double weight;

    public LocalFit(int dimensions) {
        this.dimensions = dimensions;
        this.cholesky = new Cholesky(dimensions);
        this.first = new double[dimensions];
        this.second = new double[dimensions][dimensions];
    }

    public void start() {
        weight = 0;
        Arrays.fill(first, 0);
        for (double[] row : second) {
            Arrays.fill(row, 0);
        }
    }

    public void add(double[] offset) {
        double square = 0;
        for (double value : offset) {
            square += value * value;
        }
        double kernel = Math.exp(-square / 2);
        weight += kernel;
        for (int i = 0; i < dimensions; i++) {
            first[i] += kernel * offset[i];
            for (int j = 0; j <= i; j++) {
                second[i][j] += kernel * offset[i] * offset[j];
            }
        }
    }

    /**
     * −ln S₀ + d/2 ln 2π + ½ ln|Σ| + ½ μᵀΣ⁻¹μ.
     *
     * @return NaN if the neighbours lie in a plane, within float64
     */
    public double term() {
        for (int i = 0; i < dimensions; i++) {
            first[i] /= weight;
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j <= i; j++) {
                second[i][j] = second[i][j] / weight - first[i] * first[j];
            }
        }
        if (!cholesky.factorise(second)) {
            return Double.NaN;
        }
        return -Math.log(weight)
                + 0.5 * dimensions * Math.log(2 * Math.PI)
                + 0.5 * cholesky.logDeterminant()
                + 0.5 * cholesky.inverseForm(first);
    }
}
