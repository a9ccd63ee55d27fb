package infoplane.dataset.array;

import infoplane.dataset.DataFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The formats of arrays. In listings the name of a file tells which it has, where it is read its content. */
enum ArrayKind {
    NPY(NpyArrays::list, ".npy"),
    NPZ(NpyArrays::listZipped, ".npz"),
    SAFETENSORS(Safetensors::list, ".safetensors"),
    HDF5(HdfArrays::list, ".h5", ".hdf5", ".hdf", ".he5", ".keras.h5", ".mat");

    private static final int START = 4096;
    private static final String NUMPY = "\u0093NUMPY";
    private static final String ZIP = "PK";
    private static final String HDF = "\u0089HDF\r\n\u001a\n";
    /** HDF5 begins at 0, or at 512 or a multiple of it by a power of two, after a block of the user's. */
    private static final int LEAST_BLOCK = 512;

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

    /** @throws infoplane.core.InvalidInputException if the file is of no format of arrays */
    static ArrayKind of(DataFile file) {
        return ofContent(file)
                .or(() -> ofName(file.path()).filter(kind -> kind == NPY))
                .orElseThrow(() -> file.problem("is of an unknown kind; arrays are read from .npy, .npz, .safetensors"
                        + " and HDF5 files (.h5, .hdf5, MATLAB's with -v7.3)"));
    }

    /**
     * By the content, whatever the name. A damaged file of a name that only one format has is of that format, so that the
     * damage is told.
     */
    static Optional<ArrayKind> ofContent(DataFile file) {
        byte[] start = file.read(in -> in.readNBytes(START));
        if (begins(start, 0, NUMPY)) {
            return Optional.of(NPY);
        }
        for (int at = 0; at < start.length; at = Math.max(LEAST_BLOCK, 2 * at)) {
            if (begins(start, at, HDF)) {
                return Optional.of(HDF5);
            }
        }
        String name = file.name().toLowerCase(Locale.ROOT);
        if (begins(start, 0, ZIP) && (name.endsWith(".npz") || NpyArrays.holdsAny(file))) {
            return Optional.of(NPZ);
        }
        if (Safetensors.begins(start, file.path().toFile().length())) {
            return Optional.of(SAFETENSORS);
        }
        return ofName(file.path()).filter(kind -> kind != NPY && !name.endsWith(".mat"));
    }

    private static boolean begins(byte[] bytes, int at, String with) {
        byte[] magic = with.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + magic.length && Arrays.equals(bytes, at, at + magic.length, magic, 0, magic.length);
    }

    List<StoredArray> list(DataFile file) {
        return reader.apply(file);
    }
}
