package infoplane.cells;

import infoplane.core.Checks;
import java.util.Arrays;

/**
 * Counts the cells of N inputs with K rows each, whose rows come draw by draw. Nobody holds all rows: this holds one number
 * for each row (4 bytes) and the key of each occupied cell. The counts are those of all rows together.
 */
public final class CellTally {
    private final int draws;
    /** The cell of draw k of input i, at i·K + k. */
    private final int[] ofRow;

    private long[] words = {};
    /** Slot to a cell, plus 1; 0 is a free slot. */
    private int[] slots = new int[1 << 4];

    private int wordsPerRow;
    private int count;
    private int added;

    /**
     * @param inputs N, at least 1
     * @param draws K, at least 1
     */
    public CellTally(int inputs, int draws) {
        this.draws = draws;
        ofRow = new int[Checks.tableSize(inputs, draws)];
    }

    /** Adds the next draw. @param keys one row for each input; made by the same rule for every draw */
    public void add(RowKeys keys) {
        if (added == 0) {
            wordsPerRow = keys.wordsPerRow();
        }
        if (added == draws || keys.wordsPerRow() != wordsPerRow || (long) keys.rows() * draws != ofRow.length) {
            throw new IllegalArgumentException(
                    "draw " + added + " has " + keys.rows() + " rows of " + keys.wordsPerRow() + " words");
        }
        for (int row = 0; row < keys.rows(); row++) {
            ofRow[row * draws + added] = cellOf(keys.words(), row * wordsPerRow);
        }
        added++;
    }

    private int cellOf(long[] key, int at) {
        int mask = slots.length - 1;
        int slot = slotOf(key, at);
        while (slots[slot] > 0 && !holds(slots[slot] - 1, key, at)) {
            slot = slot + 1 & mask;
        }
        if (slots[slot] > 0) {
            return slots[slot] - 1;
        }
        int needed = (count + 1) * wordsPerRow;
        if (needed > words.length) {
            words = Arrays.copyOf(words, Math.max(needed, Checks.tableSize(count + count / 2 + 16, wordsPerRow)));
        }
        System.arraycopy(key, at, words, count * wordsPerRow, wordsPerRow);
        slots[slot] = ++count;
        if (2L * count > slots.length) {
            widen();
        }
        return count - 1;
    }

    private int slotOf(long[] key, int at) {
        return (int) (Cells.mixed(key, at, at + wordsPerRow) >>> 32 & slots.length - 1);
    }

    private boolean holds(int cell, long[] key, int at) {
        int from = cell * wordsPerRow;
        return Arrays.equals(words, from, from + wordsPerRow, key, at, at + wordsPerRow);
    }

    private void widen() {
        slots = new int[2 * slots.length];
        for (int cell = 0; cell < count; cell++) {
            int slot = slotOf(words, cell * wordsPerRow);
            while (slots[slot] > 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = cell + 1;
        }
    }

    /**
     * The cells of all N·K rows: rows i·K to i·K + K − 1 belong to input i. They are the very cells that {@link Cells#of}
     * finds in the rows of that order. To be called once, after all draws; the tally is then used up.
     */
    public Cells cells() {
        if (added < draws) {
            throw new IllegalStateException("only " + added + " of " + draws + " draws were added");
        }
        return Cells.renumbered(ofRow, count);
    }
}
