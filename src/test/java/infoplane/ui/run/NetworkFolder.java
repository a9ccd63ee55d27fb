package infoplane.ui.run;

import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A folder into which another program writes the activations of a small network: 8 rows, layers fc1 (2 units) and out (1). */
public final class NetworkFolder {
    private static final int ROWS = 8;

    private final Path path;

    private NetworkFolder(Path path) {
        this.path = path;
    }

    /** With inputs, labels, and a manifest that says how the recorder writes, as {@code python/infoplane.py} makes it. */
    public static NetworkFolder recorded(Path path, int... epochs) {
        NetworkFolder made = new NetworkFolder(path);
        made.folder(path);
        NpyFile.write(path.resolve("X.npy"), made.rows(3, 0));
        NpyFile.write(path.resolve("y.npy"), Samples.column(0, 1, 0, 1, 0, 1, 0, 1));
        made.text("infoplane.json", "{\"renamed\": true}");
        for (int epoch : epochs) {
            made.write(epoch);
        }
        return made;
    }

    /** The same inputs and labels, and the weights of a 3-2-2 network at epochs 0, 1, …, as the recorder writes them. */
    public static NetworkFolder weights(Path path, int epochs) {
        NetworkFolder made = recorded(path);
        made.text("network.json", "{\"hidden\": [2], \"activation\": \"tanh\"}");
        for (int epoch = 0; epoch < epochs; epoch++) {
            made.writeWeights(epoch);
        }
        return made;
    }

    private void writeWeights(int epoch) {
        Path array = path.resolve(".array.tmp");
        Path place = path.resolve(String.format("epoch_%06d.npz", epoch));
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(place))) {
            for (int layer = 1; layer <= 2; layer++) {
                NpyFile.write(array, rows(4 - layer, 2, epoch + layer));
                put(zip, "W" + layer, array);
                NpyFile.write(array, Labels.hard(0, 1)); // an array of one dimension
                put(zip, "b" + layer, array);
            }
            Files.delete(array);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void put(ZipOutputStream zip, String name, Path array) throws IOException {
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        Files.copy(array, zip);
    }

    public Path path() {
        return path;
    }

    /** Writes an epoch beside and renames it. */
    public void write(int epoch) {
        Path draft = path.resolve(".draft.tmp");
        folder(draft);
        NpyFile.write(draft.resolve("fc1.npy"), rows(2, epoch));
        NpyFile.write(draft.resolve("out.npy"), rows(1, epoch));
        try {
            Files.move(draft, path.resolve(String.format("epoch_%06d", epoch)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void folder(Path made) {
        try {
            Files.createDirectories(made);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void finish() {
        text("finished", "");
    }

    public void text(String name, String content) {
        try {
            Files.writeString(path.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<String> layers() {
        return List.of("fc1", "out");
    }

    private Samples rows(int columns, int epoch) {
        return rows(ROWS, columns, epoch);
    }

    private static Samples rows(int rows, int columns, int epoch) {
        double[] values = new double[rows * columns];
        for (int i = 0; i < values.length; i++) {
            values[i] = Math.sin(i + 0.3 * epoch);
        }
        return Samples.ofDoubles(values, rows, columns);
    }
}
