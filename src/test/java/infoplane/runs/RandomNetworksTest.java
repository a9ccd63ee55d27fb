package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.KillPoints;
import infoplane.core.RunMonitor;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs of networks with noise or on grids are functions of their settings, to the bit: they are verified, and go on after a
 * kill to what they would have come to.
 */
class RandomNetworksTest {
    private static final RunService SERVICE = new RunService(1);
    private static final List<String> RESULTS =
            List.of("trajectory.f32", "trajectory.json", "training.csv", "plane.csv");

    @TempDir
    private Path folder = Path.of("");

    /** ReLU with eight bits has ranges that move with each minibatch; noise is redrawn from the seed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fused | relu | 'quantisation': { 'activationBits': 8, 'weightBits': 8 } | ['quantised']",
                "dl4j  | relu | 'quantisation': { 'activationBits': 8, 'weightBits': 8 } | ['quantised']",
                "fused | tanh | 'quantisation': { 'activationBits': 4 }                  | ['quantised', 'binning']",
                "fused | tanh | 'noise': { 'sigma': 0.1 }                                | ['binning', 'quantised']",
                "dl4j  | relu | 'noise': { 'sigma': 0.1 }                                | ['binning']"
            })
    void areTheSameBitsAfterAKillAndAgain(String engine, String activation, String random, String estimators)
            throws IOException {
        ExperimentSettings settings = Json.parseExperiment(
                """
                { 'seed': 3, 'network': { 'hidden': [4, 3], 'activation': '%s', %s },
                  'training': { 'engine': '%s', 'epochs': 4, 'batchSize': 1024 },
                  'measure': { 'on': 'test', 'draws': 3, 'schedule': 'every', 'selfCheck': false,
                               'estimators': %s } }
                """.formatted(activation, random, engine, estimators).replace('\'', '"'), "test");
        Path whole = folder.resolve("whole");
        run(settings, whole);
        assertEquals(Optional.empty(), SERVICE.verify(whole, RunListener.NONE, new RunControl()));
        Path longer = folder.resolve("longer"); // goes on from its state after two epochs
        run(settings.withTraining(settings.training().withEpochs(2)), longer);
        SERVICE.extend(longer, 4);
        run(settings, longer);
        assertSame(whole, longer);
        for (int change = 5; change < 20; change += 9) {
            Path killed = folder.resolve("killed-" + change);
            assertTrue(KillPoints.killed(killed, change, () -> run(settings, killed)));
            run(settings, killed);
            assertSame(whole, killed);
        }
    }

    private static void assertSame(Path whole, Path again) throws IOException {
        for (String file : RESULTS) {
            assertArrayEquals(
                    Files.readAllBytes(whole.resolve(file)),
                    Files.readAllBytes(again.resolve(file)),
                    again.getFileName() + ": " + file);
        }
    }

    private static void run(ExperimentSettings settings, Path place) {
        SERVICE.run(settings, place, 0, RunListener.NONE, new RunControl());
    }

    /** Runs of before have no ranges in their trajectory; the shipped one measures to what it came to then. */
    @Test
    void trajectoriesOfEarlierRunsAreRead() throws IOException {
        Path example = Path.of("assets", "example-run");
        Path again = folder.resolve("example");
        SERVICE.remeasure(example, Optional.of(again), asRun -> asRun, RunMonitor.SILENT);
        assertEquals(Files.readAllLines(example.resolve("plane.csv")), Files.readAllLines(again.resolve("plane.csv")));
    }
}
