package infoplane.cells;

import java.util.Arrays;

/** Computes the cell numbers of float32 values by a line, and exactly in blocks where a value is too near an edge. */
final class QuickCells {
    /**
     * Block size: all values of a block are computed exactly if one is too near an edge. A multiple of the length of any
     * vector.
     */
    private static final int PATCH = 64;

    private final CellRule rule;
    private final CellLine line;
    private final double[] values = new double[PATCH];
    private final long[] numbers = new long[PATCH];

    QuickCells(CellRule rule, CellLine line) {
        this.rule = rule;
        this.line = line;
    }

    /**
     * Writes the cell numbers of values {@code from} (included) to {@code end} (excluded) to bytes.
     *
     * @param all not modified
     * @param at index of the first byte; {@link VectorCells#SLACK} bytes after the last are overwritten too
     */
    void number(float[] all, int from, int end, byte[] into, int at) {
        if (end + VectorCells.SLACK <= all.length) {
            place(all, from, end, into, at);
            return;
        }
        int count = end - from;
        float[] last = Arrays.copyOfRange(all, from, end + VectorCells.SLACK);
        Arrays.fill(
                last, count, last.length, all[from]); // pad with a value of the block: zeros might be too near an edge
        place(last, 0, count, into, at);
    }

    private void place(float[] all, int from, int end, byte[] into, int at) {
        if (VectorCells.place(all, from, end, line, into, at)) {
            return;
        }
        for (int first = from; first < end; first += PATCH) {
            int last = Math.min(end, first + PATCH);
            if (!VectorCells.place(all, first, last, line, into, first - from + at)) {
                numberExactly(all, first, last, into, first - from + at);
            }
        }
    }

    private void numberExactly(float[] all, int from, int end, byte[] into, int at) {
        for (int i = from; i < end; i++) {
            values[i - from] = all[i];
        }
        rule.number(values, end - from, numbers);
        for (int i = 0; i < end - from; i++) {
            into[at + i] = (byte) numbers[i];
        }
    }
}
