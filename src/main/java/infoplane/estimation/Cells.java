package infoplane.estimation;

import java.util.Arrays;

/**
 * Which cell each observation lies in: cells are numbered 0, 1, … in the order in which they first occur.
 *
 * @param ofRow the cell of each row
 * @param count how many cells are occupied
 */
record Cells(int[] ofRow, int count) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Rows with equal keys share a cell, others never do: where hashes meet, the keys themselves are compared. */
    static Cells of(RowKeys keys) {
        return keys.wordsPerRow() == 1 ? ofSingleWords(keys.words()) : ofWords(keys, RowHash.MIXED);
    }

    /** How the words of a row are mixed into one; a parameter only so that a test can plant collisions. */
    interface RowHash {
        RowHash MIXED = (words, from, to) -> {
            long hash = 0;
            for (int i = from; i < to; i++) {
                hash = (Long.rotateLeft(hash, 29) ^ words[i]) * GOLDEN;
            }
            return hash;
        };

        long of(long[] words, int from, int to);
    }

    private static int tableBits(int rows) {
        return Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, rows - 1)));
    }

    private static Cells ofSingleWords(long[] keys) {
        int bits = tableBits(keys.length);
        int mask = (1 << bits) - 1;
        long[] taken = new long[1 << bits];
        Arrays.fill(taken, -1);
        int[] cellAt = new int[1 << bits];
        int[] ofRow = new int[keys.length];
        int cells = 0;
        for (int row = 0; row < keys.length; row++) {
            long key = keys[row];
            int slot = (int) ((key * GOLDEN) >>> (64 - bits));
            while (taken[slot] != key) {
                if (taken[slot] == -1) {
                    taken[slot] = key;
                    cellAt[slot] = cells++;
                    break;
                }
                slot = (slot + 1) & mask;
            }
            ofRow[row] = cellAt[slot];
        }
        return new Cells(ofRow, cells);
    }

    static Cells ofWords(RowKeys keys, RowHash hash) {
        int width = keys.wordsPerRow();
        int bits = tableBits(keys.rows());
        int mask = (1 << bits) - 1;
        int[] firstRowAt = new int[1 << bits];
        Arrays.fill(firstRowAt, -1);
        long[] hashAt = new long[1 << bits];
        int[] ofRow = new int[keys.rows()];
        int cells = 0;
        for (int row = 0; row < keys.rows(); row++) {
            long rowHash = hash.of(keys.words(), row * width, (row + 1) * width);
            int slot = (int) ((rowHash * GOLDEN) >>> (64 - bits));
            while (firstRowAt[slot] >= 0 && !(hashAt[slot] == rowHash && sameRow(keys, firstRowAt[slot], row))) {
                slot = (slot + 1) & mask;
            }
            if (firstRowAt[slot] < 0) {
                firstRowAt[slot] = row;
                hashAt[slot] = rowHash;
                ofRow[row] = cells++;
            } else {
                ofRow[row] = ofRow[firstRowAt[slot]];
            }
        }
        return new Cells(ofRow, cells);
    }

    private static boolean sameRow(RowKeys keys, int one, int other) {
        int width = keys.wordsPerRow();
        return Arrays.equals(
                keys.words(), one * width, (one + 1) * width, keys.words(), other * width, (other + 1) * width);
    }

    /** The pairs of a row's cell here and its cell there, as cells. */
    Cells with(Cells other) {
        long[] pairs = new long[ofRow.length];
        for (int row = 0; row < pairs.length; row++) {
            pairs[row] = (long) ofRow[row] * other.count + other.ofRow[row];
        }
        return ofSingleWords(pairs);
    }

    /** How many rows each cell holds. */
    int[] sizes() {
        int[] sizes = new int[count];
        for (int cell : ofRow) {
            sizes[cell]++;
        }
        return sizes;
    }
}
