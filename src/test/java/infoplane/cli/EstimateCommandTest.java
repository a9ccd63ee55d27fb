package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstimateCommandTest {
    @TempDir
    Path folder;

    private String activations = "";
    private String labels = "";

    /** Four values, each twice, whose cells differ; the label is which half: H(T) = 2 bits, I(T;Y) = 1 bit. */
    @BeforeEach
    void writeArrays() {
        activations = folder.resolve("T.npy").toString();
        labels = folder.resolve("y.npy").toString();
        NpyFile.write(Path.of(activations), Samples.column(-0.9, -0.3, 0.3, 0.9, -0.9, -0.3, 0.3, 0.9));
        NpyFile.write(Path.of(labels), Labels.hard(0, 0, 1, 1, 0, 0, 1, 1));
    }

    @Test
    void aLayerHasTheKeysOfTheContract() throws IOException {
        JsonNode result = json("--activations", activations, "--labels", labels, "--estimator", "binning", "--json");
        assertEquals(
                "binning:equal-width:30:activation", result.get("estimator").asText());
        assertEquals(8, result.get("n").asInt());
        assertEquals(1, result.get("d").asInt());
        assertEquals(2, result.get("i_xt_bits").asDouble(), 1e-12);
        assertEquals(1, result.get("i_ty_bits").asDouble(), 1e-12);
        assertEquals(2, result.get("h_t_bits").asDouble(), 1e-12);
        assertTrue(result.get("flags").isArray());
        assertTrue(result.get("flags").toString().contains("layer-range"), "the range is the layer's own, and said so");
    }

    /** Two equal samples in 30 bins: I(A;A) = H(A) = 2 bits. */
    @Test
    void aPairHasItsInformation() throws IOException {
        JsonNode result =
                json("--x", activations, "--y", activations, "--estimator", "{\"type\":\"binning\"}", "--json");
        assertEquals(2, result.get("i_bits").asDouble(), 1e-12);
        assertTrue(result.get("flags").isArray());
    }

    /** Eight values in four cells, two of them of each class: of 70 ways to label them, 6 tell all; of 99 that is p > 0.05. */
    @Test
    void shuffledLabelsSayWhatTheEstimatorSaysOfNothing() throws IOException {
        String[] options = {
            "--activations", activations, "--labels", labels, "--estimator", "binning", "--permutations", "99", "--json"
        };
        JsonNode result = json(options);
        assertEquals(99, result.get("permutations").asInt());
        assertEquals(1, result.get("seed").asInt());
        assertEquals(1, result.get("null_max_bits").asDouble(), 1e-12);
        assertEquals(6 / 70.0, result.get("p_value").asDouble(), 0.09);
        assertTrue(result.get("null_mean_bits").asDouble() > 0);
        assertTrue(result.get("null_sd_bits").asDouble() > 0);
        assertEquals(
                result.get("p_value").asDouble() > 0.05,
                result.get("flags").toString().contains("not-above-null"));
        assertEquals(result, json(options));
        JsonNode pair = json(
                "--x", activations, "--y", activations, "--estimator", "quantised", "--permutations", "19", "--json");
        assertEquals(19, pair.get("permutations").asInt());
        String text = Outcome.of(
                        "estimate",
                        "--activations",
                        activations,
                        "--labels",
                        labels,
                        "--estimator",
                        "binning",
                        "--permutations",
                        "19",
                        "--seed",
                        "2")
                .done()
                .out();
        assertTrue(text.contains("I(T;Y), labels shuffled"), text);
        assertTrue(text.contains("\np = "), text);
        Outcome.of(
                        "estimate",
                        "--activations",
                        activations,
                        "--labels",
                        labels,
                        "--estimator",
                        "binning",
                        "--permutations",
                        "5")
                .refused("--permutations is 5 but must be between 19 and 10000");
    }

    @Test
    void textExplainsTheFlags() {
        String text = Outcome.of("estimate", "--activations", activations, "--labels", labels, "--estimator", "binning")
                .done()
                .out();
        assertTrue(text.contains("I(T;Y)"), text);
        assertTrue(text.contains("bins over the layer's own range: "), text);
    }

    @Test
    void wrongInputIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.npy"), "no array");
        Path three = folder.resolve("three.npy");
        NpyFile.write(three, Labels.hard(0, 1, 2));
        Path missing = folder.resolve("missing.npy");
        estimate("--activations", missing, "--labels", labels).refused(missing + " does not exist");
        estimate("--activations", text, "--labels", labels).refusedWith(text.toString());
        estimate("--activations", activations, "--labels", three)
                .refused(activations + " has 8 rows but " + three + " has 3 labels; there must be one a row");
        estimate("--x", activations, "--y", three)
                .refused(activations + " has 8 rows but " + three + " has 3; they must have as many");
        String which = "estimate needs --activations and --labels, or --x and --y, and not some of both";
        estimate("--activations", activations, "--y", labels).refused(which);
        estimate("--x", activations, "--labels", labels).refused(which);
        Outcome.of("estimate", "--x", activations, "--y", labels, "--estimator", "kdee")
                .refusedWith("estimator is \"kdee\" but must be one of ");
        Outcome.of("estimate", "--x", activations, "--y", labels)
                .refused("--estimator is missing (see infoplane estimate --help)");
    }

    private static Outcome estimate(String first, Object firstFile, String second, Object secondFile) {
        return Outcome.of(
                "estimate", first, firstFile.toString(), second, secondFile.toString(), "--estimator", "binning");
    }

    private static JsonNode json(String... options) throws IOException {
        String[] arguments = new String[options.length + 1];
        arguments[0] = "estimate";
        System.arraycopy(options, 0, arguments, 1, options.length);
        Outcome outcome = Outcome.of(arguments).done();
        assertEquals("", outcome.err());
        return new ObjectMapper().readTree(outcome.out());
    }
}
