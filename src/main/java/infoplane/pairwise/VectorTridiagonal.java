package infoplane.pairwise;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The reduction of a symmetric matrix A to three diagonals by Householder reflections, from the last row to the first, as in
 * LAPACK's {@code dsytrd} (Dongarra, Sorensen and Hammarling 1989, "Block reduction of matrices to condensed forms"). A
 * reflection (I − τ v vᵀ) from both sides makes A + v uᵀ + u vᵀ; {@value #PANEL} of them change the matrix together. A
 * product A v loads each number below the diagonal once and uses it on both sides. For that the lower half lies in squares
 * of {@value #BLOCK} by {@value #BLOCK}, block of rows after block of rows, so that a product walks through memory once.
 */
final class VectorTridiagonal {
    private static final VectorSpecies<Double> SPECIES = VectorDoubleTiles.SPECIES;
    private static final int LANES = SPECIES.length();
    private static final int BLOCK = 8;
    private static final int SQUARE = BLOCK * BLOCK;
    private static final int PANEL = 16;
    /** Sums of squares below this have lost digits; what they are of is 0 beside a kernel of 1. */
    private static final double LEAST = 1e-280;
    /** Reflections of a panel that are met together. */
    private static final int TOGETHER = 4;
    /** Columns of the matrix that change together, in registers. */
    private static final int COLUMNS = 2 * LANES;

    /** Length of a reflection: all rows, and room for vectors beyond. */
    private final int stride;

    private final double[] matrix;
    /** Where each block of rows starts; squares on the diagonal are whole. */
    private final int[] start;
    /** The v of a panel, one after the other, 0 beyond the rows that it changes. */
    private final double[] v;

    private final double[] u;
    /** The row that is being reduced. */
    private final double[] line;

    private final double[] factorsOfV = new double[TOGETHER];
    private final double[] factorsOfU = new double[TOGETHER];

    private VectorTridiagonal(double[] values, int n) {
        int blocks = (n + BLOCK - 1) / BLOCK;
        stride = blocks * BLOCK + COLUMNS;
        start = new int[blocks + 1];
        for (int block = 0; block < blocks; block++) {
            int width = ((block + 1) * BLOCK + COLUMNS - 1) / COLUMNS * COLUMNS;
            start[block + 1] = start[block] + width * BLOCK;
        }
        matrix = new double[start[blocks]];
        for (int row = 0; row < n; row++) {
            int whole = Math.min(n, row / BLOCK * BLOCK + BLOCK);
            for (int column = 0; column < whole; column += BLOCK) {
                System.arraycopy(values, row * n + column, matrix, at(row, column), Math.min(BLOCK, whole - column));
            }
        }
        v = new double[PANEL * stride];
        u = new double[PANEL * stride];
        line = new double[stride];
    }

    private int at(int row, int column) {
        return start[row / BLOCK] + column / BLOCK * SQUARE + row % BLOCK * BLOCK + column % BLOCK;
    }

    /**
     * @param values n × n, symmetric, row by row
     * @param diagonal to be written, n
     * @param beside to be written, the n − 1 numbers beside the diagonal
     */
    static void reduce(double[] values, int n, double[] diagonal, double[] beside) {
        VectorTridiagonal reduction = new VectorTridiagonal(values, n);
        int kept = 0;
        for (int row = n - 1; row >= 0; row--) {
            reduction.takeLine(row, kept);
            diagonal[row] = reduction.line[row];
            if (row > 0) {
                beside[row - 1] = reduction.reflect(row, kept++);
            }
            if (kept == PANEL) {
                reduction.change(row);
                kept = 0;
            }
        }
    }

    /** The row as the reflections of the panel make it, up to the diagonal. */
    private void takeLine(int row, int kept) {
        for (int column = 0; column <= row; column += BLOCK) {
            System.arraycopy(matrix, at(row, column), line, column, BLOCK);
        }
        for (int p = 0; p < kept; p += TOGETHER) {
            for (int k = 0; k < TOGETHER; k++) {
                factorsOfV[k] = u[(p + k) * stride + row];
                factorsOfU[k] = v[(p + k) * stride + row];
            }
            addMultiples(p * stride, line, 0, row + 1);
        }
    }

    /**
     * Adds the reflection that leaves one number beside the diagonal of the row to the panel.
     *
     * @return that number
     */
    private double reflect(int row, int kept) {
        int from = kept * stride;
        if (kept % TOGETHER == 0) {
            Arrays.fill(v, from, from + TOGETHER * stride, 0);
            Arrays.fill(u, from, from + TOGETHER * stride, 0);
        }
        System.arraycopy(line, 0, v, from, row - 1);
        double last = line[row - 1];
        double rest = dot(v, v, from, row);
        if (rest < LEAST) {
            return last; // u is 0, so that v changes nothing
        }
        double beside = -Math.copySign(Math.sqrt(last * last + rest), last);
        double tau = (beside - last) / beside;
        double scale = 1 / (last - beside);
        for (int j = from; j < from + row - 1; j++) {
            v[j] *= scale;
        }
        v[from + row - 1] = 1;
        for (int block = 0; block * BLOCK < row; block++) {
            addProduct(block, from);
        }
        for (int p = 0; p < kept; p += TOGETHER) {
            project(p * stride, from, row);
            addMultiples(p * stride, u, from, row);
        }
        double half = 0.5 * tau * tau * dot(u, v, from, row);
        for (int j = from; j < from + row; j++) {
            u[j] = half * v[j] - tau * u[j];
        }
        Arrays.fill(u, from + row, from + stride, 0);
        return beside;
    }

    /** The product of two, of which one is 0 beyond the count. */
    private static double dot(double[] a, double[] b, int from, int count) {
        DoubleVector sum = DoubleVector.zero(SPECIES);
        for (int j = from; j < from + count; j += LANES) {
            sum = DoubleVector.fromArray(SPECIES, a, j).fma(DoubleVector.fromArray(SPECIES, b, j), sum);
        }
        return sum.reduceLanes(VectorOperators.ADD);
    }

    /** Adds multiples of the v and u of {@value #TOGETHER} reflections, whole vectors, also beyond the count. */
    private void addMultiples(int from, double[] to, int at, int count) {
        int second = from + stride;
        int third = second + stride;
        int fourth = third + stride;
        DoubleVector v0 = DoubleVector.broadcast(SPECIES, factorsOfV[0]);
        DoubleVector v1 = DoubleVector.broadcast(SPECIES, factorsOfV[1]);
        DoubleVector v2 = DoubleVector.broadcast(SPECIES, factorsOfV[2]);
        DoubleVector v3 = DoubleVector.broadcast(SPECIES, factorsOfV[3]);
        DoubleVector u0 = DoubleVector.broadcast(SPECIES, factorsOfU[0]);
        DoubleVector u1 = DoubleVector.broadcast(SPECIES, factorsOfU[1]);
        DoubleVector u2 = DoubleVector.broadcast(SPECIES, factorsOfU[2]);
        DoubleVector u3 = DoubleVector.broadcast(SPECIES, factorsOfU[3]);
        for (int j = 0; j < count; j += LANES) {
            DoubleVector ofV = DoubleVector.fromArray(SPECIES, to, at + j);
            DoubleVector ofU = DoubleVector.fromArray(SPECIES, u, from + j).mul(u0);
            ofV = DoubleVector.fromArray(SPECIES, v, from + j).fma(v0, ofV);
            ofU = DoubleVector.fromArray(SPECIES, u, second + j).fma(u1, ofU);
            ofV = DoubleVector.fromArray(SPECIES, v, second + j).fma(v1, ofV);
            ofU = DoubleVector.fromArray(SPECIES, u, third + j).fma(u2, ofU);
            ofV = DoubleVector.fromArray(SPECIES, v, third + j).fma(v2, ofV);
            ofU = DoubleVector.fromArray(SPECIES, u, fourth + j).fma(u3, ofU);
            ofV = DoubleVector.fromArray(SPECIES, v, fourth + j).fma(v3, ofV);
            ofV.add(ofU).intoArray(to, at + j);
        }
    }

    /** Factors are the products of the u and v of {@value #TOGETHER} reflections with the last v, without its own. */
    private void project(int from, int last, int count) {
        int second = from + stride;
        int third = second + stride;
        int fourth = third + stride;
        DoubleVector v0 = DoubleVector.zero(SPECIES);
        DoubleVector v1 = DoubleVector.zero(SPECIES);
        DoubleVector v2 = DoubleVector.zero(SPECIES);
        DoubleVector v3 = DoubleVector.zero(SPECIES);
        DoubleVector u0 = DoubleVector.zero(SPECIES);
        DoubleVector u1 = DoubleVector.zero(SPECIES);
        DoubleVector u2 = DoubleVector.zero(SPECIES);
        DoubleVector u3 = DoubleVector.zero(SPECIES);
        for (int j = 0; j < count; j += LANES) {
            DoubleVector with = DoubleVector.fromArray(SPECIES, v, last + j);
            v0 = DoubleVector.fromArray(SPECIES, v, from + j).fma(with, v0);
            u0 = DoubleVector.fromArray(SPECIES, u, from + j).fma(with, u0);
            v1 = DoubleVector.fromArray(SPECIES, v, second + j).fma(with, v1);
            u1 = DoubleVector.fromArray(SPECIES, u, second + j).fma(with, u1);
            v2 = DoubleVector.fromArray(SPECIES, v, third + j).fma(with, v2);
            u2 = DoubleVector.fromArray(SPECIES, u, third + j).fma(with, u2);
            v3 = DoubleVector.fromArray(SPECIES, v, fourth + j).fma(with, v3);
            u3 = DoubleVector.fromArray(SPECIES, u, fourth + j).fma(with, u3);
        }
        factorsOfV[0] = u0.reduceLanes(VectorOperators.ADD);
        factorsOfV[1] = u1.reduceLanes(VectorOperators.ADD);
        factorsOfV[2] = u2.reduceLanes(VectorOperators.ADD);
        factorsOfV[3] = u3.reduceLanes(VectorOperators.ADD);
        factorsOfU[0] = v0.reduceLanes(VectorOperators.ADD);
        factorsOfU[1] = v1.reduceLanes(VectorOperators.ADD);
        factorsOfU[2] = v2.reduceLanes(VectorOperators.ADD);
        factorsOfU[3] = v3.reduceLanes(VectorOperators.ADD);
        for (int k = (last - from) / stride; k < TOGETHER; k++) { // not with itself
            factorsOfV[k] = 0;
            factorsOfU[k] = 0;
        }
    }

    /** Adds to u the part of A v that a block of rows and its mirror make. */
    private void addProduct(int block, int from) {
        double[] a = matrix;
        int row = from + block * BLOCK;
        DoubleVector v0 = DoubleVector.broadcast(SPECIES, v[row]);
        DoubleVector v1 = DoubleVector.broadcast(SPECIES, v[row + 1]);
        DoubleVector v2 = DoubleVector.broadcast(SPECIES, v[row + 2]);
        DoubleVector v3 = DoubleVector.broadcast(SPECIES, v[row + 3]);
        DoubleVector v4 = DoubleVector.broadcast(SPECIES, v[row + 4]);
        DoubleVector v5 = DoubleVector.broadcast(SPECIES, v[row + 5]);
        DoubleVector v6 = DoubleVector.broadcast(SPECIES, v[row + 6]);
        DoubleVector v7 = DoubleVector.broadcast(SPECIES, v[row + 7]);
        DoubleVector sum0 = DoubleVector.zero(SPECIES);
        DoubleVector sum1 = DoubleVector.zero(SPECIES);
        DoubleVector sum2 = DoubleVector.zero(SPECIES);
        DoubleVector sum3 = DoubleVector.zero(SPECIES);
        DoubleVector sum4 = DoubleVector.zero(SPECIES);
        DoubleVector sum5 = DoubleVector.zero(SPECIES);
        DoubleVector sum6 = DoubleVector.zero(SPECIES);
        DoubleVector sum7 = DoubleVector.zero(SPECIES);
        int at = start[block];
        for (int column = 0; column < block * BLOCK; column += LANES) {
            int j = from + column;
            DoubleVector other = DoubleVector.fromArray(SPECIES, v, j);
            int left = at + (column & -BLOCK) * BLOCK + (column & (BLOCK - 1));
            DoubleVector a0 = DoubleVector.fromArray(SPECIES, a, left);
            sum0 = a0.fma(other, sum0);
            DoubleVector even = a0.fma(v0, DoubleVector.fromArray(SPECIES, u, j));
            DoubleVector a1 = DoubleVector.fromArray(SPECIES, a, left + BLOCK);
            sum1 = a1.fma(other, sum1);
            DoubleVector odd = a1.mul(v1);
            DoubleVector a2 = DoubleVector.fromArray(SPECIES, a, left + 2 * BLOCK);
            sum2 = a2.fma(other, sum2);
            even = a2.fma(v2, even);
            DoubleVector a3 = DoubleVector.fromArray(SPECIES, a, left + 3 * BLOCK);
            sum3 = a3.fma(other, sum3);
            odd = a3.fma(v3, odd);
            DoubleVector a4 = DoubleVector.fromArray(SPECIES, a, left + 4 * BLOCK);
            sum4 = a4.fma(other, sum4);
            even = a4.fma(v4, even);
            DoubleVector a5 = DoubleVector.fromArray(SPECIES, a, left + 5 * BLOCK);
            sum5 = a5.fma(other, sum5);
            odd = a5.fma(v5, odd);
            DoubleVector a6 = DoubleVector.fromArray(SPECIES, a, left + 6 * BLOCK);
            sum6 = a6.fma(other, sum6);
            even = a6.fma(v6, even);
            DoubleVector a7 = DoubleVector.fromArray(SPECIES, a, left + 7 * BLOCK);
            sum7 = a7.fma(other, sum7);
            odd = a7.fma(v7, odd);
            even.add(odd).intoArray(u, j);
        }
        at += block * SQUARE;
        for (int j = row; j < row + BLOCK; j += LANES) {
            DoubleVector other = DoubleVector.fromArray(SPECIES, v, j);
            int left = at + j - row;
            sum0 = DoubleVector.fromArray(SPECIES, a, left).fma(other, sum0);
            sum1 = DoubleVector.fromArray(SPECIES, a, left + BLOCK).fma(other, sum1);
            sum2 = DoubleVector.fromArray(SPECIES, a, left + 2 * BLOCK).fma(other, sum2);
            sum3 = DoubleVector.fromArray(SPECIES, a, left + 3 * BLOCK).fma(other, sum3);
            sum4 = DoubleVector.fromArray(SPECIES, a, left + 4 * BLOCK).fma(other, sum4);
            sum5 = DoubleVector.fromArray(SPECIES, a, left + 5 * BLOCK).fma(other, sum5);
            sum6 = DoubleVector.fromArray(SPECIES, a, left + 6 * BLOCK).fma(other, sum6);
            sum7 = DoubleVector.fromArray(SPECIES, a, left + 7 * BLOCK).fma(other, sum7);
        }
        u[row] += sum0.reduceLanes(VectorOperators.ADD);
        u[row + 1] += sum1.reduceLanes(VectorOperators.ADD);
        u[row + 2] += sum2.reduceLanes(VectorOperators.ADD);
        u[row + 3] += sum3.reduceLanes(VectorOperators.ADD);
        u[row + 4] += sum4.reduceLanes(VectorOperators.ADD);
        u[row + 5] += sum5.reduceLanes(VectorOperators.ADD);
        u[row + 6] += sum6.reduceLanes(VectorOperators.ADD);
        u[row + 7] += sum7.reduceLanes(VectorOperators.ADD);
    }

    /** Changes the first {@code count} rows and columns by all reflections of the panel. */
    private void change(int count) {
        for (int row = 0; row < count; row += BLOCK / 2) {
            for (int column = 0; column < row / BLOCK * BLOCK + BLOCK; column += COLUMNS) {
                change(row, column);
            }
        }
    }

    /** Changes 4 rows by two vectors. */
    private void change(int row, int column) {
        double[] a = matrix;
        int left = at(row, column);
        int right = at(row, column + LANES);
        DoubleVector left0 = DoubleVector.fromArray(SPECIES, a, left);
        DoubleVector right0 = DoubleVector.fromArray(SPECIES, a, right);
        DoubleVector left1 = DoubleVector.fromArray(SPECIES, a, left + BLOCK);
        DoubleVector right1 = DoubleVector.fromArray(SPECIES, a, right + BLOCK);
        DoubleVector left2 = DoubleVector.fromArray(SPECIES, a, left + 2 * BLOCK);
        DoubleVector right2 = DoubleVector.fromArray(SPECIES, a, right + 2 * BLOCK);
        DoubleVector left3 = DoubleVector.fromArray(SPECIES, a, left + 3 * BLOCK);
        DoubleVector right3 = DoubleVector.fromArray(SPECIES, a, right + 3 * BLOCK);
        for (int p = 0; p < PANEL * stride; p += stride) {
            DoubleVector leftU = DoubleVector.fromArray(SPECIES, u, p + column);
            DoubleVector rightU = DoubleVector.fromArray(SPECIES, u, p + column + LANES);
            DoubleVector leftV = DoubleVector.fromArray(SPECIES, v, p + column);
            DoubleVector rightV = DoubleVector.fromArray(SPECIES, v, p + column + LANES);
            DoubleVector v0 = DoubleVector.broadcast(SPECIES, v[p + row]);
            DoubleVector u0 = DoubleVector.broadcast(SPECIES, u[p + row]);
            left0 = leftV.fma(u0, leftU.fma(v0, left0));
            right0 = rightV.fma(u0, rightU.fma(v0, right0));
            DoubleVector v1 = DoubleVector.broadcast(SPECIES, v[p + row + 1]);
            DoubleVector u1 = DoubleVector.broadcast(SPECIES, u[p + row + 1]);
            left1 = leftV.fma(u1, leftU.fma(v1, left1));
            right1 = rightV.fma(u1, rightU.fma(v1, right1));
            DoubleVector v2 = DoubleVector.broadcast(SPECIES, v[p + row + 2]);
            DoubleVector u2 = DoubleVector.broadcast(SPECIES, u[p + row + 2]);
            left2 = leftV.fma(u2, leftU.fma(v2, left2));
            right2 = rightV.fma(u2, rightU.fma(v2, right2));
            DoubleVector v3 = DoubleVector.broadcast(SPECIES, v[p + row + 3]);
            DoubleVector u3 = DoubleVector.broadcast(SPECIES, u[p + row + 3]);
            left3 = leftV.fma(u3, leftU.fma(v3, left3));
            right3 = rightV.fma(u3, rightU.fma(v3, right3));
        }
        left0.intoArray(a, left);
        right0.intoArray(a, right);
        left1.intoArray(a, left + BLOCK);
        right1.intoArray(a, right + BLOCK);
        left2.intoArray(a, left + 2 * BLOCK);
        right2.intoArray(a, right + 2 * BLOCK);
        left3.intoArray(a, left + 3 * BLOCK);
        right3.intoArray(a, right + 3 * BLOCK);
    }
}
