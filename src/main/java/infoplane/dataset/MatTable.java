package infoplane.dataset;

import infoplane.core.Samples;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/** A MATLAB 5 file (also version 7, compressed) with a matrix {@code F} or {@code X} of inputs and labels {@code y}. */
final class MatTable {
    private static final byte[] HDF5_NAME = "MATLAB 7.3".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final List<String> INPUT_NAMES = List.of("F", "X");
    private static final List<String> LABEL_NAMES = List.of("y", "Y");

    private final DataFile file;
    private final MatFile mat;

    private MatTable(DataFile file, MatFile mat) {
        this.file = file;
        this.mat = mat;
    }

    static MatTable read(DataFile file) {
        byte[] start = file.read(in -> in.readNBytes(HDF5_NAME.length));
        if (Arrays.equals(start, HDF5_NAME)) {
            throw file.problem("is a MATLAB 7.3 file but must be of version 7 or older: save it with -v7");
        }
        try {
            return new MatTable(file, Mat5.readFromFile(file.path().toFile()));
        } catch (IOException | RuntimeException e) { // the reader throws anything where the bytes make no sense
            throw file.problem("is no MATLAB 5 file, or is damaged: " + e.getMessage(), e);
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
        List<String> found = new ArrayList<>();
        for (MatFile.Entry entry : mat.getEntries()) {
            found.add(entry.getName());
        }
        @Nullable
        String name = names.stream().filter(found::contains).findFirst().orElse(null);
        if (name == null) {
            throw file.problem("holds " + (found.isEmpty() ? "nothing" : String.join(", ", found)) + " but must hold "
                    + String.join(" or ", names));
        }
        if (!(mat.getArray(name) instanceof Matrix matrix) || matrix.getNumDimensions() != 2 || matrix.isComplex()) {
            throw file.problem("holds " + name + " but it must be a matrix of real numbers, rows by columns");
        }
        return matrix;
    }
}
