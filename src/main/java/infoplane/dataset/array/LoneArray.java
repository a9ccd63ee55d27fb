package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.DataReading;
import infoplane.dataset.FileData;
import infoplane.dataset.FileData.ReadSamples;
import infoplane.dataset.FileSettings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Files that are asked for as one array of numbers. The content of a file tells its format. */
public final class LoneArray {
    private LoneArray() {}

    /**
     * An array of a .npz, HDF5 or .safetensors file, whose dimensions after the first are flattened; all else as data
     * sets are read.
     *
     * @param name name of the array; empty for the only one
     * @param rows how many rows there must be, where that is known; tells headings of a table
     * @throws infoplane.core.InvalidInputException if there is none of this name, or there are several, or a value is infinite or not a number
     */
    public static ReadSamples samples(FileSettings settings, String name, OptionalInt rows) {
        DataFile file = DataFile.of(settings.path());
        Optional<ArrayKind> kind = ArrayKind.ofContent(file).filter(found -> found != ArrayKind.NPY);
        if (kind.isEmpty()) {
            if (!name.isEmpty()) {
                throw file.problem(
                        "is no file of several arrays, so it holds no array \"" + PlainText.quoted(name) + "\"");
            }
            return FileData.samples(settings, rows);
        }
        List<StoredArray> arrays = kind.get().list(file).stream()
                .filter(array -> array.dimensions() > 0
                        && (name.isEmpty() || array.name().equals(name)))
                .toList();
        if (arrays.size() != 1) {
            throw file.problem(name.isEmpty() ? several(arrays) : "holds no array \"" + PlainText.quoted(name) + "\"");
        }
        return new ReadSamples(finite(file, arrays.get(0)), DataReading.NONE);
    }

    private static String several(List<StoredArray> arrays) {
        String names = PlainText.quoted(
                String.join(", ", arrays.stream().map(StoredArray::name).toList()));
        return "holds " + arrays.size() + " arrays (" + names + "); name one after a colon, such as FILE:"
                + (arrays.isEmpty() ? "NAME" : PlainText.quoted(arrays.get(0).name()))
                + ", or let import take them all";
    }

    private static Samples finite(DataFile file, StoredArray array) {
        Samples rows = array.samples();
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                if (!Double.isFinite(rows.at(row, column))) {
                    throw file.problem("has " + rows.at(row, column) + " in row " + row + ", column " + column
                            + " (counted from 0) but every value must be finite" + StoredArray.told(array.name()));
                }
            }
        }
        return rows;
    }
}
