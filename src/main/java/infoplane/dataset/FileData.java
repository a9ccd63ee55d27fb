package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.UserFiles;
import infoplane.dataset.ArrayReading.Format;
import infoplane.dataset.ArrayReading.Variable;
import infoplane.dataset.TableColumns.Role;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads data from the user's files, for experiments and for single estimates alike. */
public final class FileData {
    private static final byte[] NPY_MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final byte[] MATLAB = {'M', 'A', 'T', 'L', 'A', 'B'};
    private static final List<String> TABLES = List.of(".csv", ".tsv", ".tab", ".txt", ".data", ".dat", ".asc");

    private FileData() {}

    /** Whether a file of this name is read as a table of text, unless its first bytes say that it is an array. */
    public static boolean isTable(String path) {
        String plain = withoutZip(path.strip().toLowerCase(Locale.ROOT));
        return TABLES.stream().anyMatch(plain::endsWith);
    }

    private static String withoutZip(String name) {
        return name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    }

    private enum Kind {
        NPY,
        TABLE,
        MAT,
        IDX;

        /** By the name without .gz; an array is told by its first bytes, too. */
        static Kind of(DataFile file) {
            String name = file.name().toLowerCase(Locale.ROOT);
            String plain = withoutZip(name);
            if (plain.endsWith(".mat")) {
                return MAT;
            }
            byte[] start = file.readUnzipped(in -> in.readNBytes(NPY_MAGIC.length));
            if (plain.endsWith(".npy") || Arrays.equals(start, NPY_MAGIC)) {
                return NPY;
            }
            if (isTable(name)) {
                return TABLE;
            }
            boolean looksIdx = start.length > 3 && start[0] == 0 && start[1] == 0;
            if (plain.contains("idx") || plain.endsWith("ubyte") || looksIdx && !plain.equals(name)) {
                return IDX;
            }
            if (!plain.equals(name) && start.length > 0) {
                return Arrays.equals(start, MATLAB) ? MAT : TABLE; // gzipped, and its content tells the kind
            }
            UserFiles.requireRegular(file.path());
            throw file.problem("is of an unknown kind; data is read from tables of text (" + String.join(", ", TABLES)
                    + "), from .npy and .mat files and from IDX files (…-idx3-ubyte, .idx), also gzipped (.gz)");
        }
    }

    /** Inputs, or labels, or both, as a file holds them. */
    private record Part(
            @Nullable Samples inputs,
            RowShape rowShape,
            @Nullable LabelColumn labels,
            @Nullable DelimitedTable table,
            @Nullable ArrayReading array) {
        static Part of(DataFile file, NumberTable inputs, Format format, boolean scaled) {
            Variable variable = Variable.inputs("", inputs, scaled);
            return new Part(inputs.samples(), inputs.rowShape(), null, null, reading(file, format, variable));
        }

        static Part of(DataFile file, LabelColumn labels, Format format) {
            ArrayReading reading = reading(file, format, Variable.labels("", labels));
            return new Part(null, RowShape.UNKNOWN, labels, null, reading);
        }

        static Part of(MatTable mat, @Nullable NumberTable inputs, @Nullable LabelColumn labels) {
            ArrayReading reading = mat.reading(inputs, labels);
            return inputs == null
                    ? new Part(null, RowShape.UNKNOWN, labels, null, reading)
                    : new Part(inputs.samples(), inputs.rowShape(), labels, null, reading);
        }

        static Part of(DelimitedTable table, @Nullable Samples inputs, @Nullable LabelColumn labels) {
            return new Part(inputs, RowShape.UNKNOWN, labels, table, null);
        }

        private static ArrayReading reading(DataFile file, Format format, Variable variable) {
            return new ArrayReading(file.name(), format, file.isZipped(), List.of(variable), List.of());
        }
    }

    /**
     * Numbers from a file, without labels.
     *
     * @param samples rows × columns
     * @param reading what was decided
     */
    public record ReadSamples(Samples samples, DataReading reading) {}

