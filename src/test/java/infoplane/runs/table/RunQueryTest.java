package infoplane.runs.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.SettingPaths;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunStatus;
import infoplane.findings.RunSummary;
import infoplane.findings.RunSummary.LayerSummary;
import infoplane.findings.Vote;
import infoplane.network.Activation;
import infoplane.network.NetworkSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunQueryTest {
    private static final List<RunFacts> RUNS = List.of(
            run("a", Activation.TANH, 1, .97, 1.5, List.of("paper")),
            run("b", Activation.RELU, 1, .96, .1, List.of("paper", "slow")),
            run("c", Activation.RELU, 2, .55, Double.NaN, List.of()),
            new RunFacts(
                    "d",
                    "not read yet",
                    List.of(),
                    RunStatus.FAILED,
                    settings(Activation.TANH, 3),
                    "",
                    Optional.empty()));
    private static final RunFields FIELDS = RunFields.of(RUNS, "binning:idnns");

    static RunFacts run(
            String name, Activation activation, long seed, double accuracy, double fall, List<String> tags) {
        LayerSummary layer = new LayerSummary("binning:idnns", 5, 8 + fall, 100, 8, .9, Vote.NONE);
        List<LayerSummary> layers = Double.isNaN(fall) ? List.of() : List.of(layer);
        return new RunFacts(
                name,
                "",
                tags,
                RunStatus.FINISHED,
                settings(activation, seed),
                "",
                Optional.of(new RunSummary(60, 8000, accuracy, accuracy, .1, .1, 5, layers)));
    }

    private static Map<String, Object> settings(Activation activation, long seed) {
        ExperimentSettings usual = ExperimentSettings.defaults();
        NetworkSettings network = usual.network();
        return SettingPaths.of(usual.withSeed(seed)
                .withNetwork(new NetworkSettings(
                        network.hidden(),
                        activation,
                        List.of(),
                        network.initialisation(),
                        network.noise(),
                        network.quantisation())));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            activation = relu                          | b c
            network.activation = RELU                  | b c
            ACTIVATION != relu                         | a d
            activation = relu and fall > 0.5           |
            activation = tanh and fall > 0.5           | a
            fall > 0.5 or accuracy < .6                | a c
            fall<=.1                                   | b
            not fall > 0.5                             | b c d
            not (fall > 0.5 or fall <= 0.1)            | c d
            relu                                       | b c
            relu paper                                 | b
            tag = paper                                | a b
            tag = slow                                 | b
            tag ~ low                                  | b
            status = failed                            | d
            status != failed                           | a b c
            "not read"                                 | d
            notes ~ "not read"                         | d
            hidden = 10-7-5-4-3                        | a b c d
            learningRate = 4e-4                        | a b c d
            learningRate = 0.0004 seed = 2             | c
            accuracy > 0                               | a b c
            T5.fall > 1                                | a
            T5.end = 8                                 | a b
            seed = 1 or seed = 2 and activation = relu | a b c
            (seed = 1 or seed = 2) and activation=relu | b c
            """)
    void findsWhatItSays(String query, String found) {
        assertEquals(found == null ? "" : found, found(query));
    }

    private static String found(String query) {
        return RUNS.stream()
                .filter(RunQuery.of(query, FIELDS))
                .map(RunFacts::name)
                .collect(Collectors.joining(" "));
    }

    @Test
    void anEmptyQueryFindsAll() {
        assertEquals("a b c d", found("  "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            fal > 0.5          | the query names "fal", which no run has; did you mean fall?
            fall > much        | the query compares fall, which is a number, with "much"
            activation < relu  | the query asks for activation < relu, but texts are only equal (=), unequal (!=) or contained (~)
            fall >             | the query compares fall with nothing
            fall > > 1         | the query compares fall with nothing
            fall > and relu    | the query compares fall with nothing
            (fall >)           | the query compares fall with nothing
            fall > 1d          | the query compares fall, which is a number, with "1d"
            fall < NaN         | the query compares fall, which is a number, with "NaN"
            relu and           | the query ends where a condition is missing
            (relu              | the query has an opening parenthesis that is not closed
            relu)              | the query has a closing parenthesis that nothing opened
            = relu             | the query has "=" where a condition is missing
            or relu            | the query has "or" where a condition is missing
            name = "a          | the query has a quotation mark at character 8 that is not closed
            """)
    void saysWhatIsWrong(String query, String message) {
        assertEquals(
                message,
                assertThrows(InvalidInputException.class, () -> RunQuery.of(query, FIELDS))
                        .getMessage());
    }

    @Test
    void completesFieldsAndValues() {
        assertEquals(List.of("relu and fall"), RunQuery.completions("relu and fal", FIELDS, RUNS));
        assertEquals(
                List.of("activation = relu", "activation = tanh"), RunQuery.completions("activation = ", FIELDS, RUNS));
        assertEquals(List.of("activation = relu"), RunQuery.completions("activation = r", FIELDS, RUNS));
        assertEquals(List.of("seed=1", "seed=2", "seed=3"), RunQuery.completions("seed=", FIELDS, RUNS));
        assertEquals(List.of(), RunQuery.completions("relu and ", FIELDS, RUNS));
        assertEquals(List.of(), RunQuery.completions("relu or", FIELDS, RUNS), "not orthonormality");
    }

    /** Every completed value is a query that finds a run, whatever characters the value has. */
    @Test
    void aCompletedValueFindsItsRun() {
        for (RunField field : FIELDS.all()) {
            for (String query : RunQuery.completions(field.key() + " = ", FIELDS, RUNS)) {
                assertTrue(RUNS.stream().anyMatch(RunQuery.of(query, FIELDS)), query);
            }
        }
    }

    @Test
    void aFilterIsOneMoreCondition() {
        RunField activation = FIELDS.find("activation").orElseThrow();
        assertEquals("activation = relu", RunQuery.with(" ", activation, "relu", true));
        assertEquals(
                "(seed = 1 or seed = 2) and activation != relu",
                RunQuery.with("seed = 1 or seed = 2", activation, "relu", false));
        assertEquals("a", found(RunQuery.with("seed = 1 or seed = 2", activation, "relu", false)));
    }

    @Test
    void whatVariesIsToldFromWhatAllShare() {
        assertEquals(
                List.of("seed", "activation"),
                FIELDS.varying().stream().map(RunField::key).toList());
    }

    @Test
    void groupsOfAllButTheSeedHaveAMeanAndAnInterval() {
        List<RunFacts> seeds = List.of(
                run("a", Activation.TANH, 1, .9, 1, List.of()),
                run("b", Activation.RELU, 1, .8, 0, List.of()),
                run("c", Activation.TANH, 2, .96, 2, List.of()),
                run("d", Activation.TANH, 3, .93, 3, List.of()));
        List<List<RunFacts>> groups = RunGroups.allButTheSeed(seeds, run -> run);
        assertEquals(
                List.of("acd", "b"),
                groups.stream()
                        .map(group -> group.stream().map(RunFacts::name).collect(Collectors.joining()))
                        .toList());
        RunFields fields = RunFields.of(seeds, "binning:idnns");
        // mean 2, sd 1: half of the interval is t(0.975, 2 degrees of freedom) / sqrt 3 = 4.30265 / 1.73205
        assertEquals("2.000 ± 2.484", RunGroups.shown(fields.find("fall").orElseThrow(), groups.get(0)));
        assertEquals("tanh", RunGroups.shown(fields.find("activation").orElseThrow(), groups.get(0)));
        assertEquals("0.000", RunGroups.shown(fields.find("fall").orElseThrow(), groups.get(1)));
        assertEquals("3 values", RunGroups.shown(fields.find("seed").orElseThrow(), groups.get(0)));
    }
}
