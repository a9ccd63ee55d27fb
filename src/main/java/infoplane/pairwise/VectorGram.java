package infoplane.pairwise;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Gram matrices in float64 vectors: one triangle, four rows at a time, mirrored. */
final class VectorGram {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleTiles.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int ROWS = RowOrder.QUAD;

    private VectorGram() {}

    /** What {@link GramMatrix#of} says. */
    static double[] of(double[] values, int columns, int[] rows, double rate) {
        int n = rows.length;
        int stride = (n + RowOrder.LEAF - 1) / RowOrder.LEAF * RowOrder.LEAF;
        double[] byColumn = new double[columns * stride];
        for (int i = 0; i < stride; i++) {
            int from = rows[Math.min(i, n - 1)] * columns;
            for (int column = 0; column < columns; column++) {
                byColumn[column * stride + i] = values[from + column];
            }
        }
        double[] gram = new double[n * n];
        double[] tile = new double[ROWS * stride];
        for (int first = 0; first < n; first += ROWS) {
            int from = first / LANES * LANES;
            for (int column = from; column < n; column += LANES) {
                squares(byColumn, stride, columns, first, column, tile);
            }
            for (int row = 0; row < Math.min(ROWS, n - first); row++) {
                VectorDoubleTiles.exponentials(tile, row * stride + from, row * stride + stride, rate);
                System.arraycopy(tile, row * stride + first + row, gram, (first + row) * (n + 1), n - first - row);
            }
        }
        mirror(gram, n);
        return gram;
    }

    /** Squared distances of 4 rows to a vector of rows. */
    private static void squares(double[] byColumn, int stride, int columns, int row, int column, double[] tile) {
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        for (int k = 0; k < columns; k++) {
            int at = k * stride;
            DoubleVector others = DoubleVector.fromArray(SPECIES, byColumn, at + column);
            DoubleVector difference0 = others.sub(byColumn[at + row]);
            DoubleVector difference1 = others.sub(byColumn[at + row + 1]);
            DoubleVector difference2 = others.sub(byColumn[at + row + 2]);
            DoubleVector difference3 = others.sub(byColumn[at + row + 3]);
            sum0 = difference0.fma(difference0, sum0);
            sum1 = difference1.fma(difference1, sum1);
            sum2 = difference2.fma(difference2, sum2);
            sum3 = difference3.fma(difference3, sum3);
        }
        sum0.intoArray(tile, column);
        sum1.intoArray(tile, stride + column);
        sum2.intoArray(tile, 2 * stride + column);
        sum3.intoArray(tile, 3 * stride + column);
    }

    private static void mirror(double[] gram, int n) {
        int block = RowOrder.LEAF; // both sides of a square of 16 by 16 stay in the cache
        for (int first = 0; first < n; first += block) {
            for (int row = first; row < n; row++) {
                for (int column = first; column < Math.min(row, first + block); column++) {
                    gram[row * n + column] = gram[column * n + row];
                }
            }
        }
    }
}
