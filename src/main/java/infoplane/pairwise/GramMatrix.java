package infoplane.pairwise;

/** Gram matrices of Gaussian kernels in float64, from differences, so that equal rows have a kernel of exactly 1. */
public final class GramMatrix {
    /** Rows from which on vectors are used: for fewer they are not compiled in time to help. */
    private static final int MANY = 64;

    private GramMatrix() {}

    /**
     * @param values row by row, finite, {@code columns} a row
     * @param rows which of them, in order
     * @param rate of the squared distance in the exponent, over 0
     * @return n × n kernels exp(−rate · |a − b|²), row by row, symmetric
     */
    public static double[] of(double[] values, int columns, int[] rows, double rate) {
        return rows.length >= MANY && PairwiseEngine.hasVectors()
                ? VectorGram.of(values, columns, rows, rate)
                : ofFew(values, columns, rows, rate);
    }

    private static double[] ofFew(double[] values, int columns, int[] rows, double rate) {
        int n = rows.length;
        double[] gram = new double[n * n];
        for (int i = 0; i < n; i++) {
            gram[i * n + i] = 1;
            for (int j = 0; j < i; j++) {
                double distance = 0;
                for (int column = 0; column < columns; column++) {
                    double difference = values[rows[i] * columns + column] - values[rows[j] * columns + column];
                    distance += difference * difference;
                }
                gram[i * n + j] = gram[j * n + i] = Math.exp(-rate * distance);
            }
        }
        return gram;
    }
}
