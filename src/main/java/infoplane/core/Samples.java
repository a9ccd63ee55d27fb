package infoplane.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of numbers, one row per observation, never modified. It keeps the precision of its source: float32 from
 * networks, float64 from files that hold it, because bins of float32 values must be computed in float32.
 */
public final class Samples {
    private final float @Nullable [] singles;
    private final double @Nullable [] doubles;
    private final int rows;
    private final int columns;

    private Samples(float @Nullable [] singles, double @Nullable [] doubles, int rows, int columns) {
        this.singles = singles;
        this.doubles = doubles;
        this.rows = rows;
        this.columns = columns;
    }

    /** @param rowMajor {@code rows × columns} values, copied */
    public static Samples ofFloats(float[] rowMajor, int rows, int columns) {
        checkShape(rowMajor.length, rows, columns);
        return new Samples(rowMajor.clone(), null, rows, columns);
    }

    /**
     * Without a copy, for makers of large tables.
     *
     * @param rowMajor {@code rows × columns} values, handed over: the caller must not touch them again
     */
    public static Samples ofOwnedFloats(float[] rowMajor, int rows, int columns) {
        checkShape(rowMajor.length, rows, columns);
        return new Samples(rowMajor, null, rows, columns);
    }

    /** @param rowMajor {@code rows × columns} values, copied */
    public static Samples ofDoubles(double[] rowMajor, int rows, int columns) {
        checkShape(rowMajor.length, rows, columns);
        return new Samples(null, rowMajor.clone(), rows, columns);
    }

