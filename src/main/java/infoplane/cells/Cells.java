package infoplane.cells;

import infoplane.core.Samples;

/**
 * The cell of each observation. Cells are numbered 0, 1, … in the order of their first occurrence.
 *
 * @param ofRow the cell of each row
 * @param sizes rows in each cell, from index 0; may be longer than {@code count}
 * @param count number of occupied cells
 */
public record Cells(int[] ofRow, int[] sizes, int count) {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    /** Hashes the words of a row; only a test that plants collisions replaces it. */
    interface RowHash {
        public long of(long[] words, int from, int to);
    }

    /** @param samples finite values from {@code span.least()} to {@code span.greatest()} */
    public static Cells of(Samples samples, CellRule rule, ValueSpan span) {
        CellLine line = RowKeys.line(samples, rule, span);
        return line != null && ByteCells.suits(samples)
                ? ByteCells.of(samples, rule, line)
                : of(RowKeys.of(samples, rule, line));
    }

    /**
     * Finds the cells: rows with equal keys share a cell, and other rows never do, because keys with equal hashes are
     * compared.
     */
    public static Cells of(RowKeys keys) {
        return switch (keys.wordsPerRow()) {
            case 1 -> ofSingleWords(keys.words());
            case 2 -> ofWordPairs(keys.words());
            default -> ofWords(keys, Cells::mixed);
        };
    }

    static long mixed(long[] words, int from, int to) {
        long hash = 0;
        for (int i = from; i < to; i++) {
            hash = (Long.rotateLeft(hash, 29) ^ words[i]) * GOLDEN;
        }
        return hash;
    }

    /** Cells from given numbers, all below {@code count}, such as classes. */
    public static Cells ofNumbers(int[] numbers, int count) {
        int[] sizes = new int[count];
        for (int number : numbers) {
            sizes[number]++;
        }
        return new Cells(numbers, sizes, count);
    }

    /**
     * Cells from given numbers, numbered anew in the order of their first occurrence.
     *
     * @param numbers of each row, all below {@code count}; overwritten
     */
    static Cells renumbered(int[] numbers, int count) {
        int[] ofNumber = new int[count]; // plus 1; 0 is a number that has not occurred
        int[] sizes = new int[count];
        int cells = 0;
        for (int row = 0; row < numbers.length; row++) {
            int number = numbers[row];
            if (ofNumber[number] == 0) {
                ofNumber[number] = ++cells;
            }
            numbers[row] = ofNumber[number] - 1;
            sizes[numbers[row]]++;
        }
        return new Cells(numbers, sizes, cells);
    }

    /** The cells of one draw alone. @param draws rows of each input, which stand together @param draw from 0 */
    public Cells ofDraw(int draw, int draws) {
        int[] numbers = new int[ofRow.length / draws];
        for (int input = 0; input < numbers.length; input++) {
            numbers[input] = ofRow[input * draws + draw];
        }
        return renumbered(numbers, count);
    }

    /** The first slot to probe in a table of 2^bits slots. */
    static int slot(long low, long high, int bits) {
        return (int) ((Long.rotateLeft(low * GOLDEN, 32) ^ high) * GOLDEN >>> (Long.SIZE - bits));
    }

    /** The number of bits for a table that stays at most half full. */
    static int tableBits(int rows) {
        return Math.max(4, 33 - Integer.numberOfLeadingZeros(Math.max(1, rows - 1)));
    }

    private static Cells ofSingleWords(long[] words) {
        int[] ofRow = new int[words.length];
        int[] sizes = new int[words.length];
        int bits = tableBits(words.length);
        int mask = (1 << bits) - 1;
        int[] rowAt = new int[1 << bits]; // first row of a cell, plus 1; 0 is a free slot
        int cells = 0;
        for (int row = 0; row < words.length; row++) {
            long word = words[row];
            int slot = (int) (word * GOLDEN >>> (Long.SIZE - bits));
            int first = rowAt[slot] - 1;
            while (first >= 0 && words[first] != word) {
                slot = slot + 1 & mask;
                first = rowAt[slot] - 1;
            }
            int cell = first < 0 ? cells++ : ofRow[first];
            rowAt[slot] = first < 0 ? row + 1 : first + 1;
            ofRow[row] = cell;
            sizes[cell]++;
        }
        return new Cells(ofRow, sizes, cells);
    }

    private static Cells ofWordPairs(long[] words) {
        int rows = words.length / 2;
        int[] ofRow = new int[rows];
        int[] sizes = new int[rows];
        int bits = tableBits(rows);
        int mask = (1 << bits) - 1;
        int[] rowAt = new int[1 << bits];
        int cells = 0;
        for (int row = 0; row < rows; row++) {
            long low = words[2 * row];
            long high = words[2 * row + 1];
            int slot = slot(low, high, bits);
            int first = rowAt[slot] - 1;
            while (first >= 0 && (words[2 * first] != low || words[2 * first + 1] != high)) {
                slot = slot + 1 & mask;
                first = rowAt[slot] - 1;
            }
            int cell = first < 0 ? cells++ : ofRow[first];
            rowAt[slot] = first < 0 ? row + 1 : first + 1;
            ofRow[row] = cell;
            sizes[cell]++;
        }
        return new Cells(ofRow, sizes, cells);
    }

    /**
     * Cells of rows of any width. Hashes are stored beside the slots, so that long rows are compared only if their hashes
     * are equal.
     */
    static Cells ofWords(RowKeys keys, RowHash hash) {
        int width = keys.wordsPerRow();
        int[] ofRow = new int[keys.rows()];
        int[] sizes = new int[keys.rows()];
        int bits = tableBits(keys.rows());
        int mask = (1 << bits) - 1;
        int[] rowAt = new int[1 << bits];
        long[] hashAt = new long[1 << bits];
        int cells = 0;
        for (int row = 0; row < keys.rows(); row++) {
            long rowHash = hash.of(keys.words(), row * width, (row + 1) * width);
            int slot = (int) (rowHash * GOLDEN >>> (Long.SIZE - bits));
            int first = rowAt[slot] - 1;
            while (first >= 0 && !(hashAt[slot] == rowHash && keys.equalRows(first, row))) {
                slot = slot + 1 & mask;
                first = rowAt[slot] - 1;
            }
            int cell = first < 0 ? cells++ : ofRow[first];
            if (first < 0) {
                rowAt[slot] = row + 1;
                hashAt[slot] = rowHash;
            }
            ofRow[row] = cell;
            sizes[cell]++;
        }
        return new Cells(ofRow, sizes, cells);
    }

    /** The number of cells with a single row. */
    public int singletons() {
        int singletons = 0;
        for (int cell = 0; cell < count; cell++) {
            singletons += sizes[cell] == 1 ? 1 : 0;
        }
        return singletons;
    }
}
