package infoplane.dataset;

import infoplane.core.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * Reads IDX, the format of MNIST, plain or gzipped: 0, 0, the type of the values, the number of dimensions, the length of
 * each as a big-endian int, the values.
 */
final class IdxFile {
    private static final float BRIGHTEST = 255;
    private static final Map<Byte, NpyType> TYPES = Map.of(
            (byte) 0x08, NpyType.UINT8,
            (byte) 0x09, NpyType.INT8,
            (byte) 0x0B, NpyType.INT16,
            (byte) 0x0C, NpyType.INT32,
            (byte) 0x0D, NpyType.FLOAT32,
            (byte) 0x0E, NpyType.FLOAT64);

    private IdxFile() {}

    /** What a file of images holds. @param scaled whether its values were divided by 255 */
    record Inputs(NumberTable table, boolean scaled) {}

    /** One row per image, its pixels row by row; unsigned bytes are scaled to 0 … 1, as float32. */
    static Inputs inputs(DataFile file) {
        return file.readUnzipped(content -> {
            Header header = Header.read(file, content);
            if (header.lengths.length == 1) {
                throw file.problem("holds one number a row, as files of labels do, but must hold inputs");
            }
            header.requireLength(file);
            boolean bytes = header.type == NpyType.UINT8;
            boolean single = bytes || header.type.singlePrecision();
            NumberTable table = new NumberTable(file, header.lengths[0], header.columns(), single, header.rowShape());
            table.read(content, header.type, ByteOrder.BIG_ENDIAN, number -> number, bytes ? BRIGHTEST : 1);
            return new Inputs(table, bytes);
        });
    }

    static LabelColumn labels(DataFile file) {
        return file.readUnzipped(content -> {
            Header header = Header.read(file, content);
            if (header.lengths.length > 1) {
                throw file.problem("has " + header.lengths.length
                        + " dimensions, as files of images do, but labels must have one");
            }
            header.requireLength(file);
            NumberTable table = new NumberTable(file, header.lengths[0], 1, false);
            table.read(content, header.type, ByteOrder.BIG_ENDIAN, number -> number, 1);
            return table.labels();
        });
    }

    private static final class Header {
        final NpyType type;
        final int[] lengths;

        private Header(NpyType type, int[] lengths) {
            this.type = type;
            this.lengths = lengths;
        }

        static Header read(DataFile file, InputStream in) throws IOException {
            byte[] start = in.readNBytes(Integer.BYTES);
            NpyType type = start.length < Integer.BYTES ? null : TYPES.get(start[2]);
            if (type == null || start[0] != 0 || start[1] != 0 || start[3] < 1) {
                throw file.problem("is not an IDX file: it does not begin as one");
            }
            byte[] bytes = in.readNBytes(start[3] * Integer.BYTES);
            if (bytes.length < start[3] * Integer.BYTES) {
                throw file.problem("ends within its header");
            }
            int[] lengths = new int[start[3]];
            ByteBuffer.wrap(bytes).asIntBuffer().get(lengths);
            long values = 1;
            for (int length : lengths) {
                values = length < 1 || values > NumberTable.MOST_VALUES ? Long.MAX_VALUE : values * length;
            }
            if (values > NumberTable.MOST_VALUES) {
                throw file.problem("has the shape " + PlainText.quoted(Arrays.toString(lengths))
                        + " but every length must be at least 1, and there must be fewer than 2^31 values");
            }
            return new Header(type, lengths);
        }

        void requireLength(DataFile file) throws IOException {
            long values = (long) lengths[0] * columns();
            file.requireLengthUnzipped(values, type.bytes, (1L + lengths.length) * Integer.BYTES);
        }

        RowShape rowShape() {
            return new RowShape(Arrays.stream(lengths).skip(1).boxed().toList(), false);
        }

        int columns() {
            return Arrays.stream(lengths).skip(1).reduce(1, (a, b) -> a * b);
        }
    }
}