    /** One row per array, all of the same length; float64. */
    public static Samples copyOf(double[]... source) {
        int columns = source.length == 0 ? 0 : source[0].length;
        double[] values = new double[Checks.tableSize(source.length, columns)];
        for (int row = 0; row < source.length; row++) {
            if (source[row].length != columns) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + source[row].length + " columns but row 0 has " + columns);
            }
            System.arraycopy(source[row], 0, values, row * columns, columns);
        }
        return new Samples(null, values, source.length, columns);
    }

    /** A single column of float64 values. */
    public static Samples column(double... values) {
        return ofDoubles(values, values.length, 1);
    }

    private static void checkShape(int length, int rows, int columns) {
        Checks.atLeast("rows", rows, 0);
        Checks.atLeast("columns", columns, 0);
        if ((long) rows * columns != length) {
            throw new IllegalArgumentException(length + " values do not make " + rows + " rows of " + columns);
        }
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    /** Whether the values are held, and must be binned, as float32. */
    public boolean singlePrecision() {
        return singles != null;
    }

    public double at(int row, int column) {
        int index = row * columns + column;
        return singles != null ? singles[index] : doubles()[index];
    }

    /**
     * The float32 values themselves, row by row, for loops that would spend more time on a copy than on their work. Nobody
     * may write to them.
     *
     * @throws IllegalStateException if the values are float64
     */
    public float[] sharedFloats() {
        if (singles == null) {
            throw new IllegalStateException("these samples hold float64 values");
        }
        return singles;
    }

    /** All values row by row as float32; a copy. */
    public float[] toFloats() {
        if (singles != null) {
            return singles.clone();
        }
        float[] narrowed = new float[rows * columns];
        for (int i = 0; i < narrowed.length; i++) {
            narrowed[i] = (float) doubles()[i];
        }
        return narrowed;
    }

    /** The same table as float32, which is what a network computes in; itself if it is float32 already. */
    public Samples toSingles() {
        return singles != null ? this : ofOwnedFloats(toFloats(), rows, columns);
    }

    /** All values row by row as float64; a copy. */
    public double[] toDoubles() {
        if (singles == null) {
            return doubles().clone();
        }
        double[] widened = new double[singles.length];
        for (int i = 0; i < widened.length; i++) {
            widened[i] = singles[i];
        }
        return widened;
    }

    /** Copies rows {@code first} (included) to {@code end} (excluded), as float64, to the start of {@code target}. */
    public void copyRows(int first, int end, double[] target) {
        int from = first * columns;
        int count = (end - first) * columns;
        if (singles == null) {
            System.arraycopy(doubles(), from, target, 0, count);
            return;
        }
        float[] values = singles;
        for (int i = 0; i < count; i++) {
            target[i] = values[from + i];
        }
    }

    /** Copies rows {@code first} (included) to {@code end} (excluded), as float32, to the start of {@code target}. */
    public void copyRows(int first, int end, float[] target) {
        int from = first * columns;
        int count = (end - first) * columns;
        if (singles != null) {
            System.arraycopy(singles, from, target, 0, count);
            return;
        }
        double[] values = doubles();
        for (int i = 0; i < count; i++) {
            target[i] = (float) values[from + i];
        }
    }

    /** The named rows, in the given order, in the same precision. */
    public Samples select(int[] indices) {
        if (singles != null) {
            float[] picked = new float[indices.length * columns];
            for (int i = 0; i < indices.length; i++) {
                System.arraycopy(singles, indices[i] * columns, picked, i * columns, columns);
            }
            return new Samples(picked, null, indices.length, columns);
        }
        double[] picked = new double[indices.length * columns];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(doubles(), indices[i] * columns, picked, i * columns, columns);
        }
        return new Samples(null, picked, indices.length, columns);
    }

    /** Columns {@code from} (included) to {@code to} (excluded), in the same precision. */
    public Samples columns(int from, int to) {
        int width = to - from;
        if (singles != null) {
            float[] picked = new float[rows * width];
            for (int row = 0; row < rows; row++) {
                System.arraycopy(singles, row * columns + from, picked, row * width, width);
            }
            return new Samples(picked, null, rows, width);
        }
        double[] picked = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(doubles(), row * columns + from, picked, row * width, width);
        }
        return new Samples(null, picked, rows, width);
    }

    /** Row i of this followed by row i of the other, as float64: the joint sample. */
    public Samples beside(Samples other) {
        if (other.rows != rows) {
            throw new IllegalArgumentException(
                    "the samples have " + rows + " and " + other.rows + " rows but must have as many");
        }
        int width = columns + other.columns;
        double[] joint = new double[Checks.tableSize(rows, width)];
        double[] left = toDoubles();
        double[] right = other.toDoubles();
        for (int row = 0; row < rows; row++) {
            System.arraycopy(left, row * columns, joint, row * width, columns);
            System.arraycopy(right, row * other.columns, joint, row * width + columns, other.columns);
        }
        return new Samples(null, joint, rows, width);
    }

    /**
     * Row i of each sample in turn, then row i + 1 of each: the rows of one input stand together. In float64 unless all
     * samples are float32.
     *
     * @param samples at least one, all of the same shape
     */
    public static Samples interleaved(List<Samples> samples) {
        Samples one = samples.get(0);
        if (samples.size() == 1) {
            return one;
        }
        int width = one.columns;
        int count = samples.size();
        int values = Checks.tableSize((long) one.rows * count, width);
        boolean single = samples.stream().allMatch(Samples::singlePrecision);
        float[] floats = single ? new float[values] : null;
        double[] doubles = single ? null : new double[values];
        for (int place = 0; place < count; place++) {
            Object own = floats == null
                    ? samples.get(place).toDoubles()
                    : samples.get(place).sharedFloats();
            spread(own, floats == null ? doubles : floats, one.rows, width, place, count);
        }
        return new Samples(floats, doubles, one.rows * count, width);
    }

    /** Copies rows to their places; both arrays have the same element type. */
    @SuppressWarnings("SuspiciousSystemArraycopy")
    private static void spread(Object own, @Nullable Object all, int rows, int width, int place, int count) {
        for (int row = 0; row < rows; row++) {
            System.arraycopy(own, row * width, all, (row * count + place) * width, width);
        }
    }

    private double[] doubles() {
        if (doubles == null) {
            throw new IllegalStateException("these samples hold float32 values");
        }
        return doubles;
    }
}
