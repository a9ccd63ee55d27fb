package infoplane.pairwise;

import infoplane.backend.Backend;
import infoplane.core.Samples;
import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Sums of kernels with squared distances from matrix products, |a|² + |b|² − 2ab, in float64 and relative to the mean of
 * the columns: in float32, or far from 0, the difference of large numbers would be wrong by more than the noise. Tiles
 * of {@value #TILE} rows; native memory is freed tile by tile.
 */
final class MatrixSums {
    private static final int TILE = 512;
    /** How wrong an exponent may be: rounding of three sums of d squares, which does not average out. */
    private static final double MOST_EXPONENT_ERROR = 1e-9;

    private final double scale;
    private final double[] origin;

    /** @param centred the rows whose mean becomes the origin */
    MatrixSums(double scale, Samples centred) {
        this.scale = scale;
        this.origin = mean(centred);
    }

    /** Whether cancellation leaves distances exact enough. */
    boolean isExact(Samples rows) {
        double largest = Arrays.stream(squaredNorms(rows)).max().orElse(0);
        return 8 * Math.ulp(largest) * scale <= MOST_EXPONENT_ERROR;
    }

    /** @return by row: sums over all rows, and sums over the row's own group */
    double[][] ofRows(Samples rows, int[] groups) {
        Backend.start();
        Sorted sorted = Sorted.of(rows, groups);
        double[] norms = squaredNorms(sorted.rows);
        double[][] sums = new double[2][rows.rows()];
        int tiles = (rows.rows() + TILE - 1) / TILE;
        Work work = new Work();
        for (int tile = 0; tile < tiles; tile++) {
            addTileRow(sorted, norms, tile, tiles, sums, work);
        }
        return new double[][] {sorted.byRow(sums[0]), sorted.byRow(sums[1])};
    }

    private void addTileRow(Sorted sorted, double[] norms, int tile, int tiles, double[][] sums, Work work) {
        int count = sorted.rows.rows();
        int from = tile * TILE;
        int to = Math.min(count, from + TILE);
        double[][][] parts = new double[tiles - tile][][];
        long pairs = (long) (to - from) * (count - from);
        work.share(tiles - tile, pairs * sorted.rows.columns(), part -> {
            int first = from + part * TILE;
            int end = Math.min(count, first + TILE);
            double[] kernels = kernels(sorted.rows, from, to, norms, sorted.rows, first, end, norms);
            parts[part] = new double[2][to - from];
            for (int j = first; j < end; j++) {
                sorted.addColumn(kernels, (j - first) * (to - from), from, to, j, part == 0, parts[part], sums);
            }
        });
        for (double[][] part : parts) { // in this order, whoever was first
            for (int i = from; i < to; i++) {
                sums[0][i] += part[0][i - from];
                sums[1][i] += part[1][i - from];
            }
        }
    }

    /** @return by query, one array per column of weights */
    double[][] weighted(Samples queries, Samples rows, double[][] weights) {
        Backend.start();
        double[] queryNorms = squaredNorms(queries);
        double[] norms = squaredNorms(rows);
        double[][] sums = new double[weights.length][queries.rows()];
        Work work = new Work();
        int tiles = (queries.rows() + TILE - 1) / TILE;
        work.share(tiles, (long) queries.rows() * rows.rows() * rows.columns(), tile -> {
            int from = tile * TILE;
            int to = Math.min(queries.rows(), from + TILE);
            for (int first = 0; first < rows.rows(); first += TILE) {
                work.check();
                int end = Math.min(rows.rows(), first + TILE);
                double[] kernels = kernels(queries, from, to, queryNorms, rows, first, end, norms);
                for (int w = 0; w < weights.length; w++) {
                    addProducts(kernels, weights[w], first, end, sums[w], from, to);
                }
            }
        });
        return sums;
    }

    private static void addProducts(
            double[] kernels, double[] weights, int first, int end, double[] sums, int from, int to) {
        int at = 0;
        for (int j = first; j < end; j++) {
            for (int i = from; i < to; i++) {
                sums[i] += weights[j] * kernels[at++];
            }
        }
    }

    /** Kernels of rows {@code from} to {@code to} of a with {@code first} to {@code end} of b, one b after the other. */
    private double[] kernels(
            Samples a, int from, int to, double[] aNorms, Samples b, int first, int end, double[] bNorms) {
        double[] values = products(a, from, to, b, first, end);
        int at = 0;
        for (int j = first; j < end; j++) {
            for (int i = from; i < to; i++) {
                double square = aNorms[i] + bNorms[j] - 2 * values[at];
                boolean itself = a == b && i == j;
                values[at++] = itself ? 1 : Math.exp(-scale * Math.max(square, 0));
            }
        }
        return values;
    }

    private double[] products(Samples a, int from, int to, Samples b, int first, int end) {
        double[] values = new double[(to - from) * (end - first)];
        try (INDArray left = centred(a, from, to);
                INDArray right = centred(b, first, end);
                INDArray product =
                        Nd4j.createUninitialized(DataType.DOUBLE, new long[] {to - from, end - first}, 'f')) {
            Nd4j.gemm(left, right, product, false, true, 1, 0);
            product.data().asNio().asDoubleBuffer().get(values);
        }
        return values;
    }

    private INDArray centred(Samples rows, int from, int to) {
        double[] values = new double[(to - from) * rows.columns()];
        rows.copyRows(from, to, values);
        for (int start = 0; start < values.length; start += origin.length) {
            for (int k = 0; k < origin.length; k++) {
                values[start + k] -= origin[k];
            }
        }
        return Nd4j.create(values, new long[] {to - from, rows.columns()}, 'c');
    }

    private double[] squaredNorms(Samples rows) {
        double[] norms = new double[rows.rows()];
        double[] row = new double[rows.columns()];
        for (int i = 0; i < norms.length; i++) {
            rows.copyRows(i, i + 1, row);
            for (int k = 0; k < row.length; k++) {
                double value = row[k] - origin[k];
                norms[i] += value * value;
            }
        }
        return norms;
    }

    private static double[] mean(Samples rows) {
        double[] mean = new double[rows.columns()];
        double[] row = new double[rows.columns()];
        for (int i = 0; i < rows.rows(); i++) {
            rows.copyRows(i, i + 1, row);
            for (int k = 0; k < row.length; k++) {
                mean[k] += row[k] / rows.rows();
            }
        }
        return mean;
    }

    /** Rows sorted by group, and for each where its group begins and ends. */
    private record Sorted(Samples rows, int[] order, int[] groupStart, int[] groupEnd) {
        static Sorted of(Samples rows, int[] groups) {
            RowOrder positions = RowOrder.of(groups, null);
            int[] order = new int[rows.rows()];
            int count = 0;
            for (int position = 0; position < positions.positions(); position++) {
                if (positions.rowAt(position) != RowOrder.EMPTY) {
                    order[count++] = positions.rowAt(position);
                }
            }
            int[] start = new int[count];
            int[] end = new int[count];
            for (int i = 0; i < count; i++) {
                start[i] = i > 0 && groups[order[i]] == groups[order[i - 1]] ? start[i - 1] : i;
            }
            for (int i = count - 1; i >= 0; i--) {
                end[i] = i < count - 1 && groups[order[i]] == groups[order[i + 1]] ? end[i + 1] : i + 1;
            }
            return new Sorted(rows.select(order), order, start, end);
        }

        /** Adds one column of a tile to the sums of its rows and, off the diagonal, to those of the column. */
        void addColumn(
                double[] kernels,
                int at,
                int from,
                int to,
                int column,
                boolean diagonal,
                double[][] rowSums,
                double[][] columnSums) {
            int ownFrom = Math.max(from, groupStart[column]) - from;
            int ownTo = Math.min(to, groupEnd[column]) - from;
            double all = 0;
            double own = 0;
            for (int i = 0; i < to - from; i++) {
                all += kernels[at + i];
                rowSums[0][i] += kernels[at + i];
            }
            for (int i = ownFrom; i < ownTo; i++) {
                own += kernels[at + i];
                rowSums[1][i] += kernels[at + i];
            }
            if (!diagonal) {
                columnSums[0][column] += all;
                columnSums[1][column] += own;
            }
        }

        double[] byRow(double[] sorted) {
            double[] byRow = new double[sorted.length];
            for (int i = 0; i < sorted.length; i++) {
                byRow[order[i]] = sorted[i];
            }
            return byRow;
        }
    }
}
