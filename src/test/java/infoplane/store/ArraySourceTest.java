package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import infoplane.dataset.array.StoredArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which names are epochs, and which are layers. */
class ArraySourceTest {
    @TempDir
    private Path folder;

    private byte[] rows = {};

    @BeforeEach
    void makeRows() throws IOException {
        Path file = folder.resolve("rows.tmp");
        NpyFile.write(file, Samples.ofFloats(new float[] {1, 2, 3, 4}, 2, 2));
        rows = Files.readAllBytes(file);
    }

    private Path archive(String name, String... arrays) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String array : arrays) {
                zip.putNextEntry(new ZipEntry(array + ".npy"));
                zip.write(rows);
            }
        }
        return file;
    }

    /** epoch=3-step=400 is PyTorch Lightning's, checkpoint-3 is Hugging Face's; the others are people's own. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "epoch_000003",
                "epoch-3",
                "Epoch 3",
                "0003",
                "epoch=3",
                "epoch=3-step=400",
                "epoch_3_step_400",
                "model_epoch_3",
                "my-net.ep3",
                "checkpoint-3",
                "ckpt_3",
                "step_3"
            })
    void filesOfEpochsAreKnown(String name) throws IOException {
        archive(name + ".npz", "fc1", "out");
        Files.createDirectory(folder.resolve("further"));
        ArraySource source = ArraySource.open(folder);
        assertEquals(List.of(3), source.epochs());
        assertEquals(List.of("fc1", "out"), names(source, 3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"epoch_3/", "3/", "Epoch=3/", "epoch_3.", "epoch_3_"})
    void arraysOfEpochsAreKnown(String before) throws IOException {
        ArraySource source = ArraySource.open(archive("acts.npz", before + "fc1", before + "out", "y"));
        assertEquals(List.of(3), source.epochs());
        assertEquals(List.of("fc1", "out"), names(source, 3));
        assertTrue(source.holds("y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fc_3", "deep3", "layer-3", "3", "conv.step"})
    void layersAreNoEpochs(String name) throws IOException {
        for (String layer : List.of(name, "out")) {
            Files.write(folder.resolve(layer + ".npy"), rows);
        }
        ArraySource source = ArraySource.open(folder);
        assertEquals(List.of(0), source.epochs());
        assertEquals(
                Stream.of(name, "out").sorted().toList(),
                names(source, 0).stream().sorted().toList());
    }

    @Test
    void filesThatHoldTheSameLayersAreToldToBeEpochs() throws IOException {
        archive("first.npz", "fc1");
        archive("second.npz", "fc1");
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> ArraySource.open(folder).at(0));
        assertEquals(
                folder
                        + " holds two arrays \"fc1\" at epoch 0, but each layer must have one; if its files are epochs, call"
                        + " them epoch_000001, epoch_000002 and so on",
                refused.getMessage());
    }

    private static List<String> names(ArraySource source, int epoch) {
        return source.at(epoch).stream().map(StoredArray::name).toList();
    }
}
