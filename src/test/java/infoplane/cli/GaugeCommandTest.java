package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.runs.GaugeRuns;
import infoplane.scales.GaugeVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GaugeCommandTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void makeRuns() throws IOException {
        made("relu", "{\"hidden\": [4, 3], \"activation\": \"relu\"}", "all");
        made("tanh", "{\"hidden\": [3]}", "all");
        made("noisy", "{\"hidden\": [3], \"activation\": \"relu\", \"noise\": {\"sigma\": 0.1}}", "all");
        made(
                "quantised",
                "{\"hidden\": [3], \"activation\": \"relu\", \"quantisation\": {\"activationBits\": 4}}",
                "all");
        made("repeats", "{\"hidden\": [3], \"activation\": \"relu\"}", "all");
        made("unkept", "{\"hidden\": [3], \"activation\": \"relu\"}", "none");
    }

    private static void made(String name, String network, String keep) throws IOException {
        Path config = Files.writeString(
                folder.resolve(name + ".json"), """
                {"name": "%s", "repeats": %d, "network": %s, "training": {"epochs": 4, "batchSize": 512, "keep": "%s"},
                 "measure": {"schedule": "every", "draws": 2, "estimators": ["binning", {"type": "kde", "noiseVariance": 0.1}]}}
                """.formatted(name, name.equals("repeats") ? 2 : 1, network, keep));
        Outcome.of("run", config.toString(), "--out", folder.resolve(name).toString())
                .done();
    }

    private static Outcome outcome(String name, String... options) {
        List<String> all = new ArrayList<>(List.of("gauge", folder.resolve(name).toString(), "--orbits", "5"));
        all.addAll(List.of(options));
        return Outcome.of(all.toArray(String[]::new));
    }

    /** The fall as trained is that of the plane; the result stays with the run, where it judges claim 10. */
    @Test
    void theObjectIsOfTheContractAndAgreesWithThePlane() throws IOException {
        JsonNode object =
                new ObjectMapper().readTree(outcome("relu", "--json").done().out());
        assertEquals(5, object.path("orbits").asInt());
        assertEquals(6, object.path("layers").size(), "three layers by two estimators");
        JsonNode findings = new ObjectMapper()
                .readTree(folder.resolve("relu").resolve("findings.json").toFile());
        for (JsonNode layer : object.path("layers")) {
            for (JsonNode fall : findings.path("compression")) {
                if (fall.path("estimator").equals(layer.path("estimator"))
                        && fall.path("layer").equals(layer.path("layer"))) {
                    assertEquals(
                            fall.path("fall_bits").asDouble(),
                            layer.path("as_trained_bits").asDouble(),
                            1e-6);
                }
            }
            boolean hidden = layer.path("layer").asInt() < 3;
            assertEquals(hidden, layer.path("orbit_min_bits").isNumber());
            assertTrue(layer.path("orbit_min_bits").asDouble()
                    <= layer.path("orbit_max_bits").asDouble());
        }
        assertEquals(1, GaugeRuns.kept(folder.resolve("relu")).size());
        assertEquals(10, findings.path("claims").size());
        assertTrue(findings.path("claims").path(9).path("evidence").size() > 0, "claim 10 has evidence");
    }

    @Test
    void theSameSeedGivesTheSameFile() throws IOException {
        outcome("relu").done();
        String once = Files.readString(folder.resolve("relu").resolve("gauge.json"));
        outcome("relu", "--threads", "2").done();
        assertEquals(once, Files.readString(folder.resolve("relu").resolve("gauge.json")));
    }

    @Test
    void tanhHasNothingToAudit() {
        String text = outcome("tanh").done().out();
        assertEquals(4, text.split(GaugeVerdict.NOTHING_TO_AUDIT.label(), -1).length - 1, text);
    }

    @Test
    void theFigureIsDrawnFromWhatWasKept() throws IOException {
        outcome("relu").done();
        Path csv = folder.resolve("coordinates.csv");
        Outcome.of("figure", folder.resolve("relu").toString(), "--plot", "gauge", "--out", csv.toString())
                .done();
        assertEquals(7, Files.readAllLines(csv).size());
        assertEquals(
                2,
                Outcome.of("figure", folder.resolve("tanh").toString(), "--plot", "gauge", "--out", folder + "/x.svg")
                        .code());
    }

    /** Two repeats: each one's audit, the mean of both with intervals, and the same in their findings and figure. */
    @Test
    void repeatsAreAuditedTogether() throws IOException {
        JsonNode object =
                new ObjectMapper().readTree(outcome("repeats", "--json").done().out());
        JsonNode joint = object.path("joint");
        assertEquals(
                2, joint.path("learnt").asInt() + joint.path("did_not_learn").size());
        for (String field : List.of("as_trained_bits", "unit_rms_bits", "orbit_min_bits", "orbit_max_bits")) {
            double sum = 0;
            for (JsonNode run : object.path("runs")) {
                sum += run.at("/layers/0/" + field).asDouble();
            }
            assertEquals(sum / 2, joint.at("/layers/0/" + field).asDouble(), 1e-9, field);
        }
        assertTrue(List.of("too few repeats", "saturated")
                .contains(joint.at("/layers/0/verdict").asText()));
        Path folder = GaugeCommandTest.folder.resolve("repeats");
        JsonNode findings =
                new ObjectMapper().readTree(folder.resolve("findings.json").toFile());
        if (joint.path("learnt").asInt() == 2) {
            assertEquals(joint.path("layers"), findings.path("gauge").path("layers"));
        }
        Path csv = GaugeCommandTest.folder.resolve("together.csv");
        Outcome.of("figure", folder.toString(), "--plot", "gauge", "--out", csv.toString())
                .done();
        List<String> rows = Files.readAllLines(csv);
        assertTrue(rows.get(0)
                .endsWith("verdict,votes,least_low_bits,least_high_bits,greatest_low_bits,greatest_high_bits"));
        assertEquals(1 + 2 * 2, rows.size(), "two layers by two estimators, once for both repeats");
        String text = outcome("repeats").done().out();
        assertTrue(text.contains("repeats, 2 repeats together: how far I(X;T) falls [bits], with 5 orbits"), text);
    }

    @ParameterizedTest
    @CsvSource({
        "noisy, have noise of a fixed size",
        "quantised, is quantised",
        "unkept, keeps no weights",
        "nowhere, is not a folder"
    })
    void whatHasNoOtherCoordinatesIsRefused(String run, String why) {
        Outcome outcome = outcome(run);
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains(why), outcome.err());
    }

    @Test
    void orbitsHaveABound() {
        Outcome outcome = Outcome.of("gauge", folder.resolve("relu").toString(), "--orbits", "0");
        assertEquals(2, outcome.code());
        assertTrue(outcome.err().contains("--orbits is 0 but must be a number from 1 to 10000"), outcome.err());
    }
}
