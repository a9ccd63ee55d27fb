package infoplane.ui;

import infoplane.figure.FigureFormat;
import infoplane.runs.RunService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a path is that the user drops on the window. */
enum DroppedKind {
    /** A run folder, an experiment file, or a figure, whose file holds its experiment. */
    OPENED,
    /** Activations or weights that another program wrote. */
    NETWORK,
    /** A file of inputs and labels. */
    DATA;

    private static final List<String> ARRAYS = List.of("npz", "npy", "h5", "hdf5", "keras", "safetensors");

    static DroppedKind of(Path path, RunService engine) {
        if (Files.isDirectory(path)) {
            return engine.holdsRun(path) ? OPENED : NETWORK;
        }
        String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (ARRAYS.contains(ending)) {
            return NETWORK;
        }
        boolean table = ending.equals(FigureFormat.CSV.extension());
        boolean figure = !table
                && Arrays.stream(FigureFormat.values())
                        .anyMatch(format -> format.extension().equals(ending));
        return ending.equals("json")
                        || figure
                        || table && Files.exists(path.resolveSibling(path.getFileName() + ".json"))
                ? OPENED
                : DATA;
    }
}
