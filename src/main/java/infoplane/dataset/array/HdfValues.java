package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyType;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.message.DataLayout;
import io.jhdf.storage.HdfBackingStorage;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Reads rows of an HDF5 data set.
 *
 * @param name its path
 * @param shape its dimensions as they stand in the file
 * @param transposed whether the last dimension counts the rows, as MATLAB writes them
 */
record HdfValues(DataFile file, String name, int[] shape, boolean transposed) implements StoredArray.Reader {
    /** Values that are read from the file at a time. */
    private static final int BLOCK_VALUES = 1 << 20;

    @Override
    public void read(int from, int to, NpyType type, StoredArray.Sink sink) {
        String shown = name.startsWith("/") ? name.substring(1) : name;
        HdfArrays.open(
                file,
                hdf -> HdfArrays.named(file, shown, () -> {
                    read(hdf, from, to, type, sink);
                    return true;
                }));
    }

    private void read(HdfFile hdf, int from, int to, NpyType type, StoredArray.Sink sink) {
        if (!(hdf.getByPath(name) instanceof Dataset dataset) || !Arrays.equals(dataset.getDimensions(), shape)) {
            throw file.problem("has changed: \"" + PlainText.quoted(name) + "\" is no longer what it was");
        }
        if (dataset instanceof ChunkedDataset chunked) {
            new HdfChunks(chunked, transposed ? shape.length - 1 : 0, type).read(from, to, sink);
        } else if (type == NpyType.BFLOAT16 && dataset instanceof ContiguousDataset raw) {
            brainFloats(hdf.getHdfBackingStorage(), raw, new Part(0, rows(), from, to, sink));
        } else if (shape.length == 0 || dataset.getDataLayout() == DataLayout.COMPACT) { // jHDF gives no part of these
            values(dataset, dataset.getData(), type, new Part(0, rows(), from, to, sink));
        } else {
            int step = Math.max(1, BLOCK_VALUES / Math.max(1, columns()));
            for (int first = from; first < to; first += step) {
                int end = Math.min(to, first + step);
                values(dataset, slice(dataset, first, end), type, new Part(first, end, from, to, sink));
            }
        }
    }

    private int rows() {
        return shape.length == 0 ? 1 : shape[transposed ? shape.length - 1 : 0];
    }

    private int columns() {
        int columns = 1;
        for (int dimension = transposed ? 0 : 1; dimension < shape.length - (transposed ? 1 : 0); dimension++) {
            columns *= shape[dimension];
        }
        return columns;
    }

    private Object slice(Dataset dataset, int first, int end) {
        long[] offset = new long[shape.length];
        int[] wanted = shape.clone();
        int dimension = transposed ? shape.length - 1 : 0;
        offset[dimension] = first;
        wanted[dimension] = end - first;
        return dataset.getData(offset, wanted);
    }

    /** Puts the values of some rows of the file, in its order, to those rows that were asked for. */
    private final class Part {
        private final int first;
        private final int rows;
        private final int from;
        private final int to;
        private final int columns = columns();
        private final StoredArray.Sink sink;
        private int next;

        /** @param first the first row of those that the values are of; @param end the row after them */
        Part(int first, int end, int from, int to, StoredArray.Sink sink) {
            this.first = first;
            this.rows = end - first;
            this.from = from;
            this.to = to;
            this.sink = sink;
        }

        void put(double value) {
            int row = first + (transposed ? next % rows : next / columns);
            int column = transposed ? next / rows : next % columns;
            next++;
            if (row >= from && row < to) {
                sink.put((row - from) * columns + column, value);
            }
        }

        /** Leaves out values before the first row that was asked for, where rows lie one after the other. */
        int skip() {
            next = transposed ? 0 : from * columns;
            return next;
        }

        int end() {
            return transposed ? rows * columns : to * columns;
        }
    }

    /** The bytes themselves, because jHDF takes every number of two bytes for a float16. */
    private static void brainFloats(HdfBackingStorage storage, ContiguousDataset dataset, Part part) {
        ByteOrder order = HdfArrays.number(dataset) instanceof OrderedDataType ordered
                ? ordered.getByteOrder()
                : ByteOrder.LITTLE_ENDIAN;
        int end = part.end();
        for (int at = part.skip(); at < end; at += BLOCK_VALUES) {
            int count = Math.min(BLOCK_VALUES, end - at);
            ByteBuffer bytes = storage.map(
                            dataset.getDataAddress() + (long) at * Short.BYTES, (long) count * Short.BYTES)
                    .order(order);
            for (int i = 0; i < count; i++) {
                part.put(NpyType.BFLOAT16.next(bytes));
            }
        }
    }

    /** Whole numbers may hold something else, as the manifest says. */
    private static void values(Dataset dataset, Object data, NpyType type, Part part) {
        each(
                data,
                numbers(dataset),
                value -> part.put(type == NpyType.BFLOAT16 ? Float.intBitsToFloat((int) value << Short.SIZE) : value));
    }

    /** The numbers of named values; empty for others. */
    private static Map<String, Integer> numbers(Dataset dataset) {
        Map<String, Integer> numbers = new HashMap<>();
        if (dataset.getDataType() instanceof EnumDataType named) {
            named.getEnumMapping().forEach((number, name) -> numbers.put(name, number));
        }
        return numbers;
    }

    private static void each(Object data, Map<String, Integer> numbers, DoubleConsumer sink) {
        if (data instanceof float[] values) {
            for (float value : values) {
                sink.accept(value);
            }
        } else if (data instanceof double[] values) {
            for (double value : values) {
                sink.accept(value);
            }
        } else if (data instanceof Number number) {
            sink.accept(number.doubleValue());
        } else if (data instanceof String name) {
            sink.accept(numbers.getOrDefault(name, 0));
        } else {
            for (int index = 0; index < Array.getLength(data); index++) {
                each(Array.get(data, index), numbers, sink);
            }
        }
    }
}