    /**
     * Labels from a file.
     *
     * @param labels one a row
     * @param reading what was decided
     */
    public record ReadLabels(Labels labels, DataReading reading) {}

    /**
     * @param rows how many rows there must be, where that is known; tells headings of a table
     * @throws InvalidInputException if the file holds no table of finite numbers
     */
    public static ReadSamples samples(FileSettings settings, OptionalInt rows) {
        DataFile file = DataFile.of(settings.path());
        Part part = inputs(file, settings.table().ofInputFile(), rows);
        return new ReadSamples(required(part.inputs()), reading(Stream.of(part), Optional.empty(), List.of()));
    }

    /**
     * @param rows how many labels there must be; tells headings of a column of texts from its first label
     * @throws InvalidInputException if the file holds no column of labels
     */
    public static ReadLabels labels(FileSettings settings, int rows) {
        DataFile file = DataFile.of(settings.path());
        Part part = labels(file, settings.table(), OptionalInt.of(rows));
        LabelColumn labels = required(part.labels());
        return new ReadLabels(labels.labels(), reading(Stream.of(part), Optional.empty(), labels.names()));
    }

    /** All rows, as they stand. */
    static Dataset load(FileSettings settings) {
        DataFile file = DataFile.of(settings.path());
        Optional<DataFile> named = Optional.ofNullable(settings.labels()).map(DataFile::of);
        Optional<DataFile> beside = named.isPresent() || holdsLabels(file) ? Optional.empty() : labelsBeside(file);
        boolean together = named.isEmpty() && holdsLabels(file);
        List<Part> parts = together
                ? List.of(both(file, settings.table()))
                : apart(file, named.or(() -> beside).orElseThrow(() -> noLabels(file)), settings.table());
        Part first = parts.get(0);
        Samples inputs = required(first.inputs());
        LabelColumn column = required(parts.get(parts.size() - 1).labels());
        check(file, inputs, column);
        requireFloat32(file, first);
        DataReading reading = reading(parts.stream(), beside.map(DataFile::name), column.names());
        return new Dataset(file.name(), inputs, column.labels(), false, column.names(), reading)
                .shaped(first.rowShape());
    }

    private static DataReading reading(Stream<Part> parts, Optional<String> labelsFound, List<String> classNames) {
        List<TableReading> tables = new ArrayList<>();
        List<ArrayReading> arrays = new ArrayList<>();
        parts.forEach(part -> {
            if (part.table() != null) {
                tables.add(part.table().reading(part.labels()));
            } else if (part.array() != null) {
                arrays.add(part.array());
            }
        });
        return new DataReading(tables, arrays, labelsFound, classNames);
    }

