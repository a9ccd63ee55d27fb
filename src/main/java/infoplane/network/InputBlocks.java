package infoplane.network;

import infoplane.core.Samples;

/**
 * The inputs of certain rows in blocks as {@link DenseKernels} wants them. Small tables are laid out once and kept;
 * large ones are laid out block by block when asked for. Thread-safe; the scratch belongs to the caller.
 */
final class InputBlocks {
    private static final long MOST_KEPT = 1L << 24;

    private final float[] table;
    private final int[] rows;
    private final int width;
    private final int blockRows;
    private final DenseKernels kernels;
    private final boolean kept;

    /** @param rowMajor the whole table, held
     *  @param rows which rows of it, in order */
    InputBlocks(float[] rowMajor, int width, int[] rows, int blockRows, DenseKernels kernels) {
        this.rows = rows.clone();
        this.width = width;
        this.blockRows = blockRows;
        this.kernels = kernels;
        this.kept = (long) width * DenseBlock.padded(kernels, rows.length) <= MOST_KEPT;
        this.table = kept ? layOut(rowMajor) : rowMajor;
    }

    static InputBlocks all(Samples inputs, int blockRows, DenseKernels kernels) {
        int[] rows = new int[inputs.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = row;
        }
        return new InputBlocks(inputs.toFloats(), inputs.columns(), rows, blockRows, kernels);
    }

    private float[] layOut(float[] rowMajor) {
        float[] blocks = new float[width * DenseBlock.padded(kernels, rows.length)];
        for (int block = 0; block < count(); block++) {
            int first = block * blockRows;
            gather(rowMajor, width, rows, first, rowsOf(block), blocks, width * first, strideOf(block));
        }
        return blocks;
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
        return new float[kept ? 0 : width * blockRows];
    }

    /** The array that holds a block's inputs, from {@link #offsetOf} on. */
    float[] inputs(int block, float[] scratch) {
        if (kept) {
            return table;
        }
        gather(table, width, rows, block * blockRows, rowsOf(block), scratch, 0, strideOf(block));
        return scratch;
    }

    int offsetOf(int block) {
        return kept ? width * block * blockRows : 0;
    }

    /** Lays {@code count} rows of a row-major table out unit by unit; the padding repeats the last. */
    static void gather(
            float[] rowMajor, int width, int[] rows, int first, int count, float[] to, int offset, int stride) {
        for (int row = 0; row < stride; row++) {
            int from = rows[first + Math.min(row, count - 1)] * width;
            int target = offset + row;
            for (int column = 0; column < width; column++) {
                to[target] = rowMajor[from + column];
                target += stride;
            }
        }
    }
}
