package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of numbers while it is read from a file: rows × columns, as float32 or as float64. */
final class NumberTable {
    private static final int CHUNK_BYTES = 1 << 16;
    static final int MOST_VALUES = Checks.MOST_VALUES;

    private final DataFile file;
    private final int rows;
    private final int columns;
    private final float @Nullable [] singles;
    private final double @Nullable [] doubles;
    /** The values of a row or column of 64-bit integers, of which float64 does not hold all; set while it is read. */
    private @Nullable BigInteger @Nullable [] wholes;

    NumberTable(DataFile file, int rows, int columns, boolean singlePrecision) {
        this.file = file;
        this.rows = rows;
        this.columns = columns;
        if ((long) rows * columns > MOST_VALUES) {
            throw file.problem(
                    "has " + rows + " rows of " + columns + " values but there must be fewer than 2^31 values");
        }
        int count = rows * columns;
        this.singles = singlePrecision ? new float[count] : null;
        this.doubles = singlePrecision ? null : new double[count];
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

    /** Where a value of the file goes, by its number in the file. */
    @FunctionalInterface
    interface Place {
        void set(int number, double value);
    }

    /** Reads as many values as the table has. */
    void read(InputStream in, NpyType type, ByteOrder order, Place place) throws IOException {
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
                keepExact(done, type, values);
                place.set(done, type.next(values));
            }
        }
    }

    private void keepExact(int number, NpyType type, ByteBuffer values) {
        if (rows == 1 || columns == 1) {
            type.exact(values).ifPresent(value -> setExact(number, value));
        }
    }

    /** Keeps a value that float64 may round, for labels. */
    void setExact(int index, BigInteger value) {
        if (wholes == null) {
            wholes = new BigInteger[count()];
        }
        wholes[index] = value;
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
                ? Samples.ofFloats(singles, rows, columns)
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
