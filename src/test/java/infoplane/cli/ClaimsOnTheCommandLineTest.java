package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The claims as commands print them: the same as in the run's findings.json. */
final class ClaimsOnTheCommandLineTest {
    private static final String CONFIG = """
            { "network": { "hidden": [4, 3] },
              "training": { "epochs": 12, "batchSize": 256, "learningRate": 100 },
              "measure": { "on": "test", "schedule": { "type": "every", "epochs": 6 },
                           "estimators": [ { "type": "binning", "rule": "idnns" } ] } }
            """;

    @TempDir
    Path folder;

    private JsonNode claimsOfFile(Path run) throws IOException {
        return new ObjectMapper()
                .readTree(Files.readString(run.resolve("findings.json")))
                .path("claims");
    }

    /** Files hold amounts to 12 decimals, so that the last digits of numbers differ. */
    private static void assertSameClaims(JsonNode expected, JsonNode actual) {
        assertEquals(10, actual.size());
        for (int i = 0; i < expected.size(); i++) {
            for (String field : new String[] {"number", "statement", "verdict", "reasons", "words", "seeds"}) {
                assertEquals(expected.get(i).path(field), actual.get(i).path(field));
            }
        }
    }

    /** At a learning rate of 100 nothing is learnt, whatever I(X;T) does. */
    @Test
    void runAndMeasurePrintTheClaims() throws IOException {
        Path out = folder.resolve("run");
        String config = Files.writeString(folder.resolve("config.json"), CONFIG).toString();
        JsonNode printed = new ObjectMapper()
                .readTree(Outcome.of("run", config, "--out", out.toString(), "--json")
                        .done()
                        .out());
        assertSameClaims(claimsOfFile(out), printed.path("claims"));
        JsonNode tanh = printed.path("claims").get(1);
        assertEquals("not judged", tanh.path("verdict").asText());
        assertEquals("did not learn", tanh.path("reasons").get(0).asText());
        assertTrue(tanh.path("words").asText().contains("training accuracy"), tanh.toString());

        printed = new ObjectMapper()
                .readTree(Outcome.of("measure", out.toString(), "--estimator", "quantised", "--json")
                        .done()
                        .out());
        assertSameClaims(claimsOfFile(out), printed.path("claims"));
        assertEquals(2, printed.path("claims").get(1).path("votes").size(), "both estimators of the folder");

        String text = Outcome.of("measure", out.toString(), "--estimator", "quantised")
                .done()
                .out();
        assertTrue(text.contains("2 NOT JUDGED: “tanh hidden layers compress”. Did not learn"), text);
    }
}
