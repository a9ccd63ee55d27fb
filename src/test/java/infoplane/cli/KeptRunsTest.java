package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import infoplane.estimation.EstimateFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Three small runs that version 0.1.0 wrote at commit d0910e6: bounded functions, unbounded functions (their bins span the
 * run), and repeats. Measured again from their kept weights they give the same bytes. Weights are compared by nobody here,
 * because training is equal bit for bit on one kind of processor only.
 */
final class KeptRunsTest {
    private static final Path RUNS = Path.of("src/test/resources/infoplane/runs");
    private static final Pattern WARNINGS = Pattern.compile(Arrays.stream(EstimateFlag.values())
            .map(EstimateFlag::label)
            .filter(label -> label.contains("-"))
            .collect(Collectors.joining("|")));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"bounded", "unbounded", "repeated/repeat-000", "repeated/repeat-001"})
    void measureToTheSameBytes(String name) throws IOException {
        Path kept = RUNS.resolve(name);
        Path run = copy(kept);
        List<String> arguments = new ArrayList<>(List.of("measure", run.toString()));
        for (JsonNode estimator : settings(run).at("/measure/estimators")) {
            if (List.of("ksg", "ross").contains(estimator.get("type").asText())) {
                ((ObjectNode) estimator).put("subsampled", true); // version 0.1.0 had no other errors
            }
            arguments.add("--estimator");
            arguments.add(estimator.toString());
        }

        Outcome outcome = Outcome.of(arguments.toArray(String[]::new));

        assertEquals(0, outcome.code(), outcome.err());
        for (String file : List.of("experiment.json", "training.csv")) {
            assertArrayEquals(Files.readAllBytes(kept.resolve(file)), Files.readAllBytes(run.resolve(file)), file);
        }
        assertSamePoints(Files.readAllLines(kept.resolve("plane.csv")), Files.readAllLines(run.resolve("plane.csv")));
        assertEquals(checks(kept), checks(run));
        assertEquals(rounded(findings(kept)), rounded(findings(run)));
    }

    /** Byte for byte, but for the last digits of {@code renyi}, which came from eigenvalues of another routine. */
    private static void assertSamePoints(List<String> kept, List<String> measured) {
        assertEquals(kept.size(), measured.size());
        for (int line = 0; line < kept.size(); line++) {
            if (!kept.get(line).startsWith("renyi")) {
                assertEquals(kept.get(line), measured.get(line));
                continue;
            }
            String[] expected = kept.get(line).split(",", -1);
            String[] actual = measured.get(line).split(",", -1);
            for (int column = 0; column < expected.length; column++) {
                if (!expected[column].equals(actual[column])) {
                    assertEquals(Double.parseDouble(expected[column]), Double.parseDouble(actual[column]), 1e-11);
                }
            }
        }
    }

    /** With numbers to 1e-9, for the same reason. */
    private static JsonNode rounded(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(rounded(field.getValue())));
        } else if (tree instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, rounded(list.get(i)));
            }
        } else if (tree.isDouble()) {
            return DoubleNode.valueOf(Math.round(tree.asDouble() * 1e9) / 1e9);
        } else if (tree.asText().startsWith("renyi:") && tree.asText().contains(",")) { // a row of points
            return TextNode.valueOf(tree.asText().replaceAll("(\\.\\d{9})\\d*", "$1"));
        }
        return tree;
    }

    /**
     * Without what version 0.1.0 did not try yet: values that are nearer to 0 by a unit in the last place. It wrote all digits
     * of the estimate, which are now those that do not depend on where a run went on.
     */
    private static JsonNode checks(Path run) throws IOException {
        JsonNode checks = new ObjectMapper().readTree(run.resolve("checks.json").toFile());
        checks.findParents("nearer_bits").forEach(rounding -> ((ObjectNode) rounding).remove("nearer_bits"));
        for (JsonNode check : checks.get("checks")) {
            if (check.get("estimate_bits").isNumber()) {
                double bits = check.get("estimate_bits").asDouble();
                ((ObjectNode) check).put("estimate_bits", Math.round(bits * 1e9) / 1e9);
            }
        }
        return checks;
    }

    /**
     * Without the counts of the laws: version 0.1.0 left out pairs of layers of which one has refused epochs, as the first
     * layer of "repeated" has; and without claim 10 and the distances to the limit, which it did not know. It named flags in sentences by their names in files, where people now read their words.
     */
    private static JsonNode findings(Path run) throws IOException {
        ObjectNode findings = (ObjectNode)
                new ObjectMapper().readTree(run.resolve("findings.json").toFile());
        findings.remove("laws");
        findings.remove("limit_distances");
        if (findings.get("claims").size() > 9) {
            ((ArrayNode) findings.get("claims")).remove(9);
        }
        for (JsonNode claim : findings.get("claims")) {
            ((ObjectNode) claim)
                    .put(
                            "words",
                            WARNINGS.matcher(claim.get("words")
                                            .asText()
                                            .replace("No minibatches:", "No gradients of minibatches were recorded:"))
                                    .replaceAll(label -> EstimateFlag.of(label.group())
                                            .orElseThrow()
                                            .words()));
        }
        return findings;
    }

    private static JsonNode settings(Path run) throws IOException {
        return new ObjectMapper().readTree(run.resolve("experiment.json").toFile());
    }

    private Path copy(Path source) throws IOException {
        Path copy = directory.resolve("run");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, copy.resolve(source.relativize(file).toString()));
            }
        }
        return copy;
    }
}
