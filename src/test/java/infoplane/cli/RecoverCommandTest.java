package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is right of a damaged run comes into the new folder byte for byte; the rest is made again, or said to be lost. */
final class RecoverCommandTest {
    private static final String EXPERIMENT = """
            { "network": { "hidden": [3] }, "training": { "epochs": 4, "batchSize": 512 },
              "measure": { "on": "test", "schedule": { "type": "every" } } }
            """;

    @TempDir
    private Path temporary = Path.of("");

    private Path run = Path.of("");
    private Path saved = Path.of("");

    @BeforeEach
    void run() throws IOException {
        Path config = Files.writeString(temporary.resolve("tiny.json"), EXPERIMENT);
        run = temporary.resolve("run");
        saved = temporary.resolve("saved");
        Outcome outcome = Outcome.of("run", config.toString(), "--out", run.toString());
        assertEquals(0, outcome.code(), outcome.err());
    }

    private Outcome recover() {
        Outcome outcome = Outcome.of("recover", run.toString(), "--out", saved.toString());
        assertEquals(0, outcome.code(), outcome.err());
        return outcome;
    }

    private void same(String... files) throws IOException {
        for (String file : files) {
            assertArrayEquals(Files.readAllBytes(run.resolve(file)), Files.readAllBytes(saved.resolve(file)), file);
        }
    }

    @Test
    void aWholeRunIsCopied() throws IOException {
        recover();
        same("experiment.json", "training.csv", "plane.csv", "trajectory.f32", "trajectory.json", "provenance.json");
        same("checks.json", "findings.json");
    }

    /** A digit of a point changes and nothing but the checksum tells. */
    @Test
    void damagedPointsAreMeasuredAgain() throws IOException {
        byte[] right = Files.readAllBytes(run.resolve("plane.csv"));
        List<String> lines = new ArrayList<>(Files.readAllLines(run.resolve("plane.csv")));
        lines.set(1, lines.get(1).replaceFirst(",\\d+\\.\\d+", ",1.25"));
        Files.write(run.resolve("plane.csv"), lines);
        Outcome refused = Outcome.of("measure", run.toString(), "--estimator", "kde");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("plane.csv is damaged"), refused.err());
        assertTrue(recover().out().contains("made again: plane.csv"));
        assertArrayEquals(right, Files.readAllBytes(saved.resolve("plane.csv")));
    }

    /** The rows before the damage are right; run --resume trains the others to the same bits. */
    @Test
    void damagedWeightsAreTrainedAgainByResume() throws IOException {
        byte[] right = Files.readAllBytes(run.resolve("trajectory.f32"));
        byte[] damaged = right.clone();
        damaged[right.length * 3 / 5 + 1] ^= 1;
        Files.write(run.resolve("trajectory.f32"), damaged);
        Outcome outcome = recover();
        assertTrue(outcome.out().contains("right: trajectory.f32: rows 0 to 2"), outcome.out());
        assertTrue(outcome.out().contains("lost: trajectory.f32: rows 3 to 4"), outcome.out());
        Outcome again =
                Outcome.of("run", temporary.resolve("tiny.json").toString(), "--resume", "--out", saved.toString());
        assertEquals(0, again.code(), again.err());
        assertArrayEquals(right, Files.readAllBytes(saved.resolve("trajectory.f32")));
        same("plane.csv", "training.csv");
        assertArrayEquals(damaged, Files.readAllBytes(run.resolve("trajectory.f32")));
    }

    @Test
    void limitsOfThePlaneAreMadeAgain() throws IOException {
        Path provenance = run.resolve("provenance.json");
        byte[] right = Files.readAllBytes(provenance);
        Files.delete(run.resolve("manifest.json"));
        Files.writeString(provenance, Files.readString(provenance).replace("h_x_bits", "other"));
        Outcome refused = Outcome.of("verify", run.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("provenance.json is damaged: it says no h_x_bits"), refused.err());
        assertTrue(recover().out().contains("made again: provenance.json"));
        String made = Files.readString(saved.resolve("provenance.json"));
        assertTrue(new String(right, java.nio.charset.StandardCharsets.UTF_8).startsWith(made.substring(0, 40)), made);
        same("plane.csv");
    }

    /** Of repeats each is saved, their settings from one another; a repeat that is gone is trained again by resume. */
    @Test
    void repeatsAreSavedWithTheirMeans() throws IOException {
        Path config = temporary.resolve("tiny.json");
        run = temporary.resolve("repeats");
        Outcome.of("run", config.toString(), "--repeats", "3", "--out", run.toString())
                .done();
        String means = Files.readString(run.resolve("ensemble.csv"));
        Files.writeString(run.resolve("experiment.json"), "{");
        Files.writeString(run.resolve("repeat-000/experiment.json"), "");
        Files.writeString(run.resolve("repeat-001/plane.csv"), "nothing\n");
        Files.move(run.resolve("repeat-002"), temporary.resolve("gone"));
        String said = recover().out();
        List.of(
                        "made again: experiment.json",
                        "made again: repeat-000/experiment.json",
                        "right: repeat-001/experiment.json",
                        "lost: repeat-001/plane.csv: other points",
                        "made again: repeat-001/plane.csv",
                        "lost: repeat-002; run --resume trains it again")
                .forEach(part -> assertTrue(said.contains(part), part + " is not in " + said));
        Outcome.of("run", config.toString(), "--repeats", "3", "--resume", "--out", saved.toString())
                .done();
        assertEquals(means, Files.readString(saved.resolve("ensemble.csv")));
        Outcome.of("verify", saved.toString()).done();
        Files.writeString(saved.resolve("ensemble.csv"), means.replaceFirst("\\.\\d", ".x"));
        Outcome damaged = Outcome.of("verify", saved.toString());
        assertEquals(2, damaged.code());
        assertTrue(damaged.err().contains("ensemble.csv is damaged: from byte 0"), damaged.err());
    }

    @Test
    void theNewFolderMustBeEmpty() {
        assertEquals(
                2,
                Outcome.of("recover", run.toString(), "--out", run.toString()).code());
    }
}
