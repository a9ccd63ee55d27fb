package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one part of an experiment does wrong costs that part alone, or nothing at all. */
class FailingEstimatorTest {
    /** At a rate of 1000 no critic's scores stay finite, nor at a quarter of it. */
    private static final String DIVERGING = """
            { "network": { "hidden": [4] }, "training": { "epochs": 1 },
              "measure": { "selfCheck": false, "schedule": "every", "estimators": [
                  "quantised", { "type": "infonce", "learningRate": 1000, "steps": 20, "batch": 64 } ] } }
            """;

    @TempDir
    Path folder;

    @Test
    void aCriticThatDivergesCostsItsOwnPointsAlone() throws IOException {
        Path experiment = Files.writeString(folder.resolve("e.json"), DIVERGING);
        Path run = folder.resolve("run");
        Outcome outcome = Outcome.of("run", experiment.toString(), "--out", run.toString())
                .done();
        assertTrue(
                outcome.err().contains("training the critic diverged, also with a learning rate of 250"),
                outcome.err());
        List<String> points = Files.readAllLines(run.resolve("plane.csv"));
        assertEquals(
                4,
                points.stream().filter(point -> point.startsWith("quantised,")).count(),
                "2 epochs × 2 layers");
        assertTrue(
                points.stream()
                        .filter(point -> point.startsWith("infonce"))
                        .allMatch(point -> point.endsWith("refused")),
                points.toString());
    }

    @Test
    void anAddressInAnExperimentIsQuotedAsItWasWritten() throws IOException {
        Path experiment = Files.writeString(
                folder.resolve("e.json"),
                "{\"dataset\": {\"type\": \"file\", \"path\": \"https://example.org/x.csv\"}}");
        Path run = folder.resolve("run");
        Outcome.of("run", experiment.toString(), "--out", run.toString())
                .refused(
                        "\"https://example.org/x.csv\" is an address, and files on the web are not read; download it and"
                                + " name the file");
        assertFalse(Files.exists(run));
    }
}
