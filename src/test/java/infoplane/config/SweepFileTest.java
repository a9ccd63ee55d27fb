package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFileTest {
    /** The window sets up the experiment of a sweep: without what varies, or the first of what varies where it cannot be without. */
    @Test
    void aSweepHasAnExperiment() {
        assertEquals(
                Json.parseExperiment("{\"seed\": 5, \"network\": {\"hidden\": [3]}}", "f"),
                SweepFile.base(
                                "{\"seed\": 5, \"network\": {\"hidden\": [3]}, \"sample\": 1, \"sweep\":"
                                        + " {\"network.activation\": [\"relu\", \"tanh\"]}}",
                                "f")
                        .orElseThrow());
        assertEquals(
                Json.parseExperiment("{\"dataset\": {\"type\": \"parity\", \"n\": 4, \"k\": 3}}", "f"),
                SweepFile.base(
                                "{\"dataset\": {\"type\": \"parity\", \"n\": 4, \"k\": 9}, \"sweep\": {\"dataset.k\": [3, 2]}}",
                                "f")
                        .orElseThrow());
        assertEquals(Optional.empty(), SweepFile.base("{\"seed\": 5}", "f"));
        assertEquals(Optional.empty(), SweepFile.base("{", "f"));
    }

    private static Sweep sweep(String section) {
        return SweepFile.parse(
                "{\"seed\": 5, \"measure\": {\"estimators\": [\"binning\"]}, \"sweep\": " + section + "}", "f");
    }

    private static List<String> values(Sweep sweep, int field) {
        return sweep.points().stream()
                .map(point -> point.values().get(field))
                .distinct()
                .toList();
    }

    /** design.md: every combination; the values go where the path says. */
    @Test
    void everyCombinationIsAnExperiment() {
        Sweep sweep = sweep("""
                {"network.activation": ["tanh", "relu"], "network.hidden": [[4, 3], [2]],
                 "measure.estimators[0].bins": [10, 30]}""");
        assertEquals(8, sweep.points().size());
        assertEquals(List.of("network.activation", "network.hidden", "measure.estimators[0].bins"), sweep.fields());
        SweepPoint last = sweep.points().get(7);
        assertEquals(List.of("relu", "[2]", "30"), last.values());
        assertEquals(Activation.RELU, last.settings().network().activation());
        assertEquals(List.of(2), last.settings().network().hidden());
        assertEquals(
                "binning:equal-width:30:activation",
                last.settings().measure().estimators().get(0).id());
        assertEquals(5, last.settings().seed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            training.learningRate  | {"from": 0.0001, "to": 0.01, "points": 3, "log": true} | 0.0001 0.001 0.01
            training.learningRate  | {"from": 0.1, "to": 0.3, "points": 3}                  | 0.1 0.2 0.3
            training.epochs        | {"from": 1, "to": 4, "points": 7}                      | 1 2 3 4
            training.batchSize     | {"from": 16, "to": 64, "points": 3, "log": true}       | 16 32 64
            training.batchSize     | [16, "full"]                                           | 16 full
            measure.estimators[0].bins | {"from": 10, "to": 1000, "points": 3, "log": true} | 10 100 1000
            network.noise.sigma    | [0, 0.5]                                               | 0 0.5
            dataset.type           | ["szt", "parity"]                                      | szt parity
            seed                   | [1, 2]                                                 | 1 2
            repeats                | [1, 2]                                                 | 1 2
            measure.schedule       | ["log", {"type": "every", "epochs": 5}]              | log {"type":"every","epochs":5}
            """)
    void valuesAreListedOrSpacedEqually(String path, String given, String expected) {
        assertEquals(List.of(expected.split(" ")), values(sweep("{\"" + path + "\": " + given + "}"), 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5                                    | sweep is 5 but must be an object
            {}                                   | sweep is empty
            {"network..hidden": [1]}             | sweep: "network..hidden" is not the path of a setting
            {"network.activation": []}           | sweep.network.activation is empty but must list at least one value
            {"network.activation": "relu"}       | sweep.network.activation is "relu" but must be a list of values
            {"network.activation": ["relu", "relu"]} | sweep.network.activation[1] is "relu", as [0] is
            {"seed": [1, 1.0]}                   | sweep.seed[1] is 1.0, as [0] is
            {"network.activatoin": ["relu"]}     | network.activatoin is unknown; did you mean activation?
            {"network.activation": ["reul"]}     | network.activation is "reul" but must be one of
            {"training.learningRate": [0.1, -1]} | must be greater than 0 (with training.learningRate = -1)
            {"seed.x": [1]}                      | seed is 5 and has no field x
            {"measure.estimators[3].bins": [1]}  | measure.estimators has 1 element, so [0] is the last
            {"network": [{}], "network.hidden": [[1]]} | overlap
            {"schemaVersion": [1]}               | sweep.schemaVersion cannot vary
            {"seed": {"from": 1, "points": 3}}   | sweep.seed.to is missing but required
            {"seed": {"from": 3, "to": 1, "points": 3}} | sweep.seed.to is 1 but must be above from, which is 3
            {"seed": {"from": 0, "to": 1, "points": 3, "log": true}} | sweep.seed.from is 0 but must be above 0
            {"seed": {"from": 0, "to": 1, "points": 1}} | sweep.seed.points is 1 but must be
            {"seed": {"from": 0, "to": 1, "point": 1}} | sweep.seed.point is unknown; did you mean points?
            {"seed": [1], "sample": 0}           | sweep.sample is 0 but must be from 1 to 10000
            {"seed": {"from": 1, "to": 1000, "points": 1000}, "training.epochs": {"from": 1, "to": 1000, "points": 1000}} | sweep has 1,000,000 combinations but may have at most 10,000
            {"measure.estimators[0]": ["kde", {"type": "kde"}]} | sweep names one experiment twice
            """)
    void whatIsWrongIsSaidWithItsPlace(String section, String expected) {
        String message = refusal(() -> sweep(section));
        assertTrue(message.startsWith("f: ") && message.contains(expected), message);
        assertEquals(1, message.lines().count());
    }

    /** The seed of the experiment decides the draw; no combination is drawn twice; a grid too large for memory can be drawn from. */
    @Test
    void aSampleIsDrawnWithoutRepetition() {
        String grid = IntStream.range(0, 12)
                .mapToObj(layer -> "\"network.hidden[" + layer + "]\": {\"from\": 1, \"to\": 1000, \"points\": 1000}")
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        String file =
                "{\"seed\": %d, \"network\": {\"hidden\": [1,1,1,1,1,1,1,1,1,1,1,1]}, \"sample\": 50, \"sweep\": {"
                        + grid + "}}";
        Sweep sweep = SweepFile.parse(file.formatted(5), "f");
        assertEquals(Long.MAX_VALUE, sweep.combinations());
        assertEquals(50, new HashSet<>(sweep.points()).size());
        assertEquals(sweep.points(), SweepFile.parse(file.formatted(5), "f").points());
        assertNotEquals(sweep.points(), SweepFile.parse(file.formatted(6), "f").points());
        Sweep few = sweep("{\"seed\": [1, 2, 3, 4], \"sample\": 3}");
        assertEquals(3, new HashSet<>(few.points()).size());
        assertEquals(
                4, sweep("{\"seed\": [1, 2, 3, 4], \"sample\": 9}").points().size());
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Sweep sweep = sweep("{\"training.learningRate\": {\"from\": 0.1, \"to\": 0.7, \"points\": 4}, \"sample\": 2}");
        assertEquals(sweep, SweepFile.parse(sweep.json(), "again"));
    }

    @Test
    void anExperimentIsNoSweepAndASweepNoExperiment() {
        assertTrue(refusal(() -> SweepFile.parse("{}", "f")).startsWith("f: holds no sweep"));
        assertTrue(refusal(() -> Json.parseExperiment("{\"sweep\": {\"seed\": [1]}}", "f"))
                .contains("infoplane sweep runs it"));
        assertEquals(ExperimentSettings.defaults(), Json.parseExperiment("{}", "f"));
    }

    private static String refusal(Executable work) {
        return String.valueOf(assertThrows(InvalidInputException.class, work).getMessage());
    }
}
