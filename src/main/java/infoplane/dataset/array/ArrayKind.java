package infoplane.dataset.array;

import infoplane.dataset.DataFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The formats of arrays; the name of a file tells which it has. */
enum ArrayKind {
    NPY(NpyArrays::list, ".npy"),
    NPZ(NpyArrays::listZipped, ".npz"),
    SAFETENSORS(Safetensors::list, ".safetensors"),
    HDF5(HdfArrays::list, ".h5", ".hdf5", ".hdf", ".he5", ".keras.h5", ".mat");

    private final Function<DataFile, List<StoredArray>> reader;
    private final List<String> endings;

    ArrayKind(Function<DataFile, List<StoredArray>> reader, String... endings) {
        this.reader = reader;
        this.endings = List.of(endings);
    }

    static Optional<ArrayKind> ofName(Path path) {
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.stream().anyMatch(name::endsWith))
                .findFirst();
    }

    static ArrayKind of(DataFile file) {
        return ofName(file.path())
                .orElseThrow(() -> file.problem("is of an unknown kind; arrays are read from .npy, .npz, .safetensors"
                        + " and HDF5 files (.h5, .hdf5, MATLAB 7.3)"));
    }

    List<StoredArray> list(DataFile file) {
        return reader.apply(file);
    }
}
