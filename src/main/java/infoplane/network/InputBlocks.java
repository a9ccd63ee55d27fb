package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Samples;

/**
 * The inputs of certain rows in blocks as {@link DenseKernels} wants them. Small tables are laid out once and kept;
 * large ones are laid out block by block when asked for. Thread-safe; the scratch belongs to the caller.
 */
final class InputBlocks {
    private static final long MOST_KEPT = 1L << 22;

    private final RowTable table;
    private final float[] laidOut;
    private final int[] rows;
    private final int width;
    private final int blockRows;
    private final DenseKernels kernels;
    private final boolean kept;

    /**
     * @param table all rows there are, held
     * @param rows which of them, in order
     */
    InputBlocks(RowTable table, int[] rows, int blockRows, DenseKernels kernels) {
        this.table = table;
        this.rows = rows.clone();
        this.width = table.width();
        this.blockRows = blockRows;
        this.kernels = kernels;
        this.kept = (long) width * DenseBlock.padded(kernels, rows.length) <= MOST_KEPT;
        this.laidOut = kept ? layOut(table) : new float[0];
    }

    static InputBlocks all(Samples inputs, int blockRows, DenseKernels kernels) {
        int[] rows = new int[inputs.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return new InputBlocks(RowTable.of(inputs, kernels), rows, blockRows, kernels);
    }

    private float[] layOut(RowTable from) {
        float[] blocks = new float[Checks.tableSize(DenseBlock.padded(kernels, rows.length), width)];
        for (int block = 0; block < count(); block++) {
            int first = block * blockRows;
            kernels.gather(from, rows, first, rowsOf(block), blocks, width * first, strideOf(block));
        }
        return blocks;
    }

    /** Whether the inputs of all blocks are held. */
    boolean areKept() {
        return kept;
    }

    int count() {
        return (rows.length + blockRows - 1) / blockRows;
    }

    int rowsOf(int block) {
        return Math.min(blockRows, rows.length - block * blockRows);
    }

    int strideOf(int block) {
        return DenseBlock.padded(kernels, rowsOf(block));
    }

    /** Room that {@link #inputs} may need. */
    float[] scratch() {
        return new float[kept ? 0 : Checks.tableSize(blockRows, width)];
    }

    /** The array that holds a block's inputs, from {@link #offsetOf} on. */
    float[] inputs(int block, float[] scratch) {
        if (kept) {
            return laidOut;
        }
        kernels.gather(table, rows, block * blockRows, rowsOf(block), scratch, 0, strideOf(block));
        return scratch;
    }

    int offsetOf(int block) {
        return kept ? width * block * blockRows : 0;
    }
}
