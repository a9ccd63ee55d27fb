package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of networks with noise: measured with the network's own noise, and with other numbers of draws. */
final class NoisyRunsTest {
    private static final String OWN_KERNELS = "{\"type\":\"kde\",\"ownNoise\":true}";

    @TempDir
    private Path directory;

    private Path run;

    @BeforeEach
    void train() throws IOException {
        run = directory.resolve("run");
        assertDone(Outcome.of("run", experiment(0.1, "binning").toString(), "--out", run.toString()));
    }

    private Path experiment(double sigma, String estimator) throws IOException {
        return Files.writeString(directory.resolve("noisy.json"), """
                {"schemaVersion": 1, "dataset": {"type": "parity", "n": 5, "k": 2},
                 "network": {"hidden": [3, 2], "noise": {"sigma": %s}},
                 "training": {"epochs": 2, "batchSize": 16}, "measure": {"draws": 4, "estimators": ["%s"]}}
                """.formatted(sigma, estimator));
    }

    private static void assertDone(Outcome outcome) {
        assertEquals(0, outcome.code(), outcome.err());
    }

    private static void assertRefused(Outcome outcome, String part) {
        assertEquals(2, outcome.code(), outcome.err());
        assertTrue(outcome.err().contains(part), outcome.err());
    }

    private List<String> points(String estimator) throws IOException {
        return Files.readAllLines(run.resolve("plane.csv")).stream()
                .filter(line -> line.startsWith(estimator))
                .toList();
    }

    /** Three epochs of three layers: hidden ones have a value, the output is blank with a reason. */
    @Test
    void hiddenLayersAreMeasuredByTheirOwnNoise() throws IOException {
        Outcome outcome =
                Outcome.of("measure", run.toString(), "--estimator", "sample-propagation", "--estimator", OWN_KERNELS);
        assertDone(outcome);
        assertTrue(outcome.err().contains("the output adds no noise of its own"), outcome.err());
        for (String estimator : List.of("sample-propagation:10:50", "kde:upper:own")) {
            assertEquals(9, points(estimator).size());
            assertEquals(
                    3,
                    points(estimator).stream()
                            .filter(line -> line.contains("refused"))
                            .count());
        }
    }

    /** The accuracy at the end is said, and, once there is a twin beside the run, that of the twin with it. */
    @Test
    void theAccuracyStandsBesideThatOfTheTwin() throws IOException {
        Path config = Files.writeString(directory.resolve("accuracy.json"), """
                {"dataset": {"type": "parity", "n": 8, "k": 2}, "network": {"hidden": [6, 4], "noise": {"sigma": 0.05}},
                 "training": {"epochs": 40, "batchSize": 64}, "measure": {"estimators": ["binning"]}}
                """);
        Path own = directory.resolve("own");
        Path twin = directory.resolve("twin");
        String alone = Outcome.of("run", config.toString(), "--out", own.toString())
                .done()
                .out();
        String words = "test accuracy " + percent(own);
        assertTrue(alone.contains(words + "\n"), alone);
        Outcome.of("run", config.toString(), "--plain", "--out", twin.toString())
                .done();
        assertNotEquals(percent(own), percent(twin), "else one could stand for the other");
        String beside = Outcome.of("run", config.toString(), "--out", own.toString(), "--resume")
                .done()
                .out();
        assertTrue(beside.contains(words + ", plain twin " + percent(twin) + "\n"), beside);
    }

    /** The accuracy on the test rows after the last epoch, as the run's file has it. */
    private static String percent(Path run) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("training.csv"));
        double share = Double.parseDouble(lines.get(lines.size() - 1).split(",")[4]);
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Points of another number of draws take the place of the earlier ones, and the same number gives the same again. */
    @Test
    void drawsNeverMix() throws IOException {
        String[] eight = {"measure", run.toString(), "--estimator", OWN_KERNELS, "--draws", "8"};
        assertDone(Outcome.of(eight));
        List<String> first = points("kde:upper:own");
        assertDone(Outcome.of("measure", run.toString(), "--estimator", OWN_KERNELS, "--draws", "2"));
        assertEquals(9, points("kde:upper:own").size());
        assertNotEquals(first, points("kde:upper:own"));
        assertTrue(
                Files.readString(run.resolve("measured.json")).replace(" ", "").contains("\"draws\":2"));
        assertDone(Outcome.of(eight));
        assertEquals(first, points("kde:upper:own"));
        String before = Files.readString(run.resolve("plane.csv"));
        assertRefused(
                Outcome.of("measure", run.toString(), "--estimator", "kde", "--draws", "0"), "--draws is 0 but must");
        assertEquals(before, Files.readString(run.resolve("plane.csv")));
    }

    @Test
    void withoutNoiseItIsRefusedBeforeAnythingIsDone() throws IOException {
        Path plain = directory.resolve("plain");
        assertRefused(
                Outcome.of("run", experiment(0, "sample-propagation").toString(), "--out", plain.toString()),
                "network.noise.sigma is 0");
        assertFalse(Files.exists(plain));
        assertDone(Outcome.of("run", experiment(0, "binning").toString(), "--out", plain.toString()));
        String before = Files.readString(plain.resolve("manifest.json"));
        for (String estimator : List.of("sample-propagation", OWN_KERNELS)) {
            assertRefused(
                    Outcome.of("measure", plain.toString(), "--estimator", estimator), "network.noise.sigma is 0");
        }
        assertEquals(before, Files.readString(plain.resolve("manifest.json")));
    }
}
