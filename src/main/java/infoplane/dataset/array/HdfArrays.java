package infoplane.dataset.array;

import infoplane.core.UserFiles;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyType;
import infoplane.dataset.RowShape;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Link;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.links.ExternalLink;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.EnumDataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OpaqueDataType;
import io.jhdf.object.datatype.Reference;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in HDF5 files, also Keras' and MATLAB's since 7.3. MATLAB stores the transpose: its first dimension is the last one in
 * the file. Soft links are followed within the file; a link that leads out of it, or nowhere, is refused by its name.
 */
final class HdfArrays {
    /** Deeper than any program writes; a group may hold itself. */
    private static final int MOST_DEPTH = 32;
    /** Values that are read from the file at a time. */
    private static final int BLOCK_VALUES = 1 << 20;

    static {
        HdfChecksum.use();
    }

    /** The library speaks of itself, or of Java's classes, which nobody here knows. */
    private static final Pattern OWN =
            Pattern.compile("jhdf|github|java\\.|exception|plugin", Pattern.CASE_INSENSITIVE);

    private HdfArrays() {}

    static List<StoredArray> list(DataFile file) {
        return open(file, hdf -> {
            List<StoredArray> arrays = new ArrayList<>();
            walk(file, hdf, "", 0, arrays);
            return arrays;
        });
    }

    /** The texts of an array; empty if it holds no texts. */
    static List<String> texts(DataFile file, String name) {
        return open(file, hdf -> {
            Object data = child(hdf, name) instanceof Dataset dataset && dataset.getJavaType() == String.class
                    ? flat(dataset)
                    : new String[0];
            return data instanceof String[] texts ? List.of(texts) : List.of();
        });
    }

    private static Object flat(Dataset texts) {
        try {
            return texts.getDataFlat();
        } catch (HdfChecksum.Mismatch e) {
            throw new HdfException("a chunk does not fit its checksum in " + texts.getName());
        }
    }

    private static @Nullable Node child(HdfFile hdf, String name) {
        return name.contains("/") || hdf.getChildren().containsKey(name) ? hdf.getByPath(name) : null;
    }

