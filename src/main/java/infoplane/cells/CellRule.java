package infoplane.cells;

import org.jspecify.annotations.Nullable;

/**
 * Maps values to cell numbers. Implementations are stateless. They take values in blocks, because a call for every value
 * would cost more than the mapping.
 */
public interface CellRule {
    /** Number of cells; cell numbers run from 0 to this number minus 1. */
    long cells();

    /**
     * Writes the cell numbers of the first {@code count} values, all finite, to {@code numbers}. The values are those of
     * whole rows, unless the rule has a {@link #line}.
     */
    void number(double[] values, int count, long[] numbers);

    /** A line that gives the cells of most float32 values within the span; null if there is none. */
    default @Nullable CellLine line(ValueSpan span) {
        return null;
    }

    /** Whether a value of the sample lay outside the range and was put into a cell at an end. */
    boolean clamps(double least, double greatest);
}
