package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwinsTest {
    private static ExperimentSettings experiment(String network) {
        return Json.parseExperiment("""
            { "seed": 7, "repeats": 3, "network": { "activation": "relu"%s },
              "measure": { "estimators": [ "quantised", "kde" ] } }
            """.formatted(network), "test");
    }

    /** Everything but noise, grids, the name and exact counts is the same; counts get as many bins as a unit had values. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                ", \"quantisation\": { \"activationBits\": 8 } | binning:equal-width:256:activation",
                ", \"quantisation\": { \"activationBits\": 1, \"weightBits\": 4 } | binning:equal-width:2:activation",
                ", \"quantisation\": { \"activationBits\": 16 } | binning:equal-width:30000:activation",
                ", \"quantisation\": { \"weightBits\": 4 } | quantised",
                ", \"noise\": { \"sigma\": 0.1 } | quantised"
            })
    void theTwinIsTheSameButForNoiseAndGrids(String random, String counting) {
        ExperimentSettings twin = Twins.plain(experiment(random));
        ExperimentSettings plain = experiment("");
        assertEquals(plain.network(), twin.network());
        assertEquals(plain.training(), twin.training());
        assertEquals(plain.seed(), twin.seed());
        assertEquals(plain.repeats(), twin.repeats());
        assertEquals(
                List.of(counting, plain.measure().estimators().get(1).id()),
                twin.measure().estimators().stream().map(EstimatorSettings::id).toList());
        assertThrows(InvalidInputException.class, () -> Twins.plain(plain));
        ExperimentSettings own = experiment(", \"noise\": {\"sigma\": 0.05}");
        List<EstimatorSettings> needNoise = List.of(Json.parseEstimator("sample-propagation"));
        assertEquals(
                List.of("kde:upper:0.0025"),
                Twins.plain(own.withMeasure(own.measure().with(needNoise))).measure().estimators().stream()
                        .map(EstimatorSettings::id)
                        .toList(),
                "what needs noise has kernels of as much");
        assertTrue(Twins.areTwins(experiment(random), twin.withName("another").withMeasure(plain.measure())));
        assertFalse(Twins.areTwins(experiment(random), plain.withSeed(8)), "another seed is another network");
        assertFalse(
                Twins.areTwins(experiment(random), own.withMeasure(own.measure().with(needNoise))),
                "what lies beside may need its own noise");
        assertFalse(Twins.areTwins(plain, plain), "what has no noise has no twin");
    }
}
