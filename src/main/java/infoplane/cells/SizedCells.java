package infoplane.cells;

import infoplane.core.EstimationRefusedException;

/**
 * Cells of a given size: {@code floor(v / size)}, counted from the cell of the least value. For float32 samples the quotient
 * is first rounded to float32, as in numpy, which moves values such as 0.21 / 0.07 across an edge.
 */
public final class SizedCells implements CellRule {
    /** With more, farther or larger cells than these limits, cells are computed by division instead of a table of edges. */
    private static final int TABLE_LIMIT = 4096;

    private static final double FARTHEST_IN_TABLE = 0x1p16;
    private static final double LARGEST_IN_TABLE = 16;

    private final double size;
    private final boolean singlePrecision;
    private final double first;
    private final double cells;

    private SizedCells(double size, boolean singlePrecision, double least, double greatest) {
        this.size = size;
        this.singlePrecision = singlePrecision && (float) size > 0 && (float) size <= Float.MAX_VALUE;
        this.first = quotientFloor(least);
        this.cells = quotientFloor(greatest) - first + 1;
    }

    /**
     * Chooses the faster of two rules that give the same numbers.
     *
     * @throws EstimationRefusedException if there are more cells than numbers for them
     */
    public static CellRule of(double size, boolean singlePrecision, double least, double greatest) {
        SizedCells sized = new SizedCells(size, singlePrecision, least, greatest);
        if (!(Math.max(Math.abs(sized.first), sized.cells) < 0x1p52)) {
            throw new EstimationRefusedException("values from " + least + " to " + greatest
                    + " fall into more than 2^52" + " cells of size " + size + "; take a larger size");
        }
        return sized.suitsTable() ? StepCells.ofSize(sized, least, greatest) : sized;
    }

    private boolean suitsTable() {
        return cells <= TABLE_LIMIT && Math.abs(first) <= FARTHEST_IN_TABLE && size <= LARGEST_IN_TABLE;
    }

    double quotientFloor(double value) {
        return Math.floor(singlePrecision ? (float) value / (float) size : value / size);
    }

    /** The least value, in the precision of the sample, whose floored quotient is the given cell. */
    double leastValueOf(double cell) {
        double value = singlePrecision ? (float) (cell * size) : cell * size;
        while (quotientFloor(value) >= cell) {
            value = below(value);
        }
        while (quotientFloor(value) < cell) {
            value = above(value);
        }
        return value;
    }

    private double below(double value) {
        return singlePrecision ? Math.nextDown((float) value) : Math.nextDown(value);
    }

    private double above(double value) {
        return singlePrecision ? Math.nextUp((float) value) : Math.nextUp(value);
    }

    @Override
    public long cells() {
        return (long) cells;
    }

    @Override
    public boolean clamps(double least, double greatest) {
        return false;
    }

    @Override
    public void number(double[] values, int count, long[] numbers) {
        for (int i = 0; i < count; i++) {
            numbers[i] = (long) (quotientFloor(values[i]) - first);
        }
    }
}
