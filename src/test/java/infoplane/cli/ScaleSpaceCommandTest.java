package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.figure.file.FigureExport;
import infoplane.runs.ScaleSpaceRuns;
import infoplane.scales.ScaleSets;
import infoplane.scales.ScaleSpace;
import infoplane.store.RunFolder;
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
import org.junit.jupiter.params.provider.ValueSource;

class ScaleSpaceCommandTest {
    /** Settings with which four epochs are enough to learn. */
    private static final String LEARNS = "\"batchSize\": 64, \"learningRate\": 0.02";

    private static final String[] FEW = {"--from", "1", "--to", "0.25", "--points", "3"};

    @TempDir
    static Path folder;

    private static Path run = Path.of("");
    private static Path repeats = Path.of("");

    @BeforeAll
    static void makeRuns() throws IOException {
        run = made("run", 1, "{\"hidden\": [4, 3], \"activation\": \"relu\"}", "all");
        repeats = made("repeats", 2, "{\"hidden\": [3]}", "all");
    }

    private static Path made(String name, int repeats, String network, String keep) throws IOException {
        Path config = Files.writeString(folder.resolve(name + ".json"), """
                {"name": "%s", "repeats": %d, "network": %s,
                 "training": {"epochs": 4, %s, "keep": "%s"},
                 "measure": {"schedule": "every", "draws": 2, "estimators": [{"type": "kde", "noiseVariance": 0.25}]}}
                """.formatted(
                        name, repeats, network, name.equals("run") ? "\"batchSize\": 512" : LEARNS, keep));
        Path made = folder.resolve(name);
        Outcome.of("run", config.toString(), "--out", made.toString()).done();
        return made;
    }

    private static Outcome outcome(Object... arguments) {
        List<String> all = new ArrayList<>(List.of("scale-space"));
        for (Object argument : arguments) {
            all.addAll(argument instanceof String[] several ? List.of(several) : List.of(argument.toString()));
        }
        return Outcome.of(all.toArray(String[]::new));
    }

    private static JsonNode json(Object... arguments) throws IOException {
        return new ObjectMapper().readTree(outcome(arguments).done().out());
    }

    /** At σ² = 0.25 the map is the plane of the run's own kde. */
    @Test
    void theObjectIsOfTheContractAndAgreesWithThePlane() throws IOException {
        JsonNode object = json(run, FEW, "--json");
        assertFalse(object.path("relative").asBoolean());
        assertEquals("[1,0.5,0.25]", object.path("sigmas").toString());
        assertEquals(3, object.path("layers").size());
        List<String> plane = Files.readAllLines(run.resolve("plane.csv"));
        int at = List.of(plane.get(0).split(",")).indexOf("i_xt_bits");
        for (JsonNode layer : object.path("layers")) {
            assertEquals("[0,1,2,3,4]", layer.path("epochs").toString());
            assertEquals(3, layer.path("verdicts").size());
            for (int epoch = 0; epoch < 5; epoch++) {
                String begin =
                        "kde:upper:0.25," + epoch + "," + layer.path("layer").asInt() + ",";
                String row = plane.stream()
                        .filter(one -> one.startsWith(begin))
                        .findFirst()
                        .orElseThrow();
                assertEquals(
                        Double.parseDouble(row.split(",")[at]),
                        layer.path("i_xt_upper_bits").path(epoch).path(1).asDouble(),
                        2e-6);
                assertTrue(layer.path("i_xt_lower_bits").path(epoch).path(1).asDouble()
                        <= layer.path("i_xt_upper_bits").path(epoch).path(1).asDouble());
                assertTrue(layer.path("i_ty_upper_bits").path(epoch).path(1).isNumber());
            }
        }
    }

