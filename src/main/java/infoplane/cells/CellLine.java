package infoplane.cells;

import org.jspecify.annotations.Nullable;

/**
 * A straight line from float32 values to evenly spaced cells: the cell is {@code value · scale + shift}, rounded and limited
 * to the cells at the ends. If the line comes within {@code 1/2 − reach} of an edge, rounding may have moved it across the
 * edge, and the cell must be computed exactly.
 *
 * @param last greatest cell number
 * @param reach greatest distance from the middle of a cell, in cells, at which the line is certain
 */
record CellLine(float scale, float shift, int last, float reach) {
    /** Cell numbers must fit into a byte, with one number to spare. */
    static final int MOST_CELLS = 255;

    /** Half a unit in the last place of a float32 of size 1: the greatest error of one rounding. */
    private static final double ROUNDING = 0x1p-24;

    /**
     * @param first least value of cell 1
     * @param end least value of the last cell
     * @param last number of the last cell, at least 2
     * @return null if float32 does not hold the slope with all digits
     */
    static @Nullable CellLine through(double first, double end, int last) {
        double spacing = (end - first) / (last - 1);
        double scale = 1 / spacing;
        if (!(scale >= Float.MIN_NORMAL && scale <= Float.MAX_VALUE)) {
            return null;
        }
        double shift = 0.5 - first * scale;
        // At most six roundings: of scale, shift, their product, their sum, and twice of the edge itself.
        double size = (Math.max(Math.abs(first), Math.abs(end)) + spacing) * scale + Math.abs(shift) + last;
        return new CellLine((float) scale, (float) shift, last, (float) (0.5 - 6 * ROUNDING * size));
    }
}
