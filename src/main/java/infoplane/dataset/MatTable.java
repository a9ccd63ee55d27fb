package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import us.hebi.matlab.mat.format.BufferAllocator;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Reader.EntryHeader;
import us.hebi.matlab.mat.types.Array;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;
import us.hebi.matlab.mat.types.Source;
import us.hebi.matlab.mat.types.Sources;

/** A MATLAB 5 file (also version 7, compressed) with a matrix {@code F} or {@code X} of inputs and labels {@code y}. */
final class MatTable {
    private static final int START = 1024;
    private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F'};
    /** Where HDF5 begins after a block of the user's, as MATLAB 7.3 writes it. */
    private static final int HDF5_LATER = 512;

    private static final List<String> INPUT_NAMES = List.of("F", "X");
    private static final List<String> LABEL_NAMES = List.of("y", "Y");
    /** What holds further arrays, in words. */
    private static final Map<MatlabType, String> NESTED = Map.of(
            MatlabType.Cell, "a cell array",
            MatlabType.Structure, "a structure",
            MatlabType.Object, "an object",
            MatlabType.Function, "a function",
            MatlabType.Opaque, "an object");

    private final DataFile file;
    private final Map<String, MatlabType> found;
    private final MatFile mat;
    private final boolean zipped;

    /** @param found all that the file holds, also what was not read */
    private MatTable(DataFile file, Map<String, MatlabType> found, MatFile mat, boolean zipped) {
        this.file = file;
        this.found = found;
        this.mat = mat;
        this.zipped = zipped;
    }

    static MatTable read(DataFile file) {
        boolean zipped = file.isZipped();
        requireMatlab5(file, file.readUnzipped(in -> in.readNBytes(START)));
        Map<String, MatlabType> found = new LinkedHashMap<>();
        try (Source source = source(file, zipped)) {
            MatFile mat = Mat5.newReader(source)
                    .disableSubsystemProcessing()
                    .setBufferAllocator(new Bounded(file))
                    .setEntryFilter(entry -> {
                        found.putIfAbsent(entry.getName(), entry.getType());
                        return isWanted(entry) && fits(file, entry);
                    })
                    .readMat();
            return new MatTable(file, found, mat, zipped);
        } catch (IOException | RuntimeException e) { // the reader throws anything where the bytes make no sense
            if (e.getCause() instanceof InvalidInputException refused) { // from here, wrapped by the reader
                throw refused;
            }
            throw file.problem("is damaged or ends too early for a MATLAB file: save it again with -v7", e);
        }
    }

    private static Source source(DataFile file, boolean zipped) throws IOException {
        if (!zipped) {
            return Sources.openFile(file.path().toFile());
        }
        byte[] content = file.readUnzipped(in -> in.readNBytes(NumberTable.MOST_VALUES));
        return Sources.wrap(content);
    }

    /** Refuses what is no MATLAB 5 file by what it is instead. */
    private static void requireMatlab5(DataFile file, byte[] start) {
        String text = new String(start, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (text.startsWith("MATLAB 7.3") || begins(start, 0, HDF5) || begins(start, HDF5_LATER, HDF5)) {
            throw file.problem("is HDF5, as MATLAB's -v7.3 and Octave's -hdf5 write, but must be of MATLAB version 5 to"
                    + " 7: save it with -v7");
        }
        if (start.length == 0) {
            throw file.problem("is empty but must be of MATLAB version 5 to 7");
        }
        if (isMatlab4(start)) {
            throw file.problem("is of MATLAB version 4 but must be of version 5 to 7: save it with -v7");
        }
        if (text.startsWith("PK")) {
            throw file.problem("is a zip archive but .mat is read unpacked or gzipped: unpack it");
        }
        if (!text.startsWith("MATLAB 5")
                && text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c >= '\t' && c <= '\r')) {
            throw file.problem("is text, as -ascii writes, but must be of MATLAB version 5 to 7: save it with -v7, or"
                    + " call it .txt to read it as a table");
        }
    }

    private static boolean begins(byte[] bytes, int at, byte[] with) {
        return bytes.length >= at + with.length && Arrays.equals(Arrays.copyOfRange(bytes, at, at + with.length), with);
    }