    /** The kept map is the computed one, to the digits of the file; absolute and relative ones lie side by side. */
    @Test
    void bothMapsAreKeptWithTheRun() throws IOException {
        json(run, FEW, "--json");
        JsonNode relative = json(run, FEW, "--relative", "--exact", "--json");
        assertEquals(5, relative.path("layers").path(0).path("i_xt_exact_bits").size());
        ScaleSpace kept = ScaleSpaceRuns.kept(run, true).orElseThrow();
        assertEquals(relative.toString().substring(0, 2000), kept(kept).substring(0, 2000));
        assertEquals(3, ScaleSpaceRuns.kept(run, false).orElseThrow().layers().size());
        assertTrue(Files.readString(run.resolve("manifest.json")).contains("scale-space.json"), "damage has a place");
        assertEquals(2, RunFolder.open(run).results().scales().size());
        assertTrue(Files.readString(run.resolve("findings.json")).contains("not compress at any relative σ"));
        Outcome some = outcome(run, "--layer", "2", "--points", "2");
        assertTrue(some.done().err().contains("not kept with the run"), some.err());
        assertEquals(3, ScaleSpaceRuns.kept(run, false).orElseThrow().grid().points());
        assertTrue(outcome(run, FEW, "--layer", "2").done().err().isEmpty(), "beside the other layers");
    }

