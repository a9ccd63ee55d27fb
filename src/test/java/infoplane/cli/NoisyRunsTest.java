package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
        String config = experiment(0.1, "binning").toString();
        String[] again = {"run", config, "--out", run.toString(), "--resume"};
        String alone = Outcome.of(again).done().out();
        assertTrue(alone.contains("test accuracy ") && !alone.contains("plain twin"), alone);
        String twin = directory.resolve("twin").toString();
        JsonNode plain = new ObjectMapper()
                .readTree(Outcome.of("run", config, "--plain", "--out", twin, "--json")
                        .done()
                        .out());
        double share = plain.path("accuracy_test").asDouble(-1);
        assertEquals(
                share,
                Double.parseDouble(Files.readAllLines(directory.resolve("twin/training.csv"))
                        .get(3)
                        .split(",")[4]),
                1e-9);
        String beside = Outcome.of(again).done().out();
        assertTrue(beside.contains(String.format(Locale.ROOT, ", plain twin %.1f %%\n", 100 * share)), beside);
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
