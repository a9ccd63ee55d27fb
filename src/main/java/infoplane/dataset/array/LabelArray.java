package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.DataReading;
import infoplane.dataset.FileData;
import infoplane.dataset.FileData.ReadLabels;
import infoplane.dataset.FileSettings;
import infoplane.dataset.LabelColumn;
import infoplane.dataset.NpyType;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Labels as other programs keep them: class numbers (N, N × 1 or 1 × N), one-hot rows, or texts; in an array or a table of
 * texts.
 */
public final class LabelArray {
    private static final String USUAL = "y";

    private static final long MOST_EXACT = 1L << 53;

    private LabelArray() {}

    /**
     * Reads the labels in a file. Its content tells its format; what is no array is read as data sets are.
     *
     * @param name name of the array in the file; empty for the only one, or {@code y} of several
     * @param rows how many labels there must be, which is left to the caller to check; tells headings of a table
     * @throws infoplane.core.InvalidInputException if these are no labels: why, and what is allowed
     */
    public static ReadLabels read(FileSettings settings, String name, int rows) {
        DataFile file = DataFile.of(settings.path());
        Optional<ArrayKind> kind = ArrayKind.ofContent(file);
        if (kind.isEmpty()) {
            return FileData.labels(settings, rows);
        }
        if (name.isEmpty()
                && kind.get() != ArrayKind.NPY
                && holdsSeveral(kind.get().list(file))) {
            return read(settings, USUAL, rows);
        }
        List<String> texts = texts(file, kind.get(), name);
        if (!texts.isEmpty()) {
            return read(LabelColumn.ofTexts(file, texts));
        }
        List<StoredArray> arrays = kind.get().list(file);
        StoredArray found = arrays.stream()
                .filter(array ->
                        name.isEmpty() ? arrays.size() == 1 : array.name().equals(name))
                .findFirst()
                .orElseThrow(() -> file.problem(
                        name.isEmpty()
                                ? "holds " + arrays.size() + " arrays but labels must be one"
                                : "holds no array \"" + PlainText.quoted(name) + "\""));
        return kind.get() == ArrayKind.NPY && isLine(found) ? FileData.labels(settings, rows) : read(of(found));
    }

    private static boolean holdsSeveral(List<StoredArray> arrays) {
        return arrays.size() > 1
                && arrays.stream().anyMatch(array -> array.name().equals(USUAL));
    }

    private static ReadLabels read(LabelColumn labels) {
        return new ReadLabels(labels.labels(), new DataReading(List.of(), List.of(), Optional.empty(), labels.names()));
    }

    private static boolean isLine(StoredArray array) {
        return array.rows() == 1 || array.columns() == 1;
    }

    /** Whether a file of several arrays holds texts of this name. */
    public static boolean holdsTexts(Path path, String name) {
        DataFile file = new DataFile(path);
        return ArrayKind.ofContent(file)
                .filter(kind -> !texts(file, kind, name).isEmpty())
                .isPresent();
    }

    private static List<String> texts(DataFile file, ArrayKind kind, String name) {
        return switch (kind) {
            case NPY -> file.read(in -> NpyText.read(file, in));
            case NPZ ->
                file.read(unused -> {
                    try (ZipFile zip = new ZipFile(file.path().toFile())) {
                        ZipEntry entry = name.isEmpty() ? only(zip) : zip.getEntry(name + ".npy");
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

    /** The only entry of an archive; null if there are several. */
    private static @Nullable ZipEntry only(ZipFile zip) {
        return zip.size() == 1 ? zip.entries().nextElement() : null;
    }

    /** The labels in an array of numbers. */
    static LabelColumn of(StoredArray array) {
        DataFile file = new DataFile(array.file());
        if (isLine(array)) {
            return LabelColumn.ofNumbers(file, exact(file, array));
        }
        Samples rows = array.samples();
        double[] classes = new double[rows.rows()];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = oneHot(file, rows, row);
        }
        return LabelColumn.ofNumbers(file, classes);
    }

    /** Refuses integers of 64 bits that float64 may round, because two classes could become one. */
    private static double[] exact(DataFile file, StoredArray array) {
        double[] values = array.samples().toDoubles();
        boolean wide = array.type() == NpyType.INT64 || array.type() == NpyType.UINT64;
        for (int row = 0; row < values.length && wide; row++) {
            if (Math.abs(values[row]) > MOST_EXACT) {
                throw file.problem("has a label beyond 2^53 in row " + row
                        + " (counted from 0): number the classes from 0, or write the labels to a .npy file");
            }
        }
        return values;
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
