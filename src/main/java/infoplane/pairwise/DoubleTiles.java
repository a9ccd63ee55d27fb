package infoplane.pairwise;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adding up kernels in float64, however they are computed. */
abstract class DoubleTiles implements TileKernel {
    final Tiles tiles;

    DoubleTiles(Tiles tiles) {
        this.tiles = tiles;
    }

    /**
     * Computes kernels.
     *
     * @param row a position of the rows, the first of a quad
     * @param column a position of the columns, the first of a leaf
     * @param kernels filled from {@code at} with those of the quad's 4 rows with the leaf's 16 positions
     */
    abstract void kernels(int row, int column, double[] kernels, int at);

    /** A way to find quads within reach, for one thread. */
    abstract QuadFilter filter();

    /** Finds the quads of a block within reach of a leaf. */
    interface QuadFilter {
        int within(int block, int leaf, int[] quads);
    }

    @Override
    public final Worker worker() {
        return new DoubleWorker();
    }

    private final class DoubleWorker implements Worker {
        private static final int QUAD_KERNELS = RowOrder.QUAD * RowOrder.LEAF;

        private final QuadFilter filter = filter();
        private final double[] kernels = new double[RowOrder.BLOCK * RowOrder.LEAF];
        private final double[] rowSums = new double[RowOrder.BLOCK];
        private final double[][] weightedSums = new double[tiles.weights().length][RowOrder.BLOCK];

        @Override
        public int within(int block, int leaf, int[] quads) {
            return filter.within(block, leaf, quads);
        }

        @Override
        public void add(int block, int[] quads, int count, int leaf, double @Nullable [] columnSums) {
            kernels(block, quads, count, leaf);
            for (int i = 0; i < count; i++) {
                for (int row = 0; row < RowOrder.QUAD; row++) {
                    int from = i * QUAD_KERNELS + row * RowOrder.LEAF;
                    double sum = 0;
                    for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                        sum += kernels[from + lane];
                    }
                    rowSums[quads[i] * RowOrder.QUAD + row] += sum;
                    if (columnSums != null) {
                        addTo(columnSums, leaf * RowOrder.LEAF, kernels, from);
                    }
                }
            }
        }

        private static void addTo(double[] sums, int to, double[] values, int from) {
            for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                sums[to + lane] += values[from + lane];
            }
        }

        @Override
        public void addWeighted(int block, int[] quads, int count, int leaf) {
            kernels(block, quads, count, leaf);
            for (int w = 0; w < weightedSums.length; w++) {
                double[] weights = tiles.weights()[w];
                for (int i = 0; i < count * RowOrder.QUAD; i++) {
                    double sum = 0;
                    for (int lane = 0; lane < RowOrder.LEAF; lane++) {
                        sum += kernels[i * RowOrder.LEAF + lane] * weights[leaf * RowOrder.LEAF + lane];
                    }
                    weightedSums[w][quads[i / RowOrder.QUAD] * RowOrder.QUAD + i % RowOrder.QUAD] += sum;
                }
            }
        }

        private void kernels(int block, int[] quads, int count, int leaf) {
            int first = tiles.rows().order().firstLeaf(block) * RowOrder.LEAF;
            for (int i = 0; i < count; i++) {
                DoubleTiles.this.kernels(
                        first + quads[i] * RowOrder.QUAD, leaf * RowOrder.LEAF, kernels, i * QUAD_KERNELS);
            }
        }

        @Override
        public void flush(double[] sums, int at, int count) {
            addAndClear(rowSums, sums, at, count);
        }

        @Override
        public void flushWeighted(double[][] sums, int at, int count) {
            for (int w = 0; w < weightedSums.length; w++) {
                addAndClear(weightedSums[w], sums[w], at, count);
            }
        }

        private static void addAndClear(double[] block, double[] sums, int at, int count) {
            for (int row = 0; row < count; row++) {
                sums[at + row] += block[row];
            }
            Arrays.fill(block, 0);
        }
    }
}