    private static <T> T required(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the reader gives what it was asked for");
        }
        return part;
    }

    /** Inputs and labels from two files. The number of rows of the one tells whether the other has headings. */
    private static List<Part> apart(DataFile file, DataFile labelFile, TableSettings settings) {
        if (Kind.of(labelFile) != Kind.TABLE && Kind.of(file) == Kind.TABLE) {
            Part labels = labels(labelFile, settings.ofLabelFile(), OptionalInt.empty());
            OptionalInt rows = OptionalInt.of(required(labels.labels()).count());
            return List.of(inputs(file, settings.ofInputFile(), rows), labels);
        }
        Part inputs = inputs(file, settings.ofInputFile(), OptionalInt.empty());
        OptionalInt rows = OptionalInt.of(required(inputs.inputs()).rows());
        return List.of(inputs, labels(labelFile, settings.ofLabelFile(), rows));
    }

    private static Part inputs(DataFile file, TableSettings settings, OptionalInt rows) {
        switch (Kind.of(file)) {
            case NPY:
                return Part.of(file, NpyFile.read(file.path()).table(), Format.NPY, false);
            case TABLE:
                DelimitedTable table = DelimitedTable.read(file, settings, Role.INPUTS, rows);
                return Part.of(table, table.inputs(), null);
            case MAT:
                MatTable mat = MatTable.read(file);
                return Part.of(mat, mat.inputs(), null);
            default:
                IdxFile.Inputs images = IdxFile.inputs(file);
                return Part.of(file, images.table(), Format.IDX, images.scaled());
        }
    }

    private static Part labels(DataFile file, TableSettings settings, OptionalInt rows) {
        switch (Kind.of(file)) {
            case NPY:
                return Part.of(file, NpyFile.read(file.path()).labelColumn(), Format.NPY);
            case TABLE:
                DelimitedTable table = DelimitedTable.read(file, settings, Role.LABELS, rows);
                return Part.of(table, null, table.labels());
            case MAT:
                MatTable mat = MatTable.read(file);
                return Part.of(mat, null, mat.labels());
            default:
                return Part.of(file, IdxFile.labels(file), Format.IDX);
        }
    }

    /** Whether a file holds inputs and labels together, as tables do, or its labels are found beside it. */
    public static boolean hasLabels(FileSettings settings) {
        DataFile file = DataFile.of(settings.path());
        return holdsLabels(file) || labelsBeside(file).isPresent();
    }

    private static boolean holdsLabels(DataFile file) {
        Kind kind = Kind.of(file);
        return kind == Kind.TABLE || kind == Kind.MAT;
    }

    private static Part both(DataFile file, TableSettings settings) {
        if (Kind.of(file) == Kind.MAT) {
            MatTable mat = MatTable.read(file);
            return Part.of(mat, mat.inputs(), mat.labels());
        }
        DelimitedTable table = DelimitedTable.read(file, settings, Role.DATA, OptionalInt.empty());
        return Part.of(table, table.inputs(), table.labels());
    }

    private static InvalidInputException noLabels(DataFile file) {
        UserFiles.requireRegular(file.path());
        return file.problem("holds no labels; name their file in \"labels\"");
    }

    /** The labels of {@code train-images-idx3-ubyte} are in {@code train-labels-idx1-ubyte}, those of X.npy in y.npy. */
    private static Optional<DataFile> labelsBeside(DataFile file) {
        String name = file.name();
        String labels = withoutZip(name).equals("X.npy")
                ? name.replace("X.npy", "y.npy")
                : name.replace("images", "labels").replace("idx3", "idx1");
        String other = labels.endsWith(".gz") ? withoutZip(labels) : labels + ".gz";
        return Stream.of(labels, other)
                .filter(candidate -> !candidate.equals(name) && !labels.equals(name))
                .map(file.path()::resolveSibling)
                .filter(Files::exists)
                .map(DataFile::new)
                .findFirst();
    }

    private static void check(DataFile file, Samples inputs, LabelColumn labels) {
        if (inputs.rows() == 0 || inputs.columns() == 0) {
            throw file.problem("holds no inputs but must hold at least one row and one column");
        }
        if (inputs.rows() != labels.count()) {
            throw file.problem("has " + inputs.rows() + " rows but there are " + labels.count()
                    + " labels; there must be one a row");
        }
    }

    /** Refuses inputs that a network would see as infinite. */
    private static void requireFloat32(DataFile file, Part part) {
        Samples inputs = required(part.inputs());
        for (int row = 0; row < inputs.rows() && !inputs.singlePrecision(); row++) {
            for (int column = 0; column < inputs.columns(); column++) {
                if (Float.isInfinite((float) inputs.at(row, column))) {
                    String place = part.table() == null
                            ? "in row " + row + ", column " + column + " (counted from 0)"
                            : part.table().placeOfInput(row, column);
                    throw file.problem("has " + inputs.at(row, column) + " " + place + " but networks compute in"
                            + " float32, which ends at 3.4e38: divide the inputs by a constant");
                }
            }
        }
    }
}
