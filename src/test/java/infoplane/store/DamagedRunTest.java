package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.KillPoints;
import infoplane.core.RunFailedException;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each file of a run folder is cut short and overwritten in turn: one clear sentence, and nothing else is lost. */
final class DamagedRunTest {
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [3] }, "training": { "epochs": 4, "batchSize": "full" },
              "measure": { "on": "test", "schedule": { "type": "every" } } }
            """, "test");

    @TempDir
    Path temporary;

    private Path folder = Path.of("");

    @BeforeEach
    void run() {
        folder = temporary.resolve("run");
        go(RunFolder.create(folder, SETTINGS));
    }

    private static RunResults go(RunRecorder opened) {
        try (RunRecorder recorder = opened) {
            return new Experiment(SETTINGS, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        }
    }

    private static void assertOneSentence(Exception failure, String file) {
        String message = String.valueOf(failure.getMessage());
        assertTrue(message.contains(file), message);
        assertFalse(message.contains("\n"), message);
        assertFalse(message.contains("Exception"), message);
    }

    private Map<Path, Long> sizesWithout(String file) throws IOException {
        Map<Path, Long> sizes = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path path : files.filter(Files::isRegularFile).toList()) {
                if (!path.endsWith(file)) {
                    sizes.put(path, Files.size(path));
                }
            }
        }
        return sizes;
    }

    @ParameterizedTest
    @ValueSource(strings = {"experiment.json", "provenance.json", "plane.csv", "training.csv", "checks.json"})
    void nonsenseInAFileIsNamedAndNothingElseTouched(String file) throws IOException {
        Map<Path, Long> others = sizesWithout(file);
        Files.writeString(folder.resolve(file), "first line\n}nonsense{\n");
        Exception failure = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(folder).results());
        assertOneSentence(failure, file);
        assertEquals(others, sizesWithout(file));
    }

    /** A number that is missing is not 0: without a limit of the plane every law would seem broken. */
    @ParameterizedTest
    @ValueSource(strings = {"h_x_bits", "h_y_bits", "i_xy_bits", "seed", "threads", "process"})
    void aMissingNumberIsNamed(String field) throws IOException {
        Path file = folder.resolve("provenance.json");
        Files.writeString(file, Files.readString(file).replace("\"" + field + "\"", "\"other\""));
        Exception failure = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(folder).results());
        assertOneSentence(failure, "provenance.json");
        assertTrue(String.valueOf(failure.getMessage()).contains(field), failure::toString);
    }

    /** Weights that seem to start at place 0 would be taken for those of another layer. */
    @ParameterizedTest
    @ValueSource(strings = {"inputs", "outputs", "weightOffset"})
    void aMissingPlaceOfWeightsIsNamed(String field) throws IOException {
        Path file = folder.resolve("trajectory.json");
        Files.writeString(file, Files.readString(file).replace("\"" + field + "\"", "\"other\""));
        Exception failure = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(folder).trajectory());
        assertOneSentence(failure, "trajectory.json");
        assertTrue(String.valueOf(failure.getMessage()).contains(field), failure::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plane.csv", "training.csv"})
    void aTableCutShortLosesItsLastLineOnly(String file) throws IOException {
        RunResults before = RunFolder.open(folder).results();
        byte[] bytes = Files.readAllBytes(folder.resolve(file));
        Files.write(folder.resolve(file), Arrays.copyOf(bytes, bytes.length - 3));
        RunResults after = RunFolder.open(folder).results();
        int lost = before.points().size()
                - after.points().size()
                + before.training().size()
                - after.training().size();
        assertEquals(1, lost);
    }

    @Test
    void weightsCutShortLoseTheirLastEpochOnly() throws IOException {
        Path file = folder.resolve("trajectory.f32");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        try (Trajectory trajectory = RunFolder.open(folder).trajectory()) {
            assertEquals(4, trajectory.epochs().size());
            Exception failure = assertThrows(IllegalArgumentException.class, () -> trajectory.parameters(4));
            assertOneSentence(failure, "trajectory.f32");
        }
    }

    @Test
    void aDamagedIndexIsNamed() throws IOException {
        Files.writeString(folder.resolve("trajectory.json"), "{}");
        Exception failure = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(folder).trajectory());
        assertOneSentence(failure, "trajectory.json");
        assertEquals(5 * 2, RunFolder.open(folder).results().points().size());
    }

    /** Without a sound checkpoint training starts again, to the same weights. */
    @ParameterizedTest
    @ValueSource(ints = {0, 10, 30})
    void aDamagedCheckpointCostsTimeOnly(int length) throws IOException {
        byte[] weights = Files.readAllBytes(folder.resolve("trajectory.f32"));
        Path file = folder.resolve("checkpoint/state.bin");
        byte[] bytes = Files.readAllBytes(file);
        bytes[20] ^= 1;
        Files.write(file, length == 0 ? bytes : Arrays.copyOf(bytes, length));
        assertEquals(RunStatus.FINISHED, go(RunFolder.resume(folder)).status());
        assertTrue(Arrays.equals(weights, Files.readAllBytes(folder.resolve("trajectory.f32"))));
    }

    @Test
    void missingWeightsSayWhyNothingCanBeMeasured() throws IOException {
        Files.delete(folder.resolve("trajectory.f32"));
        Exception failure = assertThrows(
                InvalidInputException.class, () -> RunFolder.open(folder).trajectory());
        assertOneSentence(failure, "trajectory.f32");
    }

    @Test
    void aNewerSchemaVersionIsRefusedAndLeftAlone() throws IOException {
        Path file = folder.resolve("experiment.json");
        String newer = Files.readString(file).replace("\"schemaVersion\": 1", "\"schemaVersion\": 999");
        Files.writeString(file, newer);
        Exception failure = assertThrows(InvalidInputException.class, () -> RunFolder.open(folder));
        assertOneSentence(failure, "experiment.json");
        assertEquals(newer, Files.readString(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"trajectory.f32", "training.csv", "plane.csv", "state.bin", "provenance.json"})
    void aFullDiskStopsTheRunWithOneSentence(String file) {
        RunRecorder recorder = RunFolder.create(temporary.resolve("full"), SETTINGS);
        String[] message = {""};
        KillPoints.full(file, () -> {
            try (recorder) {
                RunResults results = new Experiment(SETTINGS, 0, 1).run(recorder, RunListener.NONE, new RunControl());
                message[0] = results.status() + " " + results.message();
            } catch (RunFailedException e) {
                message[0] = String.valueOf(e.getMessage());
            }
        });
        assertTrue(message[0].contains("No space left"), message[0]);
        assertFalse(message[0].contains("Exception"), message[0]);
    }

    @Test
    void weightsThatAreALinkAreRefusedBeforeAnythingIsWritten() throws IOException {
        Path precious = Files.writeString(temporary.resolve("precious"), "precious");
        Files.delete(folder.resolve("trajectory.f32"));
        Files.createSymbolicLink(folder.resolve("trajectory.f32"), precious);
        Exception failure = assertThrows(InvalidInputException.class, () -> RunFolder.resume(folder));
        assertOneSentence(failure, "trajectory.f32 is a link");
        assertEquals("precious", Files.readString(precious));
    }

    /** Points cannot be added where it is unknown how others were: said before the long work, and nothing changes. */
    @Test
    void aDamagedFileIsNamedBeforePointsAreMeasured() throws IOException {
        Files.writeString(folder.resolve("measured.json"), "{");
        Map<Path, Long> before = sizesWithout("none");
        assertOneSentence(
                assertThrows(
                        InvalidInputException.class,
                        () -> RunFolder.open(folder).adding()),
                "measured.json");
        assertEquals(before, sizesWithout("none"));
    }
}
