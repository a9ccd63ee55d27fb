package infoplane.dataset.array;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Files that are asked for as one array, whatever their format. */
public final class LoneArray {
    private LoneArray() {}

    /**
     * The only array of a file; more than two dimensions are flattened after the first.
     *
     * @throws infoplane.core.InvalidInputException if there are several, or a value is infinite or not a number
     */
    public static Samples samples(Path path) {
        DataFile file = new DataFile(path);
        if (isNpy(path) || !StoredArray.isArrayFile(path)) {
            return NpyFile.read(path).samples();
        }
        List<StoredArray> arrays = StoredArray.list(path).stream()
                .filter(array -> array.dimensions() > 0)
                .toList();
        if (arrays.size() != 1) {
            throw file.problem("holds " + arrays.size() + " arrays but must hold one; import takes files of several");
        }
        Samples rows = arrays.get(0).samples();
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < rows.columns(); column++) {
                if (!Double.isFinite(rows.at(row, column))) {
                    throw file.problem("has " + rows.at(row, column) + " in row " + row + ", column " + column
                            + " (counted from 0) but every value must be finite");
                }
            }
        }
        return rows;
    }

    /** The labels of a file: class numbers, one-hot rows, or texts. */
    public static Labels labels(Path path) {
        return LabelArray.read(path, "").labels();
    }

    private static boolean isNpy(Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }
}
