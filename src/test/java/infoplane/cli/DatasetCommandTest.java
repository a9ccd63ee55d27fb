package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.dataset.NpyFile;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetCommandTest {
    /** Numbers of science.md 6: H(X) = 12, H(Y) from sum(y) = 2118 of 4096, the hash of the published labels. */
    @Test
    void sztIsThePublishedData() throws IOException {
        JsonNode facts = new ObjectMapper()
                .readTree(Outcome.of("dataset", "szt", "--json").done().out());
        assertEquals(4096, facts.get("n").asInt());
        assertEquals(12, facts.get("d").asInt());
        assertEquals(2, facts.get("classes").asInt());
        assertEquals(12.0, facts.get("h_x_bits").asDouble(), 1e-12);
        assertEquals(0.9991571208502711, facts.get("h_y_bits").asDouble(), 1e-12);
        assertEquals(0.9991571208502711, facts.get("i_xy_bits").asDouble(), 1e-12);
        assertEquals(0, facts.get("duplicates").asInt());
        assertEquals(
                "8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566",
                facts.get("sha256").asText());
    }

    /** Science.md 6: gamma 54.478 gives I(X;Y) = 0.9900 bits. */
    @Test
    void aJsonObjectChoosesSoftLabels() throws IOException {
        Outcome outcome = Outcome.of("dataset", "{\"type\":\"szt\",\"gamma\":54.478}", "--json")
                .done();
        assertEquals(
                0.99,
                new ObjectMapper().readTree(outcome.out()).get("i_xy_bits").asDouble(),
                5e-5);
    }

    @Test
    void textShowsTheSameForPeople() {
        String text = Outcome.of("dataset", "szt").done().out();
        assertTrue(text.contains("4096 (all possible inputs)"), text);
        assertTrue(text.contains("12.0000 bits"), text);
        assertTrue(text.contains("1978, 2118"), text);
    }

    @Test
    void exportsArraysThatAreReadBackTheSame(@TempDir Path folder) {
        Path out = folder.resolve("szt");
        Outcome outcome = Outcome.of("dataset", "szt", "--export", out.toString(), "--json")
                .done();
        assertEquals(4096, NpyFile.read(out.resolve("X.npy")).rows());
        assertEquals(12, NpyFile.read(out.resolve("X.npy")).columns());
        assertTrue(outcome.err().contains("wrote " + out.resolve("y.npy")), outcome.err());
        String again = Outcome.of("dataset", out.resolve("X.npy").toString(), "--json")
                .done()
                .out();
        assertTrue(again.contains("8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566"), again);
    }

    @Test
    void whatIsNoDataIsOneLine(@TempDir Path folder) {
        Outcome.of("dataset", "stz")
                .refused("\"stz\" is neither a data set (szt, file) nor a file that exists;" + " did you mean szt?");
        Outcome.of("dataset", folder.toString()).refusedWith(folder.toString());
        Outcome.of("dataset", "{\"type\":\"szt\",\"gama\":1}").refused("dataset.gama is unknown; did you mean gamma?");
    }
}
