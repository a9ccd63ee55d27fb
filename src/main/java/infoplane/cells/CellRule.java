package infoplane.cells;

import org.jspecify.annotations.Nullable;

/**
 * How a value becomes the number of a cell. Implementations are functions without state. They get values in blocks,
 * because a call for every value would cost more than the work.
 */
public interface CellRule {
    /** Cell numbers are 0 to this less one. */
    long cells();

    /**
     * Puts the cell numbers of the first {@code count} values, all finite, into {@code numbers}. The values are those of
     * whole rows, unless the rule has a {@link #line}.
     */
    void number(double[] values, int count, long[] numbers);

    /** A line that finds the cells of most float32 values of that span; null if there is none. */
    default @Nullable CellLine line(ValueSpan span) {
        return null;
    }

    /** Whether some value of the sample lay outside the range and was put into a cell at its ends. */
    boolean clamps(double least, double greatest);
}
