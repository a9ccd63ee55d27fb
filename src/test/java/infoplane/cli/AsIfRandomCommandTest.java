package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.figure.file.FigureExport;
import infoplane.runs.AsIfRandomRuns;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsIfRandomCommandTest {
    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static Path repeats = Path.of("");

    @BeforeAll
    static void makeRuns() throws IOException {
        run = made("run", 1, "all");
        repeats = made("repeats", 3, "all");
    }

    private static Path made(String name, int repeats, String keep) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".json"), """
                {"name": "%s", "repeats": %d, "network": {"hidden": [4, 3], "activation": "relu"},
                 "training": {"epochs": 9, "batchSize": 512, "keep": "%s"},
                 "measure": {"schedule": "every", "estimators": [{"type": "binning", "rule": "idnns"}]}}
                """.formatted(name, repeats, keep));
        Path made = folder.resolve(name);
        Outcome.of("run", config.toString(), "--out", made.toString()).done();
        return made;
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of("as-if-random", "--json"));
        all.addAll(List.of(arguments));
        return new ObjectMapper()
                .readTree(Outcome.of(all.toArray(String[]::new)).done().out());
    }

    /** One draw is the point of the plane, mixing costs 0 to log2 K bits, and the window ends at the last epoch. */
    @Test
    void theObjectHoldsEveryWindow() throws IOException {
        JsonNode object = json(run.toString());
        assertEquals("window", object.path("kind").asText());
        assertEquals("[2,3,4,5,6,7,8,9]", object.path("epochs").toString());
        assertTrue(object.path("weightsMoved").asDouble() > 0);
        assertTrue(object.path("accuracySpread").asDouble() >= 0);
        assertEquals(3 * 4, object.path("points").size(), "K is 1, 2, 4 and 8 of ten epochs");
        for (JsonNode point : object.path("points")) {
            int draws = point.path("draws").asInt();
            double cost = point.path("compression_bits").asDouble();
            assertEquals(
                    point.path("single_i_xt_bits").asDouble()
                            - point.path("i_xt_bits").asDouble(),
                    cost,
                    1e-9);
            assertEquals(
                    draws == 1 ? "bins" : "weights of " + draws + " epochs and bins",
                    point.path("random_by").asText());
            assertTrue(cost >= 0 && cost <= Math.log(draws) / Math.log(2) + 1e-9, point.toString());
            if (draws == 1) {
                assertEquals(
                        inPlane(point.path("layer").asInt()),
                        point.path("i_xt_bits").asDouble(),
                        1e-6);
            } else {
                assertEquals(
                        point.path("h_t_bits").asDouble()
                                - point.path("h_t_given_x_bits").asDouble(),
                        point.path("i_xt_bits").asDouble(),
                        1e-9);
            }
        }
    }

    private static double inPlane(int layer) {
        return RunFolder.open(run).results().points().stream()
                .filter(point -> point.epoch() == 9 && point.layer() == layer)
                .mapToDouble(point -> point.estimate().saturation() * 12)
                .findFirst()
                .orElseThrow();
    }

    /** Claim 8 in the findings, too; measuring again with another estimator keeps both. */
    @Test
    void theResultIsKeptWithTheRun() throws IOException {
        json(run.toString(), "--draws", "1,8");
        json(run.toString(), "--draws", "1,8", "--estimator", "quantised");
        assertEquals(
                List.of("binning:idnns", "quantised"),
                AsIfRandomRuns.kept(run).orElseThrow().estimators());
        String findings = Files.readString(run.resolve("findings.json"));
        assertFalse(findings.contains("needs as-if-random windows"), findings);
        Outcome.of("measure", run.toString(), "--estimator", "kde").done(); // the manifest knows the file
        Path earlier = folder.resolve("earlier.csv");
        Outcome outcome = Outcome.of("as-if-random", run.toString(), "--epoch", "5", "--out", earlier.toString());
        assertTrue(outcome.done().err().startsWith("not kept with the run"), outcome.err());
        assertEquals(9, AsIfRandomRuns.kept(run).orElseThrow().epoch());
    }

    @Test
    void restartsMixTheRepeats() throws IOException {
        JsonNode object = json(repeats.toString(), "--restarts", "--draws", "1,3");
        assertEquals("restarts", object.path("kind").asText());
        assertEquals("[9]", object.path("epochs").toString());
        assertTrue(object.path("points").toString().contains("weights of 3 restarts and bins"));
        assertEquals(3 * 2, object.path("points").size());
        JsonNode windows = json(repeats.toString());
        assertEquals(3, windows.path("runs").size());
        assertTrue(Files.exists(repeats.resolve("as-if-random.json")));
        assertTrue(Files.exists(repeats.resolve("repeat-002").resolve("as-if-random.json")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "pdf", "png", "csv", "tex"})
    void theFigureCarriesTheExperiment(String ending) throws IOException {
        Path file = folder.resolve("mixtures." + ending);
        Outcome outcome = Outcome.of("as-if-random", run.toString(), "--draws", "1,2,4", "--out", file.toString());
        assertTrue(outcome.done().out().contains("over training"), outcome.out());
        assertTrue(outcome.out().contains("random by the weights of K epochs and bins"), outcome.out());
        assertTrue(FigureExport.readMetadata(file).orElseThrow().contains("\"relu\""));
        Path again = folder.resolve("again." + ending);
        Outcome.of("figure", run.toString(), "--plot", "as-if-random", "--out", again.toString())
                .done();
        assertTrue(Files.size(again) > 0);
    }

    /** Runs side by side, with the ceilings; the numbers are those of the tables. */
    @Test
    void runsStandSideBySide() throws IOException {
        Path file = folder.resolve("both.svg");
        Outcome.of("as-if-random", run.toString(), repeats.toString(), "--draws", "1,2", "--out", file.toString())
                .done();
        String svg = Files.readString(file, StandardCharsets.UTF_8);
        assertTrue(svg.contains("log₂ N") && svg.contains("log₂ K"), "ceilings");
        assertTrue(svg.contains("each set alone"), "the mean of the single values");
    }

    @ParameterizedTest
    @CsvSource({
        "'RUN --draws 11', '--draws holds 11 but must hold numbers from 1 to 10, because RUN has 10 kept epochs up to epoch 9'",
        "'RUN --draws 0', '--draws holds 0 but must hold numbers from 1 to 10, because RUN has 10 kept epochs up to epoch 9'",
        "'RUN --draws 8 --epoch 3', '--draws holds 8 but must hold numbers from 1 to 4, because RUN has 4 kept epochs up to epoch 3'",
        "'RUN --epoch 12', '--epoch is 12 but RUN has kept epochs 0 to 9'",
        "'RUN --restarts', '--restarts needs the repeats of one experiment, but RUN holds one run; mix the last epochs instead, or run the experiment with repeats'",
        "'REPEATS --restarts --draws 4', '--draws holds 4 but must hold numbers from 1 to 3, because REPEATS holds 3 repeats'",
        "'RUN --estimator ksg', '--estimator is ksg:1:4, which takes one row for each input, but weights that are random give several; use binning, quantised or kde'",
        "'RUN --out a.gif', '--out is a.gif but an as-if-random figure is no film; allowed are .png, .svg, .pdf, .csv, .tex'",
        "'RUN --format svg', '--format is svg but there is no --out -, which it goes with'",
        "'NOWHERE', 'NOWHERE is not a folder; a run folder holds experiment.json'"
    })
    void whatDoesNotFitIsRefusedInOneSentence(String arguments, String sentence) {
        List<String> all = new ArrayList<>(List.of("as-if-random"));
        for (String argument : arguments.split(" ")) {
            all.add(replaced(argument));
        }
        Outcome.of(all.toArray(String[]::new)).refused(replaced(sentence));
    }

    private static String replaced(String text) {
        return text.replace("RUN", run.toString())
                .replace("REPEATS", repeats.toString())
                .replace("NOWHERE", folder.resolve("nowhere").toString());
    }

    @Test
    void aRunWithoutWeightsIsRefused() throws IOException {
        Path bare = made("bare", 1, "none");
        Outcome.of("as-if-random", bare.toString())
                .refused(bare + " keeps no weights (no trajectory.f32), so it cannot be measured again; run it with"
                        + " training.keep set to all");
    }

    @Test
    void aNetworkWithNoiseIsRandomAlready() throws IOException {
        Path config = Files.writeString(folder.resolve("noisy.json"), """
                {"network": {"hidden": [3], "noise": {"sigma": 0.1}}, "training": {"epochs": 2, "batchSize": 512},
                 "measure": {"schedule": "every", "draws": 2}}
                """);
        Path noisy = folder.resolve("noisy");
        Outcome.of("run", config.toString(), "--out", noisy.toString()).done();
        Outcome.of("as-if-random", noisy.toString())
                .refused(
                        "the units of this network have noise, so it is random already; only networks without noise are mixed");
    }

    /** Nothing was kept of what was interrupted. */
    @Test
    void ctrlCEndsIt() throws IOException {
        Path other = made("other", 1, "all");
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request();
        assertEquals(
                130, Outcome.of(interrupts, "as-if-random", other.toString()).code());
        assertFalse(Files.exists(other.resolve("as-if-random.json")));
    }
}
