package infoplane.pairwise;

import infoplane.backend.Backend;
import infoplane.core.Checks;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Eigenvalues of the Gram matrix of a batch of rows, by LAPACK through ND4J: 20 to 30 ms for 500 rows, where the pure Java
 * of commons-math3 took 1.4 s because it cannot leave the eigenvectors out.
 */
public final class GramSpectrum {
    private GramSpectrum() {}

    /**
     * @param matrix n × n, symmetric, row by row
     * @return the n eigenvalues, not decreasing
     */
    public static double[] eigenvalues(double[] matrix, int n) {
        if ((long) n * n != matrix.length) {
            throw new IllegalArgumentException(matrix.length + " values do not make a matrix of " + n + " by " + n);
        }
        Checks.atLeast("n", n, 1);
        if (n == 1) {
            return matrix.clone();
        }
        Backend.start();
        try (INDArray copy = Nd4j.createFromArray(matrix).reshape(n, n);
                INDArray values = Nd4j.create(DataType.DOUBLE, n)) {
            int info = Nd4j.getBlasWrapper().syev('N', 'L', copy, values);
            if (info != 0) {
                throw new ArithmeticException("the eigenvalues of a " + n + " by " + n
                        + " matrix did not converge (LAPACK syev returned " + info + ")");
            }
            return values.toDoubleVector();
        }
    }
}
