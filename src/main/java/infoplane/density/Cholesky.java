package infoplane.density;

/**
 * The lower triangular factor of a small positive definite matrix. One object factorises many matrices without allocation.
 */
public final class Cholesky {
    private final int size;
    private final double[][] factor;
    private final double[] work;

    public Cholesky(int size) {
        this.size = size;
        this.factor = new double[size][size];
        this.work = new double[size];
    }

    /** @return whether the matrix is positive definite within float64; only then can the factor be used */
    public boolean factorise(double[][] matrix) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double sum = matrix[row][column];
                for (int k = 0; k < column; k++) {
                    sum -= factor[row][k] * factor[column][k];
                }
                if (row > column) {
                    factor[row][column] = sum / factor[column][column];
                } else if (sum > 1e-14 * matrix[row][row]) {
                    factor[row][row] = Math.sqrt(sum);
                } else {
                    return false; // also if the sum is NaN
                }
            }
        }
        return true;
    }

    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += 2 * Math.log(factor[i][i]);
        }
        return sum;
    }

    /** Fills {@code target} with L v, where M = L Lᵀ. */
    public void multiply(double[] vector, double[] target) {
        for (int row = 0; row < size; row++) {
            double sum = 0;
            for (int k = 0; k <= row; k++) {
                sum += factor[row][k] * vector[k];
            }
            target[row] = sum;
        }
    }

    /** vᵀ M⁻¹ v. */
    public double inverseForm(double[] vector) {
        double sum = 0;
        for (int row = 0; row < size; row++) {
            double value = vector[row];
            for (int k = 0; k < row; k++) {
                value -= factor[row][k] * work[k];
            }
            work[row] = value / factor[row][row];
            sum += work[row] * work[row];
        }
        return sum;
    }

    /** Fills {@code inverse} with M⁻¹. */
    void invert(double[][] inverse) {
        for (int column = 0; column < size; column++) {
            for (int row = 0; row < size; row++) {
                double value = row == column ? 1 : 0;
                for (int k = column; k < row; k++) {
                    value -= factor[row][k] * work[k];
                }
                work[row] = row < column ? 0 : value / factor[row][row];
            }
            for (int row = size - 1; row >= 0; row--) {
                double value = work[row];
                for (int k = row + 1; k < size; k++) {
                    value -= factor[k][row] * inverse[k][column];
                }
                inverse[row][column] = value / factor[row][row];
            }
        }
    }
}
