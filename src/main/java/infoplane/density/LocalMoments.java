package infoplane.density;

import java.util.Arrays;

/**
 * W₀ = Σ w_j/N, W₁ = Σ w_j u_j/N, W₂ = Σ w_j u_j u_jᵀ/N around one row, with u_j = (x_j − x)/h and w_j = N(u_j; 0, I). The
 * sums leave out the row itself, and N is one less than the number of rows.
 */
public final class LocalMoments {
    /** Squared distance in squared bandwidths; beyond it, weights are below 1e-12 of the largest. */
    private static final double REACH = 2 * 27.6;

    private final int dimensions;
    private final double normalisation;
    private final double[] offset;
    private final double[] first;
    private final double[][] second;
    private double weight;

    public LocalMoments(int dimensions) {
        this.dimensions = dimensions;
        this.normalisation = Math.pow(2 * Math.PI, -0.5 * dimensions);
        this.offset = new double[dimensions];
        this.first = new double[dimensions];
        this.second = new double[dimensions][dimensions];
    }

    /** @param rows row by row */
    public void around(double[] rows, int count, int row, double width) {
        weight = 0;
        Arrays.fill(first, 0);
        for (double[] line : second) {
            Arrays.fill(line, 0);
        }
        for (int other = 0; other < count; other++) {
            if (other != row) {
                add(rows, other * dimensions, row * dimensions, 1 / width, normalisation / (count - 1));
            }
        }
        for (int i = 0; i < dimensions; i++) {
            for (int j = 0; j < i; j++) {
                second[j][i] = second[i][j];
            }
        }
    }

    private void add(double[] rows, int other, int row, double perWidth, double share) {
        double square = 0;
        for (int i = 0; i < dimensions; i++) {
            offset[i] = (rows[other + i] - rows[row + i]) * perWidth;
            square += offset[i] * offset[i];
        }
        if (square > REACH) {
            return;
        }
        double kernel = Math.exp(-square / 2) * share;
        weight += kernel;
        for (int i = 0; i < dimensions; i++) {
            double moment = kernel * offset[i];
            first[i] += moment;
            for (int j = 0; j <= i; j++) {
                second[i][j] += moment * offset[j];
            }
        }
    }

    double weight() {
        return weight;
    }

    double first(int i) {
        return first[i];
    }

    double second(int i, int j) {
        return second[i][j];
    }
}
