package infoplane.dataset.array;

import infoplane.dataset.DataFile;
import infoplane.dataset.NpyType;
import infoplane.dataset.RowShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Values that lie one after the other in a stream of bytes, row by row or column by column.
 *
 * @param file for messages
 * @param array name of the array, for messages; empty for the only one of its file
 * @param rows rows of the whole array
 * @param columns columns of the whole array
 * @param byColumns shape of the rows of an array that lies column by column; null if it lies row by row
 * @param bytes opens the bytes
 */
record RawValues(
        DataFile file,
        String array,
        int rows,
        int columns,
        ByteOrder order,
        @Nullable RowShape byColumns,
        Bytes bytes) implements StoredArray.Reader {
    private static final int CHUNK_BYTES = 1 << 16;

    /** Opens the bytes of an array. */
    interface Bytes {
        /** @param skipped bytes of values that are left out from the first on */
        InputStream open(long skipped) throws IOException;

        /** A checksum that the file holds; empty if it holds none. */
        default String checksum() {
            return "";
        }
    }

    @Override
    public String checksum() {
        return bytes.checksum();
    }

    @Override
    public void read(int from, int to, NpyType type, StoredArray.Sink sink) {
        try {
            if (byColumns != null) {
                columns(from, to, type, byColumns, sink);
            } else {
                read((long) from * columns, (long) (to - from) * columns, type, sink);
            }
        } catch (IOException e) {
            throw file.problem(
                    "cannot be read: " + infoplane.core.SafeFiles.reason(file.path(), e) + StoredArray.told(array), e);
        }
    }

    private void read(long first, long count, NpyType type, StoredArray.Sink sink) throws IOException {
        try (InputStream in = bytes.open(first * type.bytes)) {
            take(in, count, type, sink);
        }
    }

    /** Reads whole columns, because the array lies column by column, and keeps the wanted rows. */
    private void columns(int from, int to, NpyType type, RowShape shape, StoredArray.Sink sink) throws IOException {
        try (InputStream in = bytes.open(0)) {
            take(in, (long) rows * columns, type, new ByColumn(from, to, shape, sink));
        }
    }

    /** Puts the values of a column by column order to their places. */
    private final class ByColumn implements StoredArray.Sink {
        private final int from;
        private final int to;
        private final RowShape shape;
        private final StoredArray.Sink sink;

        ByColumn(int from, int to, RowShape shape, StoredArray.Sink sink) {
            this.from = from;
            this.to = to;
            this.shape = shape;
            this.sink = sink;
        }

        @Override
        public void put(int index, double value) {
            int row = index % rows;
            if (row >= from && row < to) {
                sink.put((row - from) * columns + shape.lastFastest(index / rows), value);
            }
        }
    }

    private void take(InputStream in, long count, NpyType type, StoredArray.Sink sink) throws IOException {
        long done = 0;
        while (done < count) {
            int wanted = (int) Math.min(CHUNK_BYTES, (count - done) * type.bytes);
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("reading was cancelled");
            }
            byte[] chunk = in.readNBytes(wanted);
            if (chunk.length < wanted) {
                throw file.problem("ends within its values" + StoredArray.told(array));
            }
            ByteBuffer values = ByteBuffer.wrap(chunk).order(order);
            while (values.hasRemaining()) {
                sink.put((int) done++, type.next(values));
            }
        }
    }
}
