package infoplane.cells;

import infoplane.core.Checks;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a sample's rows: one or more 64-bit words per row. Two keys are equal exactly if the rows have the same cells.
 *
 * @param words row by row, {@code wordsPerRow} each
 */
public record RowKeys(long[] words, int rows, int wordsPerRow) {
    private static final int VALUES_PER_BLOCK = 4096;

    /** Keys of the cells of a rule. Samples of the same rule, span and precision have keys of the same form. */
    public static RowKeys of(Samples samples, CellRule rule, ValueSpan span) {
        return of(samples, rule, line(samples, rule, span));
    }

    static RowKeys of(Samples samples, CellRule rule, @Nullable CellLine line) {
        return line == null ? ofNumbers(samples, rule) : ofBytes(samples, rule, line);
    }

    /** The line by which vector instructions find the cells; null if they cannot. */
    static @Nullable CellLine line(Samples samples, CellRule rule, ValueSpan span) {
        return samples.singlePrecision() && VectorUnit.PRESENT && VectorCells.CAN_NARROW ? rule.line(span) : null;
    }

    /**
     * Keys from cell numbers: the numbers are digits of a number whose base is the number of cells, with as many digits per
     * word as fit below 2^63.
     */
    static RowKeys ofNumbers(Samples samples, CellRule rule) {
        int columns = samples.columns();
        int digits = digitsPerWord(rule.cells());
        int wordsPerRow = (columns + digits - 1) / digits;
        long[] words = new long[Checks.tableSize(samples.rows(), wordsPerRow)];
        int rowsPerBlock = Math.max(1, VALUES_PER_BLOCK / columns);
        double[] values = new double[rowsPerBlock * columns];
        long[] numbers = new long[values.length];
        RunMonitor monitor = RunMonitor.current();
        for (int row = 0; row < samples.rows(); row += rowsPerBlock) {
            int end = Math.min(samples.rows(), row + rowsPerBlock);
            monitor.check("numbering cells");
            samples.copyRows(row, end, values);
            rule.number(values, (end - row) * columns, numbers);
            packNumbers(numbers, end - row, columns, rule.cells(), digits, words, row * wordsPerRow);
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }

    /** Keys from the bits of the values themselves, with −0 as 0; two float32 values per word. */
    public static RowKeys ofValues(Samples samples) {
        int columns = samples.columns();
        int valuesPerWord = samples.singlePrecision() ? 2 : 1;
        int wordsPerRow = (columns + valuesPerWord - 1) / valuesPerWord;
        long[] words = new long[Checks.tableSize(samples.rows(), wordsPerRow)];
        double[] row = new double[columns];
        RunMonitor monitor = RunMonitor.current();
        for (int i = 0, word = 0; i < samples.rows(); i++, word += wordsPerRow) {
            monitor.check("telling rows apart");
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

    /** How many digits of this base fit into 63 bits. */
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

    /**
     * Keys from cell numbers as bytes, eight per word. Faster than {@link #ofNumbers} if vector instructions compute the
     * numbers.
     */
    static RowKeys ofBytes(Samples samples, CellRule rule, CellLine line) {
        int columns = samples.columns();
        int wordsPerRow = BytePacking.wordsPerRow(columns);
        long[] words = new long[Checks.tableSize(samples.rows(), wordsPerRow)];
        int rowsPerBlock = Math.max(1, VALUES_PER_BLOCK / columns);
        byte[] numbers = new byte[rowsPerBlock * columns + VectorCells.SLACK + Long.BYTES];
        QuickCells quick = new QuickCells(rule, line);
        RunMonitor monitor = RunMonitor.current();
        for (int row = 0; row < samples.rows(); row += rowsPerBlock) {
            int end = Math.min(samples.rows(), row + rowsPerBlock);
            monitor.check("numbering cells");
            quick.number(samples.sharedFloats(), row * columns, end * columns, numbers, 0);
            BytePacking.pack(numbers, end - row, columns, words, row * wordsPerRow);
        }
        return new RowKeys(words, samples.rows(), wordsPerRow);
    }
}
