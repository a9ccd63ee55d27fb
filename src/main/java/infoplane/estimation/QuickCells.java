package infoplane.estimation;

import java.util.Arrays;

/** Numbers float32 values by a line, and exactly where some value comes too near an edge for that. */
final class QuickCells {
    /** Values that are numbered again when one of them is too near; a multiple of any vector's length. */
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
     * @param block {@code count} values and {@link VectorCells#SLACK} to spare, which this overwrites
     * @param into as long
     */
    void number(float[] block, int count, byte[] into) {
        Arrays.fill(block, count, count + VectorCells.SLACK, block[0]);
        if (VectorCells.place(block, 0, count, line, into)) {
            return;
        }
        for (int from = 0; from < count; from += PATCH) {
            int length = Math.min(PATCH, count - from);
            if (!VectorCells.place(block, from, from + length, line, into)) {
                numberExactly(block, from, length, into);
            }
        }
    }

    private void numberExactly(float[] block, int from, int length, byte[] into) {
        for (int i = 0; i < length; i++) {
            values[i] = block[from + i];
        }
        rule.number(values, length, numbers);
        for (int i = 0; i < length; i++) {
            into[from + i] = (byte) numbers[i];
        }
    }
}
