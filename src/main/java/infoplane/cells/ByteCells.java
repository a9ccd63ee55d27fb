package infoplane.cells;

import infoplane.core.Samples;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cells of the usual layer: fewer than 65 536 rows of at most 16 columns, whose cell numbers fit a byte. The numbers of a
 * row are compared in place, as two words. Each thread reuses all working memory but the result, because most of the time of
 * a point went into memory that was not in a cache (4096 × 10: 35 µs instead of 56 for the whole point).
 */
final class ByteCells {
    private static final int MOST_COLUMNS = 2 * Long.BYTES;
    private static final int MOST_ROWS = Character.MAX_VALUE;
    private static final int VALUES_PER_BLOCK = 4096;
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final ThreadLocal<ByteCells> OF_THREAD = ThreadLocal.withInitial(ByteCells::new);

    private byte[] numbers = {};

    /** Slot to the first row of a cell, plus 1; 0 is a free slot. */
    private char[] rowAt = {};

    private ByteCells() {}

    static boolean suits(Samples samples) {
        return samples.rows() <= MOST_ROWS && samples.columns() <= MOST_COLUMNS;
    }

    /** @param samples float32, finite, and accepted by {@link #suits} */
    static Cells of(Samples samples, CellRule rule, CellLine line) {
        ByteCells memory = OF_THREAD.get();
        memory.number(samples, rule, line);
        return memory.cells(samples.rows(), samples.columns());
    }

    private void number(Samples samples, CellRule rule, CellLine line) {
        int count = samples.rows() * samples.columns();
        int needed = count + VectorCells.SLACK + MOST_COLUMNS;
        if (numbers.length < needed) {
            numbers = new byte[needed];
        }
        QuickCells quick = new QuickCells(rule, line);
        for (int from = 0; from < count; from += VALUES_PER_BLOCK) {
            quick.number(samples.sharedFloats(), from, Math.min(count, from + VALUES_PER_BLOCK), numbers, from);
        }
    }

    /**
     * Finds the cells with a hash table that is at most a quarter full: a mispredicted branch costs more than a larger
     * table.
     */
    private Cells cells(int rows, int columns) {
        int[] ofRow = new int[rows];
        int[] sizes = new int[rows];
        int bits = Cells.tableBits(rows) + 1;
        int mask = (1 << bits) - 1;
        char[] slots = freeSlots(1 << bits);
        byte[] bytes = numbers;
        long lowMask = present(columns);
        long highMask = present(columns - Long.BYTES);
        int cells = 0;
        for (int row = 0, at = 0; row < rows; row++, at += columns) {
            long low = (long) EIGHT_BYTES.get(bytes, at) & lowMask;
            long high = (long) EIGHT_BYTES.get(bytes, at + Long.BYTES) & highMask;
            int slot = Cells.slot(low, high, bits);
            int first = slots[slot] - 1;
            while (first >= 0
                    && (((long) EIGHT_BYTES.get(bytes, first * columns) ^ low) & lowMask
                                    | ((long) EIGHT_BYTES.get(bytes, first * columns + Long.BYTES) ^ high) & highMask)
                            != 0) {
                slot = slot + 1 & mask;
                first = slots[slot] - 1;
            }
            if (first < 0) {
                slots[slot] = (char) (row + 1);
                ofRow[row] = cells;
                sizes[cells++] = 1;
            } else {
                ofRow[row] = ofRow[first];
                sizes[ofRow[first]]++;
            }
        }
        return new Cells(ofRow, sizes, cells);
    }

    private char[] freeSlots(int count) {
        if (rowAt.length < count) {
            rowAt = new char[count];
        } else {
            Arrays.fill(rowAt, 0, count, (char) 0);
        }
        return rowAt;
    }

    /** A mask of the bytes of a word that hold numbers, if {@code columns} numbers of the row are left. */
    private static long present(int columns) {
        return columns <= 0 ? 0 : -1L >>> Math.max(0, Long.SIZE - Byte.SIZE * columns);
    }
}
