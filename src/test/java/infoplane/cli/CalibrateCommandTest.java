package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateCommandTest {
    @TempDir
    Path folder;

    /** KSG is known to be right for a normal pair: −ln(1 − ρ²)/2 nats, here with ρ = 0.9 to within 0.15 bits at n = 400. */
    @Test
    void jsonHasTruthBiasAndSpread() throws IOException {
        JsonNode result = json(
                "--estimator",
                "ksg",
                "--problem",
                "gaussian-2x2-0",
                "--d",
                "2",
                "--n",
                "400",
                "--seeds",
                "3",
                "--most-seeds",
                "3");
        assertEquals(400, result.get("n").asInt());
        assertEquals(2, result.get("d").asInt());
        assertEquals(3, result.get("seeds").asInt());
        JsonNode estimator = result.get("estimators").get(0);
        assertEquals("ksg:1:4", estimator.get("estimator").asText());
        List<JsonNode> problems = list(estimator.get("problems"));
        assertEquals(
                List.of("gaussian-2x2-0.1", "gaussian-2x2-0.5", "gaussian-2x2-0.9", "gaussian-2x2-0.99"),
                problems.stream().map(p -> p.get("problem").asText()).toList());
        JsonNode problem = problems.get(2);
        double truth = -Math.log(1 - 0.81) / Math.log(2);
        assertEquals(truth, problem.get("true_bits").asDouble(), 1e-12);
        assertEquals(truth, problem.get("mean_bits").asDouble(), 0.3);
        assertEquals(
                problem.get("mean_bits").asDouble() - truth,
                problem.get("bias_bits").asDouble(),
                1e-12);
        assertTrue(problem.get("sd_bits").asDouble() > 0);
        assertEquals(3, problem.get("estimates").asInt());
        assertEquals(4, problem.get("columns").asInt());
        assertTrue(problem.get("seconds").asDouble() > 0);
        assertTrue(problem.get("refusal").isNull());
        assertTrue(problem.get("flags").isArray());
        assertTrue(problem.get("se_bits").asDouble() > 0, "ksg has a standard error");
        assertEquals(3, problem.get("samples").asInt());
    }

    /** "gaussian-1x1-0.9" begins "gaussian-1x1-0.99" too, which is not what the user named. */
    @Test
    void aWholeNameMeansThatProblemAlone() throws IOException {
        JsonNode result = json("--estimator", "quantised", "--problem", "gaussian-1x1-0.9", "--n", "20");
        List<JsonNode> problems = list(result.get("estimators").get(0).get("problems"));
        assertEquals(
                List.of("gaussian-1x1-0.9"),
                problems.stream().map(p -> p.get("problem").asText()).toList());
    }

    /** The numbers of the figure stand there in place of the tables; JSON and a picture would mix. */
    @Test
    void standardOutputTakesTheFigure() {
        String[] small = {
            "calibrate", "--estimator", "quantised", "--problem", "gaussian-1x1-0.9", "--n", "20", "--out", "-"
        };
        String csv = Outcome.of(with(small, "--format", "csv")).done().out();
        assertTrue(csv.startsWith("estimator,problem,") && csv.lines().count() == 2, csv);
        Outcome.of(with(small, "--format", "csv", "--json"))
                .refused("--json and --out - both write to standard output; give --out a file");
        Outcome.of(with(small, "--format", "gif"))
                .refused("--format is gif but a calibration is no film; allowed are .png, .svg, .pdf, .csv, .tex");
        Outcome.of("calibrate", "--format", "csv")
                .refused("--format is csv but there is no --out -, which it goes with");
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    /** Counting distinct continuous rows says ln n of whatever is asked; nearest neighbours refuse copies. */
    @Test
    void textHasATableAndAVerdictAnEstimator() {
        String text = Outcome.of(
                        "calibrate",
                        "--estimator",
                        "quantised",
                        "--estimator",
                        "ksg",
                        "--problem",
                        "independent",
                        "--problem",
                        "binary",
                        "--n",
                        "64",
                        "--seeds",
                        "2")
                .done()
                .out();
        List<String> lines = text.lines().toList();
        assertTrue(
                lines.stream()
                        .anyMatch(line -> line.matches("independent-1x1 +2 +0.0000 +6.0000 +\\+6.0000 .*unusable.*")),
                text);
        assertTrue(text.contains("refused: "), text);
        assertTrue(text.contains("Exact counting  good on 1 of 2, unusable on 1 (independent-1x1)"), text);
        assertTrue(text.contains("n = 64, 2 samples or more of each problem"), text);
    }

    /** Without the slow ones every estimator is there. */
    @Test
    void allEstimatorsAreTheDefault() throws IOException {
        JsonNode result = json("--problem", "classes-1-4", "--n", "60", "--seeds", "2", "--most-seeds", "2");
        List<String> names = list(result.get("estimators")).stream()
                .map(node -> node.get("estimator").asText().split(":", 2)[0])
                .toList();
        assertTrue(
                names.containsAll(List.of("binning", "quantised", "kde", "ksg", "ross", "knn-entropy")),
                names::toString);
        assertFalse(names.contains("mine"));
    }

    @Test
    void theFigureIsWritten() throws IOException {
        for (String name : List.of("c.svg", "c.png", "c.pdf", "c.csv")) {
            Path file = folder.resolve(name);
            Outcome.of("calibrate", "--estimator", "ksg", "--problem", "normal", "--n", "50", "--out", file.toString())
                    .done();
            assertTrue(Files.size(file) > 100, name);
        }
        String svg = Files.readString(folder.resolve("c.svg"));
        assertTrue(svg.contains("normal-cdf") && svg.contains("Information [bits]"), "text stays text");
        assertTrue(
                Files.readString(folder.resolve("c.csv")).contains("estimator,problem,columns,n,estimates,true_bits"));
    }

    @Test
    void wrongInputIsOneLine() {
        Outcome.of("calibrate", "--n", "1").refused("--n is 1 but must be between 2 and 1000000");
        Outcome.of("calibrate", "--d", "0").refused("--d is 0 but must be between 1 and 1000");
        Outcome.of("calibrate", "--seeds", "1").refused("--seeds is 1 but must be between 2 and 10000");
        Outcome.of("calibrate", "--seeds", "9", "--most-seeds", "8")
                .refused("--most-seeds is 8 but must be between 9 and 10000");
        Outcome.of("calibrate", "--problem", "gausian").refusedWith("--problem is \"gausian\" but must begin one of ");
        assertTrue(Outcome.of("calibrate", "--problem", "gausian").err().strip().endsWith("; did you mean gaussian?"));
        Outcome.of("calibrate", "--out", "film.gif").refusedWith("--out is film.gif but a calibration is no film");
        Outcome.of("calibrate", "--out", "no/such/folder.svg").refusedWith("--out is no/such/folder.svg but there is");
        Outcome.of("calibrate", "--estimator", "ksq").refusedWith("estimator");
    }

    @Test
    void anInterruptEndsIt() {
        FakeInterrupts interrupts = new FakeInterrupts();
        interrupts.request();
        Outcome outcome = Outcome.of(interrupts, "calibrate", "--estimator", "ksg", "--n", "100000", "--d", "20");
        boolean left = Thread.interrupted(); // so that the next test is not stopped
        assertEquals(130, outcome.code(), outcome::err);
        assertEquals("", outcome.out());
        assertTrue(left);
    }

    private static JsonNode json(String... arguments) throws IOException {
        String[] all = Stream.concat(Stream.of("calibrate", "--json"), Stream.of(arguments))
                .toArray(String[]::new);
        return new ObjectMapper().readTree(Outcome.of(all).done().out());
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