    private static String kept(ScaleSpace space) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.readTree(infoplane.config.Json.write(ScaleSpaceRuns.object(space)))
                .toString();
    }

    /** Two repeats have a map each and their mean, and are too few for a verdict; their findings say the same. */
    @Test
    void repeatsHaveAMapEachAndOneTogether() throws IOException {
        JsonNode object = json(repeats, FEW, "--json");
        assertEquals(2, object.path("runs").size());
        JsonNode joint = object.path("joint");
        assertEquals(
                "[2,0]",
                "[" + joint.path("seeds") + "," + joint.path("did_not_learn").size() + "]");
        for (String field : List.of("i_xt_upper_bits", "i_xt_lower_bits", "i_ty_upper_bits", "i_ty_lower_bits")) {
            double sum = 0;
            for (JsonNode run : object.path("runs")) {
                sum += run.at("/layers/0/" + field + "/4/1").asDouble();
            }
            assertEquals(sum / 2, joint.at("/layers/0/" + field + "/4/1").asDouble(), 2e-7, field);
        }
        assertEquals("too few repeats", joint.at("/layers/0/verdicts/0").asText());
        assertTrue(Files.exists(repeats.resolve("repeat-001").resolve("scale-space.json")));
        JsonNode findings =
                new ObjectMapper().readTree(repeats.resolve("findings.json").toFile());
        assertEquals(2, findings.at("/scales/0/repeats").asInt());
        for (String field : List.of("/layers/0/verdicts", "/words")) {
            assertEquals(joint.at(field), findings.at("/scales/0" + field), field);
        }
        String fall = "/layers/0/least_fall_bits/2"; // findings read the digits of the files
        assertEquals(joint.at(fall).asDouble(), findings.at("/scales/0" + fall).asDouble(), 1e-6);
        String text = outcome(repeats, FEW).done().out();
        assertTrue(text.contains("repeat-000, 5 epochs"), "each");
        assertTrue(text.contains("repeats, 2 repeats together, 5 epochs"), text);
        assertTrue(text.contains("too few repeats: 2 that learnt have a vote, and it takes 5"), text);
        Path csv = folder.resolve("together.csv");
        Outcome.of("figure", repeats.toString(), "--plot", "scales", "--out", csv.toString())
                .done();
        assertTrue(Files.readAllLines(csv).get(1).startsWith("\"repeats, 2 repeats together\",1,0,1,"), "mean");
    }

    /** The least and greatest falls are ends of Student's interval: t(1, .975) = 12.7062 over two runs. */
    @Test
    void runsThatDifferInTheSeedOnlyAreTogetherToo() throws IOException {
        Path one = made("one", 1, "{\"hidden\": [3]}", "all");
        Path other = folder.resolve("seed-8");
        Outcome.of("run", folder.resolve("one.json").toString(), "--seed", "8", "--out", other.toString())
                .done();
        JsonNode object = json(one, other, FEW, "--json");
        JsonNode joint = object.path("joint");
        assertEquals(2, joint.path("folders").size());
        for (int scale = 0; scale < 3; scale++) {
            double first =
                    object.at("/runs/0/layers/1/least_fall_bits/" + scale).asDouble();
            double second =
                    object.at("/runs/1/layers/1/least_fall_bits/" + scale).asDouble();
            assertEquals(
                    (first + second) / 2 - 12.7062 * Math.abs(first - second) / 2,
                    joint.at("/layers/1/least_fall_bits/" + scale).asDouble(),
                    1e-4 * Math.abs(first - second) + 2e-7);
        }
        assertFalse(json(one, repeats, FEW, "--json")
                .path("joint")
                .path("folders")
                .toString()
                .contains("seed-8"));
    }

    /** Sets of an earlier version hold verdicts alone: the falls are then those of the maps. */
    @Test
    void mapsOfAnEarlierVersionCountTogether() throws IOException {
        json(run, FEW, "--json");
        List<ScaleSets> now = RunFolder.open(run).results().scales();
        Path file = run.resolve("scale-space.json");
        String whole = Files.readString(file);
        ObjectNode tree = (ObjectNode) new ObjectMapper().readTree(whole);
        tree.path("sets")
                .forEach(set -> set.path("layers")
                        .forEach(layer -> ((ObjectNode) layer)
                                .remove(List.of("least_fall_bits", "greatest_fall_bits", "maximum_epochs", "draws"))));
        Files.writeString(file, tree.toString());
        try {
            ScaleSets earlier = RunFolder.open(run).results().scales().get(0);
            assertEquals(
                    now.get(0).layers().get(0).answers(),
                    earlier.layers().get(0).answers());
        } finally {
            Files.writeString(file, whole);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"svg", "pdf", "png", "csv", "tex"})
    void theFigureCarriesTheExperiment(String ending) throws IOException {
        Path file = folder.resolve("scales." + ending);
        outcome(run, FEW, "--out", file).done();
        assertTrue(FigureExport.readMetadata(file).orElseThrow().contains("\"relu\""));
        Path again = folder.resolve("again." + ending);
        Outcome.of("figure", run.toString(), "--plot", "scales", "--out", again.toString())
                .done();
        assertTrue(Files.size(again) > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "'RUN --layer 4', '--layer is 4 but RUN has layers 1 to 3, the last being the output'",
        "'RUN --points 0', '--points is 0 but must be from 1 to 201'",
        "'RUN --from 0', '--from is 0.0 but a noise width must be from 1.0E-9 to 1.0E9'",
        "'RUN --to -1', '--to is -1.0 but a noise width must be from 1.0E-9 to 1.0E9'",
        "'RUN --out a.gif', '--out is a.gif but a map of scales is no film; allowed are .png, .svg, .pdf, .csv, .tex'",
        "'RUN REPEATS --out a.svg', '--out shows one run, or runs that differ in the seed only, but these 3 differ in more'",
        "'NOWHERE', 'NOWHERE is not a folder; a run folder holds experiment.json'"
    })
    void whatDoesNotFitIsRefusedInOneSentence(String arguments, String sentence) {
        List<String> all = new ArrayList<>(List.of("scale-space"));
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
    void runsThatCannotBeMeasuredAreRefused() throws IOException {
        Path bare = made("bare", 1, "{\"hidden\": [3]}", "none");
        outcome(bare)
                .refused(bare + " keeps no weights (no trajectory.f32), so it cannot be measured again; run it with"
                        + " training.keep set to all");
        Path noisy = made("noisy", 1, "{\"hidden\": [3], \"noise\": {\"sigma\": 0.1}}", "all");
        outcome(noisy)
                .refused("the units of this network have noise of their own, and bounds at every scale are of networks"
                        + " without noise; measure it with kde");
        assertFalse(Files.exists(noisy.resolve("scale-space.json")));
        Outcome.of(
                        "figure",
                        noisy.toString(),
                        "--plot",
                        "scales",
                        "--out",
                        folder.resolve("n.svg").toString())
                .refused(noisy + " was not measured at every scale; measure it with infoplane scale-space");
    }

    /** Nothing was kept of what was interrupted. */
    @Test
    void ctrlCEndsIt() throws IOException {
        Path other = made("other", 1, "{\"hidden\": [3]}", "all");
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request();
        assertEquals(
                130, Outcome.of(interrupts, "scale-space", other.toString()).code());
        assertFalse(Files.exists(other.resolve("scale-space.json")));
    }
}
