package infoplane.dataset.array;

import infoplane.core.RunMonitor;
import infoplane.dataset.NpyType;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows of an HDF5 data set that lies in chunks, as all compressed ones do. jHDF 0.9.4 gives zeros for parts of such data
 * sets (its issue 727), so each chunk is taken whole and its values are put in their places here.
 */
final class HdfChunks {
    private final ChunkedDataset data;
    private final int[] shape;
    private final int[] chunk;
    private final int rowDimension;
    private final NpyType type;
    private final ByteOrder order;

    /** @param rowDimension the dimension that counts rows: the first, or the last of what MATLAB wrote */
    HdfChunks(ChunkedDataset data, int rowDimension, NpyType type) {
        this.data = data;
        this.shape = data.getDimensions();
        this.chunk = data.getChunkDimensions();
        this.rowDimension = rowDimension;
        this.type = type;
        this.order = HdfArrays.number(data) instanceof OrderedDataType ordered
                ? ordered.getByteOrder()
                : ByteOrder.LITTLE_ENDIAN;
    }

    /** Puts the values of rows {@code from} (included) to {@code to} (excluded), numbered row by row. */
    void read(int from, int to, StoredArray.Sink sink) {
        int[] at = new int[shape.length];
        at[rowDimension] = from / chunk[rowDimension] * chunk[rowDimension];
        int firstChunk = at[rowDimension];
        boolean more = true;
        while (more) {
            RunMonitor.current().check("reading rows");
            take(at, from, to, sink);
            more = false;
            for (int dimension = shape.length - 1; dimension >= 0 && !more; dimension--) {
                at[dimension] += chunk[dimension];
                more = at[dimension] < (dimension == rowDimension ? to : shape[dimension]);
                if (!more) {
                    at[dimension] = dimension == rowDimension ? firstChunk : 0;
                }
            }
        }
    }

    /** Puts the values of the chunk that begins at an index; it may reach over the end of the data set. */
    private void take(int[] at, int from, int to, StoredArray.Sink sink) {
        byte @Nullable [] bytes = bytes(at);
        ByteBuffer values = bytes == null ? null : ByteBuffer.wrap(bytes).order(order);
        int columns = 1;
        int count = 1;
        for (int dimension = 0; dimension < shape.length; dimension++) {
            columns *= dimension == rowDimension ? 1 : shape[dimension];
            count = Math.multiplyExact(count, chunk[dimension]);
        }
        if (bytes != null && bytes.length != (long) count * type.bytes) {
            throw new HdfException("a chunk of " + data.getName() + " unpacks to " + bytes.length
                    + " bytes, which do not hold its " + count + " values");
        }
        int[] index = at.clone();
        for (int i = 0; i < count; i++) {
            double value = values == null ? fill() : type.next(values);
            int row = index[rowDimension];
            int column = 0;
            boolean within = row >= from && row < to;
            for (int dimension = 0; dimension < shape.length; dimension++) {
                within &= index[dimension] < shape[dimension];
                column = dimension == rowDimension ? column : column * shape[dimension] + index[dimension];
            }
            if (within) {
                sink.put((row - from) * columns + column, value);
            }
            advance(index, at);
        }
    }

    /** The bytes of a chunk; null if it was never written, so that all its values are the fill value. */
    private byte @Nullable [] bytes(int[] at) {
        try {
            return data.getDecompressedChunk(at);
        } catch (HdfChecksum.Mismatch e) {
            throw new HdfException("the chunk at " + Arrays.toString(at) + " does not fit its checksum");
        } catch (HdfException e) {
            // nothing else tells it: jHDF's table of the chunks that there are is protected
            if (String.valueOf(e.getMessage()).startsWith("No chunk with offset")) {
                return null;
            }
            throw e;
        }
    }

    private double fill() {
        double fill = data.getFillValue() instanceof Number number ? number.doubleValue() : 0;
        if (type != NpyType.BFLOAT16 || fill == 0) {
            return fill;
        }
        if (HdfArrays.number(data) instanceof FixedPoint) { // whole numbers that hold bfloat16
            return Float.intBitsToFloat((int) fill << Short.SIZE);
        }
        throw new HdfException("some chunks were never written, and their fill value is a bfloat16");
    }

    /** The next index within the chunk, the last dimension fastest. */
    private void advance(int[] index, int[] at) {
        for (int dimension = shape.length - 1; dimension >= 0; dimension--) {
            index[dimension]++;
            if (index[dimension] < at[dimension] + chunk[dimension]) {
                return;
            }
            index[dimension] = at[dimension];
        }
    }
}
