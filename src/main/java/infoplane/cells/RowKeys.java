package infoplane.cells;

import infoplane.core.Samples;
import java.util.Arrays;

/**
 * Every row of a sample as one or more 64-bit words that are equal exactly where the rows' cells are.
 *
 * @param words row by row, {@code wordsPerRow} each
 */
public record RowKeys(long[] words, int rows, int wordsPerRow) {
    private static final int VALUES_PER_BLOCK = 4096;

    /**
     * The cell numbers are the digits of numbers to the base of how many cells there are, as many digits to a word as
     * fit below 2^63.
     */
    static RowKeys ofNumbers(Samples samples, CellRule rule) {
        int columns = samples.columns();
        int digits = digitsPerWord(rule.cells());
        int wordsPerRow = (columns + digits - 1) / digits;
        long[] words = new long[Math.multiplyExact(samples.rows(), wordsPerRow)];
        int rowsPerBlock = Math.max(1, VALUES_PER_BLOCK / columns);
        double[] values = new double[rowsPerBlock * columns];
        long[] numbers = new long[values.length];
        for (int row = 0; row < samples.rows(); row += rowsPerBlock) {
            int end = Math.min(samples.rows(), row + rowsPerBlock);
            samples.copyRows(row, end, values);
            rule.number(values, (end - row) * columns, numbers);
            packNumbers(numbers, end - row, columns, rule.cells(), digits, words, row * wordsPerRow);
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }

    /** The bits of the values themselves, −0 as 0; two float32 values to a word. */
    public static RowKeys ofValues(Samples samples) {
        int columns = samples.columns();
        int valuesPerWord = samples.singlePrecision() ? 2 : 1;
        int wordsPerRow = (columns + valuesPerWord - 1) / valuesPerWord;
        long[] words = new long[Math.multiplyExact(samples.rows(), wordsPerRow)];
        double[] row = new double[columns];
        for (int i = 0, word = 0; i < samples.rows(); i++, word += wordsPerRow) {
            samples.copyRows(i, i + 1, row);
            for (int column = 0; column < columns; column++) {
                long bits = samples.singlePrecision()
                        ? Integer.toUnsignedLong(Float.floatToIntBits((float) row[column] + 0f))
                        : Double.doubleToLongBits(row[column] + 0.0);
                words[word + column / valuesPerWord] |= bits << Integer.SIZE * (column % valuesPerWord);
            }
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }

    boolean equalRows(int one, int other) {
        int width = wordsPerRow;
        return Arrays.equals(words, one * width, (one + 1) * width, words, other * width, (other + 1) * width);
    }

    /** How many digits to the base fit into 63 bits. */
    static int digitsPerWord(long cells) {
        long base = Math.max(2, cells);
        int digits = 1;
        for (long most = base; most <= Long.MAX_VALUE / base; most *= base) {
            digits++;
        }
        return digits;
    }

    private static void packNumbers(
            long[] numbers, int rows, int columns, long base, int digits, long[] words, int firstWord) {
        int word = firstWord;
        int at = 0;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column += digits) {
                int end = Math.min(columns, column + digits) - column;
                long key = 0;
                for (int digit = 0; digit < end; digit++) {
                    key = key * base + numbers[at++];
                }
                words[word++] = key;
            }
        }
    }

    /** Cell numbers as bytes, eight to a word: quicker, where vectors find the numbers. */
    static RowKeys ofBytes(Samples samples, CellRule rule, CellLine line) {
        int columns = samples.columns();
        int wordsPerRow = BytePacking.wordsPerRow(columns);
        long[] words = new long[Math.multiplyExact(samples.rows(), wordsPerRow)];
        int rowsPerBlock = Math.max(1, VALUES_PER_BLOCK / columns);
        byte[] numbers = new byte[rowsPerBlock * columns + VectorCells.SLACK + Long.BYTES];
        QuickCells quick = new QuickCells(rule, line);
        for (int row = 0; row < samples.rows(); row += rowsPerBlock) {
            int end = Math.min(samples.rows(), row + rowsPerBlock);
            quick.number(samples.sharedFloats(), row * columns, end * columns, numbers, 0);
            BytePacking.pack(numbers, end - row, columns, words, row * wordsPerRow);
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }
}
