package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * An array from a NumPy {@code .npy} file: real numbers of any width, either byte order, C or Fortran order. Dimensions after
 * the first are flattened. (ND4J could read such files too, but takes 0.7 s to start.)
 */
public final class NpyFile {

    private final NpyHeader header;
    private final NumberTable values;

    private NpyFile(NpyHeader header, NumberTable values) {
        this.header = header;
        this.values = values;
    }

    /** @throws infoplane.core.InvalidInputException if the file is missing, damaged or no array of real numbers */
    public static NpyFile read(Path path) {
        DataFile file = new DataFile(path);
        return file.readUnzipped(in -> {
            NpyHeader header = NpyHeader.read(file, in);
            if (header.dimensions() == 0) {
                throw file.problem("holds a single number but must hold rows");
            }
            file.requireLengthUnzipped((long) header.rows() * header.columns(), header.type().bytes, header.bytes());
            NumberTable values = new NumberTable(
                    file, header.rows(), header.columns(), header.type().singlePrecision(), header.rowShape());
            values.read(
                    in,
                    header.type(),
                    header.order(),
                    number -> header.fortranOrder() ? rowMajor(number, header) : number,
                    1);
            return new NpyFile(header, values);
        });
    }

    private static int rowMajor(int columnMajor, NpyHeader header) {
        int column = header.rowShape().lastFastest(columnMajor / header.rows());
        return columnMajor % header.rows() * header.columns() + column;
    }

    public int rows() {
        return header.rows();
    }

    /** 1 where the array has one dimension; the product of all after the first where it has more than two. */
    public int columns() {
        return header.columns();
    }

    /**
     * The array as a sample, rows × columns; an array of one dimension is one column. float16 and float32 come as
     * float32, all else as float64.
     *
     * @throws infoplane.core.InvalidInputException if a value is infinite or not a number
     */
    public Samples samples() {
        return values.samples();
    }

    NumberTable table() {
        return values;
    }

    /**
     * The array as labels, one per row: class 0 is the smallest of the different values, class 1 the next, and so on.
     *
     * @throws infoplane.core.InvalidInputException unless it is one row or one column of whole numbers
     */
    public Labels labels() {
        return labelColumn().labels();
    }

    LabelColumn labelColumn() {
        return values.labels();
    }

    /** Writes a sample as a two-dimensional array in its own precision; replaces the file. */
    public static void write(Path path, Samples samples) {
        write(path, content(samples));
    }

    /** A sample as a two-dimensional array in its own precision. */
    static SafeFiles.Content content(Samples samples) {
        boolean single = samples.singlePrecision();
        ByteBuffer row = littleEndian(samples.columns() * (single ? Float.BYTES : Double.BYTES));
        return content(NpyHeader.write(single ? "<f4" : "<f8", samples.rows() + ", " + samples.columns()), out -> {
            for (int i = 0; i < samples.rows(); i++) {
                row.clear();
                for (int column = 0; column < samples.columns(); column++) {
                    if (single) {
                        row.putFloat((float) samples.at(i, column));
                    } else {
                        row.putDouble(samples.at(i, column));
                    }
                }
                out.write(row.array());
            }
        });
    }

    /** Writes the classes as a one-dimensional array of int32; replaces the file. */
    public static void write(Path path, Labels labels) {
        write(path, content(labels));
    }

    /** The classes as a one-dimensional array of int32. */
    static SafeFiles.Content content(Labels labels) {
        ByteBuffer value = littleEndian(Integer.BYTES);
        return content(NpyHeader.write("<i4", labels.count() + ","), out -> {
            for (int row = 0; row < labels.count(); row++) {
                value.clear();
                out.write(value.putInt(labels.classOf(row)).array());
            }
        });
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static SafeFiles.Content content(byte[] header, SafeFiles.Content values) {
        return out -> {
            out.write(header);
            values.writeTo(out);
        };
    }

    private static void write(Path path, SafeFiles.Content content) {
        try {
            SafeFiles.replace(path, content);
        } catch (IOException e) {
            throw new RunFailedException(
                    PlainText.path(path) + " could not be written: " + SafeFiles.reason(path, e), e);
        }
    }
}
