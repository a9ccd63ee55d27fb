package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Samples;
import infoplane.dataset.ArrayReading.Rounded;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/** A table of numbers while it is read from a file: rows × columns, as float32 or as float64. */
final class NumberTable {
    private static final int CHUNK_BYTES = 1 << 16;
    static final int MOST_VALUES = Checks.MOST_VALUES;

    private final DataFile file;
    private final int rows;
    private final int columns;
    private final RowShape rowShape;
    private final float @Nullable [] singles;
    private final double @Nullable [] doubles;
    /** The values of a row or column of 64-bit integers, of which float64 does not hold all; set while it is read. */
    private @Nullable BigInteger @Nullable [] wholes;

    private @Nullable Rounded rounded;

    NumberTable(DataFile file, int rows, int columns, boolean singlePrecision) {
        this(file, rows, columns, singlePrecision, RowShape.UNKNOWN);
    }

    NumberTable(DataFile file, int rows, int columns, boolean singlePrecision, RowShape rowShape) {
        this.file = file;
        this.rows = rows;
        this.columns = columns;
        this.rowShape = rowShape;
        if ((long) rows * columns > MOST_VALUES) {
            throw file.problem(
                    "has " + rows + " rows of " + columns + " values but there must be fewer than 2^31 values");
        }
        int count = rows * columns;
        this.singles = singlePrecision ? new float[count] : null;
        this.doubles = singlePrecision ? null : new double[count];
    }

    int rows() {
        return rows;
    }

    int columns() {
        return columns;
    }

    RowShape rowShape() {
        return rowShape;
    }

    /** The first whole number that was rounded to float64; empty if none was. */
    Optional<Rounded> rounded() {
        return Optional.ofNullable(rounded);
    }

    int count() {
        return rows * columns;
    }

    double at(int index) {
        return singles != null ? singles[index] : doubles == null ? Double.NaN : doubles[index];
    }

    void set(int index, double value) {
        if (singles != null) {
            singles[index] = (float) value;
        } else if (doubles != null) {
            doubles[index] = value;
        }
    }

    /**
     * Reads as many values as the table has.
     *
     * @param place where a value of the file goes, by its number in the file
     * @param divisor of every value
     */
    void read(InputStream in, NpyType type, ByteOrder order, IntUnaryOperator place, float divisor) throws IOException {
        int done = 0;
        while (done < count()) {
            int wanted = (int) Math.min(CHUNK_BYTES, (long) (count() - done) * type.bytes);
            byte[] chunk = in.readNBytes(wanted);
            if (chunk.length < wanted) {
                throw file.problem(
                        "ends after " + (done + chunk.length / type.bytes) + " of its " + count() + " values");
            }
            ByteBuffer values = ByteBuffer.wrap(chunk).order(order);
            for (; values.hasRemaining(); done++) {
                int index = place.applyAsInt(done);
                if (type.rounds(values)) {
                    setExact(index, type.exact(values));
                }
                double value = type.next(values);
                set(index, divisor == 1 ? value : (float) value / divisor);
            }
        }
    }

    /** Keeps a value that float64 rounds, for labels. */
    void setExact(int index, BigInteger value) {
        if (rounded == null || index < rounded.row() * columns + rounded.column()) {
            rounded = new Rounded(index / columns, index % columns, value);
        }
        if (rows == 1 || columns == 1) {
            if (wholes == null) {
                wholes = new BigInteger[count()];
            }
            wholes[index] = value;
        }
    }

    /** @throws infoplane.core.InvalidInputException if a value is infinite or not a number */
    Samples samples() {
        for (int i = 0; i < count(); i++) {
            if (!Double.isFinite(at(i))) {
                throw file.problem("has " + at(i) + " in row " + i / columns + ", column " + i % columns
                        + " (counted from 0) but every value must be finite");
            }
        }
        return singles != null
                ? Samples.ofOwnedFloats(singles, rows, columns) // a table does not change any more
                : Samples.ofDoubles(doubles == null ? new double[0] : doubles, rows, columns);
    }

    /** One label a row or, where there is one row only, a column. */
    LabelColumn labels() {
        if (rows != 1 && columns != 1) {
            throw file.problem("has " + rows + " rows of " + columns
                    + " values but labels must be one row or one column of whole numbers");
        }
        List<BigInteger> labels = new ArrayList<>(count());
        for (int i = 0; i < count(); i++) {
            BigInteger exact = wholes == null ? null : wholes[i];
            labels.add(exact == null ? whole(i) : exact);
        }
        return LabelColumn.ofWholes(file, "", labels);
    }

    private BigInteger whole(int index) {
        double value = at(index);
        if (Double.isNaN(value)) {
            throw file.problem("has no label in row " + index + " (counted from 0): NaN; every row must have one");
        }
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            throw file.problem("has the label " + value + " in row " + index
                    + " (counted from 0) but labels must be whole numbers");
        }
        return Math.abs(value) < Long.MAX_VALUE
                ? BigInteger.valueOf((long) value)
                : new BigDecimal(value).toBigInteger();
    }
}
