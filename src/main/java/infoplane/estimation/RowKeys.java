package infoplane.estimation;

import infoplane.core.Samples;

/**
 * Every row of a sample as one or more 64-bit words that are equal exactly where the rows' cells are: the cell numbers
 * are the digits of numbers to the base of how many cells there are, as many digits to a word as fit below 2^63.
 *
 * @param words row by row, {@code wordsPerRow} each, never negative
 */
record RowKeys(long[] words, int rows, int wordsPerRow) {
    private static final int VALUES_PER_BLOCK = 2048;

    static RowKeys of(Samples samples, CellRule rule) {
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
            pack(numbers, end - row, columns, rule.cells(), digits, words, row * wordsPerRow);
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }

    /** How many digits to the base fit into 63 bits. */
    static int digitsPerWord(long base) {
        int digits = 1;
        long limit = Long.MAX_VALUE / Math.max(2, base);
        for (long most = Math.max(2, base); most <= limit; most *= Math.max(2, base)) {
            digits++;
        }
        return digits;
    }

    private static void pack(
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
}