    /** Version 4 begins with a type below 5000 in either byte order, rows, columns, 0 or 1, and the length of a name. */
    private static boolean isMatlab4(byte[] start) {
        if (start.length < 20) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(start);
        for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
            header.order(order);
            int type = header.getInt(0);
            int imaginary = header.getInt(12);
            int name = header.getInt(16);
            if (type >= 0 && type < 5000 && (imaginary == 0 || imaginary == 1) && name > 0 && name < 256) {
                return true;
            }
        }
        return false;
    }

    /** Cells and structures are skipped, because the reader follows them without an end however deep they are nested. */
    private static boolean isWanted(EntryHeader entry) {
        return (INPUT_NAMES.contains(entry.getName()) || LABEL_NAMES.contains(entry.getName()))
                && !NESTED.containsKey(entry.getType());
    }

    /** Refuses a header that promises more than the file can hold; values take one byte each or more. */
    private static boolean fits(DataFile file, EntryHeader entry) {
        long values = 1;
        for (int length : entry.getDimensions()) {
            values = length < 0 || values > Integer.MAX_VALUE ? Long.MAX_VALUE : values * length;
        }
        file.requireZippedLength(values, 1);
        return true;
    }

    /** Takes memory only for what the file can hold. */
    private record Bounded(DataFile file) implements BufferAllocator {
        @Override
        public ByteBuffer allocate(int bytes) {
            file.requireZippedLength(bytes, 1);
            return ByteBuffer.allocate(bytes);
        }

        @Override
        public void release(ByteBuffer buffer) {
            // the collector does
        }
    }

    /** All dimensions but that of the rows are flattened. */
    NumberTable inputs() {
        Matrix matrix = matrix(INPUT_NAMES);
        return matrix.getNumDimensions() == 2 ? table(matrix) : flattened(matrix);
    }

    LabelColumn labels() {
        Matrix matrix = matrix(LABEL_NAMES);
        if (matrix.getNumDimensions() != 2) {
            throw file.problem("holds " + name(LABEL_NAMES) + " of " + matrix.getNumDimensions()
                    + " dimensions but labels must be one row or one column of whole numbers");
        }
        return table(matrix).labels();
    }

    /**
     * The rows of an array of three dimensions or more. They are counted by its first dimension or, where only that has as many
     * as there are labels, by its last, as pictures often lie in MATLAB.
     */
    private NumberTable flattened(Matrix matrix) {
        int[] lengths = matrix.getDimensions();
        int last = lengths.length - 1;
        int labels = name(LABEL_NAMES).isEmpty() ? -1 : matrix(LABEL_NAMES).getNumElements();
        boolean rowsLast = lengths[0] != labels && lengths[last] == labels;
        int rows = rowsLast ? lengths[last] : lengths[0];
        int columns = rows == 0 ? 0 : matrix.getNumElements() / rows;
        List<Integer> others = Arrays.stream(lengths, rowsLast ? 0 : 1, rowsLast ? last : last + 1)
                .boxed()
                .toList();
        boolean single = matrix.getType() == MatlabType.Single;
        NumberTable table = new NumberTable(file, rows, columns, single, new RowShape(others, true));
        for (int i = 0; i < table.count(); i++) {
            int row = i / columns;
            int column = i % columns;
            set(table, i, matrix, rowsLast ? row * columns + column : column * rows + row);
        }
        return table;
    }

    /** What was taken, and what was not. @param inputs null if they were not asked for @param labels likewise */
    ArrayReading reading(@Nullable NumberTable inputs, @Nullable LabelColumn labels) {
        List<ArrayReading.Variable> variables = new ArrayList<>();
        if (inputs != null) {
            variables.add(ArrayReading.Variable.inputs(name(INPUT_NAMES), inputs, false));
        }
        if (labels != null) {
            variables.add(ArrayReading.Variable.labels(name(LABEL_NAMES), labels));
        }
        List<String> rest = new ArrayList<>(found.keySet());
        rest.removeIf(
                name -> variables.stream().anyMatch(variable -> variable.name().equals(name)));
        return new ArrayReading(file.name(), ArrayReading.Format.MAT, zipped, variables, rest);
    }

    private NumberTable table(Matrix matrix) {
        int columns = matrix.getNumCols();
        NumberTable table = new NumberTable(file, matrix.getNumRows(), columns, matrix.getType() == MatlabType.Single);
        for (int i = 0; i < table.count(); i++) {
            set(table, i, matrix, i % columns * matrix.getNumRows() + i / columns);
        }
        return table;
    }

    /** Takes a value. @param place of it, counted as MATLAB does, the first dimension fastest */
    private static void set(NumberTable table, int index, Matrix matrix, int place) {
        table.set(index, matrix.getDouble(place));
        boolean unsigned = matrix.getType() == MatlabType.UInt64;
        if (unsigned || matrix.getType() == MatlabType.Int64) {
            long whole = matrix.getLong(place);
            if (NpyType.rounds(whole, unsigned)) {
                table.setExact(index, NpyType.whole(whole, unsigned));
            }
        }
    }

    private Matrix matrix(List<String> names) {
        String name = name(names);
        if (name.isEmpty()) {
            throw file.problem(
                    "holds " + (found.isEmpty() ? "nothing" : PlainText.quoted(String.join(", ", found.keySet())))
                            + " but must hold " + String.join(" or ", names));
        }
        String nested = NESTED.get(found.get(name));
        if (nested != null) {
            throw file.problem("is damaged or no MATLAB file with a matrix: " + name + " is " + nested
                    + " but must be a matrix of real numbers, rows by columns");
        }
        if (!(array(name) instanceof Matrix matrix) || matrix.isComplex()) {
            throw file.problem("holds " + name + " but it must be a matrix of real numbers, rows by columns");
        }
        return matrix;
    }

    /** The first of these names that the file holds; empty if it holds none. */
    private String name(List<String> names) {
        return names.stream().filter(found::containsKey).findFirst().orElse("");
    }

    private @Nullable Array array(String name) {
        for (MatFile.Entry entry : mat.getEntries()) {
            if (entry.getName().equals(name)) {
                return entry.getValue();
            }
        }
        return null; // it is nested and was skipped
    }
}
