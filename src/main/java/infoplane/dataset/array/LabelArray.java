package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.LabelColumn;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * Labels as other programs keep them: class numbers (N, N × 1 or 1 × N), one-hot rows, or texts; in an array or a table of
 * texts.
 */
public final class LabelArray {
    private LabelArray() {}

    /**
     * Reads the labels in a file.
     *
     * @param name name of the array in the file; empty for the only one
     * @throws infoplane.core.InvalidInputException if these are no labels: why, and what is allowed
     */
    public static LabelColumn read(Path path, String name) {
        DataFile file = new DataFile(path);
        Optional<ArrayKind> kind = ArrayKind.ofName(path);
        if (kind.isEmpty()) {
            return LabelColumn.read(file);
        }
        List<String> texts = texts(file, kind.get(), name);
        if (!texts.isEmpty()) {
            return LabelColumn.ofTexts(file, texts);
        }
        List<StoredArray> arrays = StoredArray.list(path);
        return of(arrays.stream()
                .filter(array ->
                        name.isEmpty() ? arrays.size() == 1 : array.name().equals(name))
                .findFirst()
                .orElseThrow(() -> file.problem(
                        name.isEmpty()
                                ? "holds " + arrays.size() + " arrays but labels must be one"
                                : "holds no array \"" + PlainText.quoted(name) + "\"")));
    }

    /** Whether a file of several arrays holds texts of this name. */
    public static boolean holdsTexts(Path path, String name) {
        return ArrayKind.ofName(path)
                .filter(kind -> !texts(new DataFile(path), kind, name).isEmpty())
                .isPresent();
    }

    private static List<String> texts(DataFile file, ArrayKind kind, String name) {
        return switch (kind) {
            case NPY -> file.read(in -> NpyText.read(file, in));
            case NPZ ->
                file.read(unused -> {
                    try (ZipFile zip = new ZipFile(file.path().toFile())) {
                        java.util.zip.ZipEntry entry = zip.getEntry(name + ".npy");
                        if (entry == null) {
                            return List.of();
                        }
                        try (InputStream in = zip.getInputStream(entry)) {
                            return NpyText.read(file, in);
                        }
                    }
                });
            case HDF5 -> name.isEmpty() ? List.of() : HdfArrays.texts(file, name);
            case SAFETENSORS -> List.of();
        };
    }

    /** The labels in an array of numbers. */
    static LabelColumn of(StoredArray array) {
        DataFile file = new DataFile(array.file());
        if (array.rows() == 1 || array.columns() == 1) {
            return LabelColumn.ofNumbers(file, array.samples().toDoubles());
        }
        Samples rows = array.samples();
        double[] classes = new double[rows.rows()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = oneHot(file, rows, row);
        }
        return LabelColumn.ofNumbers(file, classes);
    }

    private static int oneHot(DataFile file, Samples rows, int row) {
        int found = -1;
        for (int column = 0; column < rows.columns(); column++) {
            double value = rows.at(row, column);
            if (value == 1 && found < 0) {
                found = column;
            } else if (value != 0) {
                found = -2;
                break;
            }
        }
        if (found < 0) {
            throw file.problem("has " + rows.rows() + " rows of " + rows.columns()
                    + " values, and row " + row + " (counted from 0) is not one-hot; labels must be one class number or"
                    + " text a row, or rows with a single 1 and zeros");
        }
        return found;
    }
}
