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
import io.jhdf.object.message.DataLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Arrays in HDF5 files, also Keras' and MATLAB's since 7.3. MATLAB stores the transpose: its first dimension is the last one in
 * the file. Soft links are followed within the file; a link that leads out of it, or nowhere, is refused by its name.
 */
final class HdfArrays {
    /** Deeper than any program writes; a group may hold itself. */
    private static final int MOST_DEPTH = 32;

    /** Floating-point numbers by their layout; the three of IEEE 754, and the upper half of a float32. */
    private static final Map<List<Integer>, NpyType> FLOATS = Map.of(
            List.of(2, 10, 5, 0, 10, 15), NpyType.FLOAT16,
            List.of(2, 7, 8, 0, 7, 127), NpyType.BFLOAT16,
            List.of(4, 23, 8, 0, 23, 127), NpyType.FLOAT32,
            List.of(8, 52, 11, 0, 52, 1023), NpyType.FLOAT64);

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
            walk(file, hdf, hdf, "", arrays);
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

    static <T> T open(DataFile file, Function<HdfFile, T> reading) {
        UserFiles.requireRegular(file.path());
        try (HdfFile hdf = new HdfFile(file.path())) {
            return reading.apply(hdf);
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) { // an interrupt closes the file
                throw new java.util.concurrent.CancellationException("reading was cancelled");
            }
            throw problem(file, "", e);
        } catch (StackOverflowError | NoClassDefFoundError e) {
            throw file.problem(
                    "cannot be read as HDF5: it is nested too deeply or packed in a way that is not known", e);
        }
    }

    /** @param name the array that cannot be read; empty if it is the file */
    private static RuntimeException problem(DataFile file, String name, RuntimeException thrown) {
        String which = StoredArray.told(name);
        try {
            throw thrown;
        } catch (infoplane.core.InvalidInputException | java.util.concurrent.CancellationException e) {
            return e;
        } catch (HdfException | IndexOutOfBoundsException | IllegalArgumentException e) {
            return file.problem("cannot be read as HDF5: " + reason(e) + which, e);
        } catch (java.nio.BufferUnderflowException | NegativeArraySizeException | ArithmeticException e) {
            return file.problem("is no whole HDF5 file" + which, e);
        }
    }

    /** What is wrong with an array is told with its name. */
    static <T> T named(DataFile file, String name, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            throw problem(file, name, e);
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

    private static void walk(DataFile file, HdfFile hdf, Group group, String path, List<StoredArray> arrays) {
        int depth = path.isEmpty() ? 0 : path.split("/").length;
        if (depth > MOST_DEPTH) {
            throw file.problem("has groups in groups, more than " + MOST_DEPTH + " deep");
        }
        for (Node node : children(file, hdf, group, path).values()) {
            String name = path.isEmpty() ? node.getName() : path + "/" + node.getName();
            if (depth == 0 && name.startsWith("#")) {
                continue; // MATLAB keeps what its cells and structures hold in #refs# and #subsystem#
            }
            Node there = node instanceof Link link ? target(file, name, link) : node;
            if (there instanceof Group inner) {
                walk(file, hdf, inner, name, arrays);
            } else if (there instanceof Dataset dataset) {
                String place = node == there ? name : dataset.getPath();
                named(file, name, () -> array(file, name, place, dataset)).ifPresent(arrays::add);
            }
        }
    }

    private static Map<String, Node> children(DataFile file, HdfFile hdf, Group group, String path) {
        try {
            return group.getChildren();
        } catch (HdfException e) {
            String name =
                    new HdfNames(hdf.getHdfBackingStorage()).unloaded(group).orElse("");
            throw problem(file, path.isEmpty() || name.isEmpty() ? path + name : path + "/" + name, e);
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
                    + "\", whose values are complex or compound or wider than 64 bits, or lie in an unusual way, but must"
                    + " hold real numbers (float16, bfloat16, float32, float64, whole numbers, truth values)");
        }
        dataset.getFilters(); // refuses an unknown one
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
                new HdfValues(file, place, shape, transposed)));
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
        if (type instanceof FloatingPoint floating) {
            return Optional.ofNullable(FLOATS.get(layout(floating)))
                    .filter(kind -> kind != NpyType.BFLOAT16 || dataset.getDataLayout() != DataLayout.COMPACT);
        }
        return type instanceof FixedPoint whole && whole.getBitPrecision() == Byte.SIZE * whole.getSize()
                ? NpyType.of((whole.isSigned() ? "i" : "u") + whole.getSize())
                : Optional.empty();
    }

    /** Bytes; where exponent and mantissa begin, and their lengths, in bits; the exponent's bias. */
    private static List<Integer> layout(FloatingPoint type) {
        return List.of(
                type.getSize(),
                (int) type.getExponentLocation(),
                (int) type.getExponentSize(),
                (int) type.getMantissaLocation(),
                (int) type.getMantissaSize(),
                type.getExponentBias());
    }

    /** How the numbers of a data set are stored; those of named values, as h5py writes true and false, too. */
    static DataType number(Dataset dataset) {
        return dataset.getDataType() instanceof EnumDataType named ? named.getBaseType() : dataset.getDataType();
    }
}