    private static <T> T open(DataFile file, Function<HdfFile, T> reading) {
        UserFiles.requireRegular(file.path());
        try (HdfFile hdf = new HdfFile(file.path())) {
            return reading.apply(hdf);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) { // an interrupt closes the file
                throw new java.util.concurrent.CancellationException("reading was cancelled");
            }
            throw problem(file, e);
        } catch (StackOverflowError | NoClassDefFoundError e) {
            throw file.problem(
                    "cannot be read as HDF5: it is nested too deeply or packed in a way that is not known", e);
        }
    }

    private static RuntimeException problem(DataFile file, RuntimeException thrown) {
        try {
            throw thrown;
        } catch (infoplane.core.InvalidInputException | java.util.concurrent.CancellationException e) {
            return e;
        } catch (HdfException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return file.problem("cannot be read as HDF5: " + reason(e), e);
        } catch (java.nio.BufferUnderflowException | NegativeArraySizeException | ArithmeticException e) {
            return file.problem("is no whole HDF5 file", e);
        }
    }

    private static String reason(RuntimeException e) {
        Throwable cause = e;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String said = String.valueOf(cause.getMessage());
        return cause instanceof HdfException
                        && cause.getMessage() != null
                        && !OWN.matcher(said).find()
                ? infoplane.core.PlainText.quoted(cause.getMessage())
                : "it is damaged, or packed in a way that is not known";
    }

    private static void walk(DataFile file, Group group, String path, int depth, List<StoredArray> arrays) {
        if (depth > MOST_DEPTH) {
            throw file.problem("has groups in groups, more than " + MOST_DEPTH + " deep");
        }
        for (Node node : group.getChildren().values()) {
            String name = path.isEmpty() ? node.getName() : path + "/" + node.getName();
            if (depth == 0 && name.startsWith("#")) {
                continue; // MATLAB keeps what its cells and structures hold in #refs# and #subsystem#
            }
            Node there = node instanceof Link link ? target(file, name, link) : node;
            if (there instanceof Group inner) {
                walk(file, inner, name, depth + 1, arrays);
            } else if (there instanceof Dataset dataset) {
                String place = node == there ? name : dataset.getPath();
                array(file, name, place, dataset).ifPresent(arrays::add);
            }
        }
    }

    private static Node target(DataFile file, String name, Link link) {
        String quoted = "\"" + infoplane.core.PlainText.quoted(name) + "\", a link to "
                + infoplane.core.PlainText.quoted(link.getTargetPath());
        if (link instanceof ExternalLink) {
            throw file.problem("has " + quoted + ", but links into other files are not followed: copy the array into"
                    + " this one");
        }
        try {
            return link.getTarget();
        } catch (HdfException | StackOverflowError e) {
            throw file.problem("has " + quoted + ", which leads nowhere: take it out, or repair it", e);
        }
    }

    /**
     * An array of numbers. Texts, references and bytes without a meaning may lie beside layers.
     *
     * @param place path of the data set, to which a link may have led
     */
    private static Optional<StoredArray> array(DataFile file, String name, String place, Dataset dataset) {
        DataType kind = dataset.getDataType();
        boolean beside = kind instanceof StringData
                || kind instanceof Reference
                || kind instanceof OpaqueDataType
                || kind instanceof VariableLength lengths && lengths.getJavaType() == String.class;
        if (dataset.isEmpty() || beside) {
            return Optional.empty();
        }
        Optional<NpyType> type = type(dataset);
        if (type.isEmpty() || dataset.isCompound() || dataset.isVariableLength()) {
            throw file.problem("holds \"" + infoplane.core.PlainText.quoted(name)
                    + "\", whose values are complex or compound or wider than 64 bits, but must hold real numbers (float16,"
                    + " float32, float64, whole numbers, truth values)");
        }
        int[] shape = dataset.getDimensions();
        boolean transposed = shape.length > 1 && dataset.getAttributes().containsKey("MATLAB_class");
        long rows = shape.length == 0 ? 1 : transposed ? shape[shape.length - 1] : shape[0];
        long columns = 1;
        for (int length : shape) {
            columns = Math.min(Integer.MAX_VALUE, columns * Math.max(0, length));
        }
        columns = rows == 0 ? 0 : columns / rows;
        if (rows * columns >= Integer.MAX_VALUE - 8L) {
            throw file.problem("has \"" + infoplane.core.PlainText.quoted(name) + "\" of " + rows + " rows of "
                    + columns + " values but there must be fewer than 2^31 values");
        }
        return Optional.of(new StoredArray(
                file.path(),
                name,
                (int) rows,
                (int) columns,
                shape.length,
                rowShape(shape, transposed),
                type.get(),
                new Values(file, place, shape, transposed)));
    }

    /** The dimensions but that of the rows; MATLAB's stand in the file from the last to the first. */
    private static RowShape rowShape(int[] shape, boolean transposed) {
        List<Integer> lengths = new ArrayList<>();
        for (int dimension = 1; dimension < shape.length; dimension++) {
            lengths.add(shape[transposed ? shape.length - 1 - dimension : dimension]);
        }
        return new RowShape(lengths, transposed);
    }

    private static Optional<NpyType> type(Dataset dataset) {
        DataType type = number(dataset);
        int bytes = type.getSize();
        if (type instanceof FloatingPoint) {
            return NpyType.of("f" + bytes);
        }
        return type instanceof FixedPoint whole ? NpyType.of((whole.isSigned() ? "i" : "u") + bytes) : Optional.empty();
    }

    /** How the numbers of a data set are stored; those of named values, as h5py writes true and false, too. */
    static DataType number(Dataset dataset) {
        return dataset.getDataType() instanceof EnumDataType named ? named.getBaseType() : dataset.getDataType();
    }

    /** The numbers of named values; empty for others. */
    private static Map<String, Integer> numbers(Dataset dataset) {
        Map<String, Integer> numbers = new HashMap<>();
        if (dataset.getDataType() instanceof EnumDataType named) {
            named.getEnumMapping().forEach((number, name) -> numbers.put(name, number));
        }
        return numbers;
    }

    /** Reads slices of a data set. */
    private record Values(DataFile file, String name, int[] shape, boolean transposed) implements StoredArray.Reader {
        @Override
        public void read(int from, int to, NpyType type, StoredArray.Sink sink) {
            open(file, hdf -> {
                if (!(hdf.getByPath(name) instanceof Dataset dataset)
                        || !java.util.Arrays.equals(dataset.getDimensions(), shape)) {
                    throw file.problem(
                            "has changed: \"" + infoplane.core.PlainText.quoted(name) + "\" is no longer what it was");
                }
                if (dataset instanceof ChunkedDataset chunked) {
                    new HdfChunks(chunked, transposed ? shape.length - 1 : 0, type).read(from, to, sink);
                    return true;
                }
                int columns = 1;
                for (int dimension = transposed ? 0 : 1; dimension < shape.length - (transposed ? 1 : 0); dimension++) {
                    columns *= shape[dimension];
                }
                int step = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
                for (int first = from; first < to; first += step) {
                    block(dataset, first, Math.min(to, first + step), from, columns, type, sink);
                }
                return true;
            });
        }

        private void block(
                Dataset dataset, int first, int end, int from, int columns, NpyType type, StoredArray.Sink sink) {
            long[] offset = new long[shape.length];
            int[] wanted = shape.clone();
            int dimension = transposed ? shape.length - 1 : 0;
            if (shape.length > 0) {
                offset[dimension] = first;
                wanted[dimension] = end - first;
            }
            Object data = shape.length == 0 ? dataset.getData() : dataset.getData(offset, wanted);
            int rows = end - first;
            int base = (first - from) * columns;
            int[] next = {0};
            each(data, numbers(dataset), value -> {
                int number = next[0]++;
                int place = transposed ? number % rows * columns + number / rows : number;
                sink.put(base + place, converted(value, type));
            });
        }

        /** Whole numbers that hold something else, as the manifest says. */
        private static double converted(double value, NpyType type) {
            return type == NpyType.BFLOAT16 ? Float.intBitsToFloat((int) value << Short.SIZE) : value;
        }

        private static void each(Object data, Map<String, Integer> numbers, java.util.function.DoubleConsumer sink) {
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
}
