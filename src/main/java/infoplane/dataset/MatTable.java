package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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
    private static final byte[] HDF5_NAME = "MATLAB 7.3".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final List<String> INPUT_NAMES = List.of("F", "X");
    private static final List<String> LABEL_NAMES = List.of("y", "Y");
    private static final Set<MatlabType> NESTED = EnumSet.of(
            MatlabType.Cell, MatlabType.Structure, MatlabType.Object, MatlabType.Function, MatlabType.Opaque);

    private final DataFile file;
    private final List<String> found;
    private final MatFile mat;

    /** @param found names of all that the file holds, also of what was not read */
    private MatTable(DataFile file, List<String> found, MatFile mat) {
        this.file = file;
        this.found = List.copyOf(found);
        this.mat = mat;
    }

    static MatTable read(DataFile file) {
        byte[] start = file.read(in -> in.readNBytes(HDF5_NAME.length));
        if (Arrays.equals(start, HDF5_NAME)) {
            throw file.problem("is a MATLAB 7.3 file but must be of version 7 or older: save it with -v7");
        }
        List<String> names = new ArrayList<>();
        try (Source source = Sources.openFile(file.path().toFile())) {
            MatFile mat = Mat5.newReader(source)
                    .disableSubsystemProcessing()
                    .setBufferAllocator(new Bounded(file))
                    .setEntryFilter(entry -> {
                        names.add(entry.getName());
                        return isWanted(entry) && fits(file, entry);
                    })
                    .readMat();
            return new MatTable(file, names, mat);
        } catch (IOException | RuntimeException e) { // the reader throws anything where the bytes make no sense
            if (e.getCause() instanceof InvalidInputException refused) { // from here, wrapped by the reader
                throw refused;
            }
            throw file.problem("is no MATLAB 5 file, or is damaged: save it again with -v7", e);
        }
    }

    /** Cells and structures are skipped, because the reader follows them without an end however deep they are nested. */
    private static boolean isWanted(EntryHeader entry) {
        return (INPUT_NAMES.contains(entry.getName()) || LABEL_NAMES.contains(entry.getName()))
                && !NESTED.contains(entry.getType());
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

    Samples inputs() {
        return table(matrix(INPUT_NAMES)).samples();
    }

    LabelColumn labels() {
        return table(matrix(LABEL_NAMES)).labels();
    }

    private NumberTable table(Matrix matrix) {
        int columns = matrix.getNumCols();
        NumberTable table = new NumberTable(file, matrix.getNumRows(), columns, matrix.getType() == MatlabType.Single);
        for (int i = 0; i < table.count(); i++) {
            table.set(i, matrix.getDouble(i / columns, i % columns));
        }
        return table;
    }

    private Matrix matrix(List<String> names) {
        @Nullable
        String name = names.stream().filter(found::contains).findFirst().orElse(null);
        if (name == null) {
            throw file.problem("holds " + (found.isEmpty() ? "nothing" : PlainText.quoted(String.join(", ", found)))
                    + " but must hold " + String.join(" or ", names));
        }
        if (!(array(name) instanceof Matrix matrix) || matrix.getNumDimensions() != 2 || matrix.isComplex()) {
            throw file.problem("holds " + name + " but it must be a matrix of real numbers, rows by columns");
        }
        return matrix;
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
