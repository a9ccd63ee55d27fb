package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import infoplane.experiment.RunResults;
import infoplane.measuring.MeasureSettings;
import infoplane.measuring.PlanePoint;
import infoplane.network.ParameterLayout.LayerParameters;
import infoplane.network.Trajectory;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Arrays of uint16 that hold bfloat16, as {@code infoplane.json} says, give what float32 of the same values gives. A bfloat16
 * is the upper half of a float32.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportedBrainFloatsTest {
    private static final String FLOAT32 = "'<f4'";
    private static final String WORD = "\"dtype\": \"bfloat16\"";

    private final Path folder;
    private final ForeignNetwork network;

    ImportedBrainFloatsTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        network = new ForeignNetwork(folder);
    }

    @Test
    void activationsAndInputsGiveThePlaneOfFloat32() throws IOException {
        Path wide = network.copy("wide");
        Path narrow = network.copy("narrow");
        for (Path array : floats(wide)) {
            halve(array, narrow.resolve(wide.relativize(array).toString()));
        }
        say(narrow.resolve("infoplane.json"), WORD + ", ");
        List<PlanePoint> expected = imported(wide, false).points();
        assertEquals(texts(expected), texts(imported(narrow, false).points()));
        assertArrayEquals(inputs("from-wide").toFloats(), inputs("from-narrow").toFloats());
    }

    @Test
    void infinityGivesNoEstimate() throws IOException {
        Path source = network.copy("infinite");
        for (Path array : floats(source)) {
            halve(array, array);
        }
        Path first = source.resolve("epoch_000000/fc1.npy");
        byte[] bytes = Files.readAllBytes(first);
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(bytes.length - 2, (short) 0xff80);
        Files.write(first, bytes);
        say(source.resolve("infoplane.json"), WORD + ", ");
        PlanePoint refused = imported(source, false).points().stream()
                .filter(point -> point.epoch() == 0 && point.layer() == 1)
                .findFirst()
                .orElseThrow();
        assertTrue(refused.toString().contains("row 4095, unit 4"), refused::toString);
        assertTrue(refused.toString().contains("-Infinity"), refused::toString);
    }

    @Test
    void weightsGiveTheTrajectoryOfFloat32() throws IOException {
        Path wide = network.withoutWeights("wide-weights");
        Path narrow = network.withoutWeights("narrow-weights");
        try (Trajectory kept = RunFolder.open(folder.resolve("own")).trajectory()) {
            int number = 0;
            for (LayerParameters layer : kept.layout().layers()) {
                float[] all = kept.parameters(2);
                float[] matrix = java.util.Arrays.copyOfRange(all, layer.offset(), layer.biasOffset());
                for (Path source : List.of(wide, narrow)) {
                    Path epoch = Files.createDirectories(source.resolve("epoch_2"));
                    NpyFile.write(
                            epoch.resolve("W" + ++number + ".npy"),
                            Samples.ofOwnedFloats(matrix.clone(), layer.inputs(), layer.outputs()));
                    number -= source.equals(wide) ? 1 : 0;
                }
            }
        }
        for (Path array : floats(wide)) {
            halve(array, narrow.resolve(wide.relativize(array).toString()));
        }
        say(narrow.resolve("infoplane.json"), "{" + WORD + "}");
        List<PlanePoint> expected = imported(wide, true).points();
        assertEquals(texts(expected), texts(imported(narrow, true).points()));
        assertArrayEquals(parameters("from-wide-weights"), parameters("from-narrow-weights"));
        assertEquals(java.util.Optional.empty(), network.verified("from-narrow-weights"));
    }

    /** Adds to a JSON object, or makes it. */
    private static void say(Path file, String text) throws IOException {
        Files.writeString(file, Files.exists(file) ? Files.readString(file).replaceFirst("\\{", "{" + text) : text);
    }

    private RunResults imported(Path source, boolean weights) {
        return network.imported(ForeignNetwork.request(source, weights, false), "from-" + source.getFileName());
    }

    private static List<String> texts(List<PlanePoint> points) {
        return points.stream().map(PlanePoint::toString).toList();
    }

    private Samples inputs(String run) {
        try (RunRows rows = RunRows.of(RunFolder.open(folder.resolve(run)), MeasureSettings.MeasuredInputs.ALL)) {
            return rows.set().inputs();
        }
    }

    private float[] parameters(String run) {
        try (Trajectory kept = RunFolder.open(folder.resolve(run)).trajectory()) {
            return kept.parameters(2);
        }
    }

    private static List<Path> floats(Path source) throws IOException {
        try (Stream<Path> all = Files.walk(source)) {
            return all.filter(file -> file.toString().endsWith(".npy") && !file.endsWith("y.npy"))
                    .toList();
        }
    }

    /** Writes the upper halves of float32 as uint16, and sets the lower halves of the original to zero. */
    private static void halve(Path array, Path to) throws IOException {
        byte[] bytes = Files.readAllBytes(array);
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + file.getShort(8);
        String text = new String(bytes, 0, header, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(FLOAT32), text);
        ByteBuffer half =
                ByteBuffer.allocate(header + (bytes.length - header) / 2).order(ByteOrder.LITTLE_ENDIAN);
        half.put(text.replace(FLOAT32, "'<u2'").getBytes(StandardCharsets.ISO_8859_1));
        for (int at = header; at < bytes.length; at += Float.BYTES) {
            half.putShort(file.getShort(at + 2));
            file.putShort(at, (short) 0);
        }
        Files.write(array, bytes);
        Files.write(to, half.array());
    }
}
