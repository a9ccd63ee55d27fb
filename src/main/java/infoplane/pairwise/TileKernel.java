package infoplane.pairwise;

import org.jspecify.annotations.Nullable;

/**
 * Gaussian kernels between blocks of rows and leaves of columns, in whatever way this machine does them best. The kernel
 * is 2^(−rate · |row − column|²), and where that is below 2^−126 it is 0 or 2^−126.
 */
interface TileKernel {
    /** A worker of this kernel, for one thread at a time. */
    Worker worker();

    /** Adds up kernels of one block of rows at a time. */
    interface Worker {
        /**
         * Lists the quads of a block that have rows within the reach of a leaf.
         *
         * @param quads filled with numbers of quads within the block
         * @return how many
         */
        int within(int block, int leaf, int[] quads);

        /**
         * Adds the kernels of quads of a block with a leaf to the block's row sums, and to the leaf's column sums.
         *
         * @param columnSums by position; null where only rows count, on the diagonal
         */
        void add(int block, int[] quads, int count, int leaf, double @Nullable [] columnSums);

        /** Adds the kernels, times each column's weights, to the block's weighted row sums. */
        void addWeighted(int block, int[] quads, int count, int leaf);

        /** Adds the row sums of the block's first {@code count} positions to {@code sums} from {@code at}; starts anew. */
        void flush(double[] sums, int at, int count);

        /** Likewise the weighted row sums, one array per column of weights. */
        void flushWeighted(double[][] sums, int at, int count);
    }
}
