package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import infoplane.experiment.RunResults;
import infoplane.experiment.RunStatus;
import infoplane.network.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Damage that can be read without an error is found by checksums, and without them by the norms of the weights. */
final class ManifestTest {
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [3] }, "training": { "epochs": 4, "batchSize": 512 },
              "measure": { "on": "test", "schedule": { "type": "every" } } }
            """, "test");

    @TempDir
    private Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void run() {
        folder = temporary.resolve("run");
        go(RunFolder.create(folder, SETTINGS), RunListener.NONE);
    }

    private static RunResults go(RunRecorder opened, RunListener listener) {
        try (RunRecorder recorder = opened) {
            return new Experiment(SETTINGS, 0, 1).run(recorder, listener, new RunControl());
        }
    }

    private String refused() {
        return String.valueOf(assertThrows(InvalidInputException.class, () -> RunCheck.requireWhole(folder))
                .getMessage());
    }

    private void flip(String name, long place) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve(name));
        bytes[(int) place] ^= 1;
        Files.write(folder.resolve(name), bytes);
    }

    @Test
    void aWholeRunIsWhole() {
        RunCheck.requireWhole(folder);
        assertTrue(RunCheck.hasManifest(folder));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "experiment.json",
                "provenance.json",
                "training.csv",
                "plane.csv",
                "trajectory.json",
                "findings.json",
                "checks.json"
            })
    void aChangedDigitIsFound(String name) throws IOException {
        Path file = folder.resolve(name);
        String text = Files.readString(file);
        int digit = text.lastIndexOf('1');
        Files.writeString(file, text.substring(0, digit) + "2" + text.substring(digit + 1));
        assertTrue(refused().contains(name), this::refused);
    }

    @Test
    void aFlippedBitInTheWeightsIsFoundWithItsRow() throws IOException {
        long row = Files.size(folder.resolve("trajectory.f32")) / 5;
        flip("trajectory.f32", 3 * row + 5);
        assertTrue(refused().contains("trajectory.f32 is damaged: from row 3 on"), this::refused);
    }

    @Test
    void aMissingFileIsFound() throws IOException {
        Files.delete(folder.resolve("checks.json"));
        assertTrue(refused().contains("checks.json is damaged: it is missing"), this::refused);
    }

    /** A run that goes on removes its manifest first, so that nothing rightly follows what a manifest was made of. */
    @ParameterizedTest
    @ValueSource(strings = {"trajectory.f32", "plane.csv", "training.csv", "experiment.json", "manifest.json"})
    void whatIsAppendedToAFinishedRunIsFound(String name) throws IOException {
        Files.writeString(folder.resolve(name), "\n", StandardOpenOption.APPEND);
        assertTrue(refused().contains(name + " is damaged"), this::refused);
    }

    /** Damage of the manifest is not taken for damage of a file. */
    @Test
    void everyChangedByteOfTheManifestIsFound() throws IOException {
        byte[] right = Files.readAllBytes(folder.resolve("manifest.json"));
        for (int place = 0; place < right.length; place++) {
            flip("manifest.json", place);
            String refusal = refused();
            assertTrue(refusal.contains("manifest.json is damaged"), place + ": " + refusal);
            Files.write(folder.resolve("manifest.json"), right);
        }
    }

    @Test
    void everyChangedByteOfTheCheckpointIsFound() throws IOException {
        long length = Files.size(folder.resolve("checkpoint/state.bin"));
        for (long place = 0; place < length; place++) {
            flip("checkpoint/state.bin", place);
            InvalidInputException refusal =
                    assertThrows(InvalidInputException.class, () -> RunCheck.requireIntact(folder));
            assertTrue(String.valueOf(refusal.getMessage()).contains("state.bin is damaged"));
            flip("checkpoint/state.bin", place);
        }
        RunCheck.requireIntact(folder);
    }

    /** Runs of older versions have no manifest; the settings say how many rows of weights there must be. */
    @Test
    void surplusAndMissingRowsOfWeightsAreFoundWithoutAManifest() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        Path rows = folder.resolve("trajectory.f32");
        byte[] right = Files.readAllBytes(rows);
        Files.write(rows, java.util.Arrays.copyOf(right, right.length / 5 * 7));
        assertTrue(
                refused()
                        .contains(
                                "trajectory.f32 is damaged: it holds 7 rows of weights but the run keeps 5, of epochs 0 to 4"),
                this::refused);
        Files.write(rows, java.util.Arrays.copyOf(right, right.length / 5 * 3));
        assertTrue(refused().contains("it holds 3 rows of weights but the run keeps 5"), this::refused);
    }

    /** Runs of older versions have no manifest; weights of another run have other norms. */
    @Test
    void weightsOfAnotherRunAreFoundWithoutAManifest() throws IOException {
        Path other = temporary.resolve("other");
        try (RunRecorder recorder = RunFolder.create(other, SETTINGS.withSeed(7))) {
            new Experiment(SETTINGS.withSeed(7), 0, 1).run(recorder, RunListener.NONE, new RunControl());
        }
        Files.delete(folder.resolve("manifest.json"));
        RunCheck.requireWhole(folder);
        Files.write(folder.resolve("trajectory.f32"), Files.readAllBytes(other.resolve("trajectory.f32")));
        assertTrue(refused().contains("trajectory.f32 is damaged: from row 0 on"), this::refused);
    }

    /** A commit carries checksums of what it writes, and never takes damaged weights for right. */
    @Test
    void aCommitKeepsTheChecksumsOfOtherFiles() throws IOException {
        flip("trajectory.f32", 0);
        flip("plane.csv", 200);
        String table = Files.readString(folder.resolve("plane.csv"));
        try (Commit commit = new Commit(folder)) {
            SafeFiles.write(commit.draft().resolve("plane.csv"), table + " ");
            commit.apply();
        }
        assertTrue(refused().contains("trajectory.f32"), this::refused);
        assertTrue(Manifest.damage(folder, PlaneCsv.FILE).isEmpty());
    }

    @Test
    void aRunThatGoesOnRefusesDamageAndChangesNothing() throws IOException {
        Files.delete(folder.resolve("manifest.json"));
        Path table = folder.resolve("training.csv");
        String damaged = Files.readString(table).replaceFirst("(?m)^1,[^,]*", "1,-2147483648");
        Files.writeString(table, damaged);
        byte[] plane = Files.readAllBytes(folder.resolve("plane.csv"));
        String said = String.valueOf(assertThrows(InvalidInputException.class, () -> RunFolder.resume(folder))
                .getMessage());
        assertTrue(said.contains("training.csv is damaged in line 3: loss_train is \"-2147483648\""), said);
        assertEquals(damaged, Files.readString(table));
        assertEquals(plane.length, Files.size(folder.resolve("plane.csv")));
    }

    /** A folder that is deleted or moved during its run is not made again with half of the run in it. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFolderThatVanishesEndsItsRun(boolean another) throws IOException {
        Path vanishing = temporary.resolve("vanishing");
        Path moved = temporary.resolve("moved");
        RunResults results = go(RunFolder.create(vanishing, SETTINGS), new RunListener() {
            @Override
            public void trained(EpochRecord record) {
                if (record.epoch() == 2) {
                    try {
                        Files.move(vanishing, moved);
                        if (another) {
                            Files.createDirectory(vanishing);
                        }
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        });
        assertEquals(RunStatus.FAILED, results.status());
        assertTrue(results.message().contains("vanishing was moved to"), results.message());
        assertFalse(Files.exists(vanishing.resolve("plane.csv")));
        assertTrue(Files.exists(moved.resolve("experiment.json")));
    }
}
