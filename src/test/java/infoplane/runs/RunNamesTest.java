package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunLabel;
import infoplane.network.NetworkSettings;
import infoplane.network.NoiseSettings;
import infoplane.network.QuantisationSettings;
import infoplane.network.TrainingSettings;
import infoplane.store.LabelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of runs that are shown together, each can be told from the others by its name. */
class RunNamesTest {
    private static final ExperimentSettings EXPERIMENT =
            ExperimentSettings.defaults().withName("tanh");

    @TempDir
    private Path folder = Path.of("");

    private static List<String> distinct(List<String> names, String... folders) {
        return RunNames.distinct(names, List.of(folders).stream().map(Path::of).toList());
    }

    @Test
    void differentNamesStayAsTheyAre() {
        assertEquals(List.of("tanh", "relu"), distinct(List.of("tanh", "relu"), "runs/a", "runs/b"));
    }

    @Test
    void equalNamesAreToldApartByTheirFolders() {
        assertEquals(
                List.of("tanh (seed-1)", "relu", "tanh (seed-2)"),
                distinct(List.of("tanh", "relu", "tanh"), "runs/seed-1", "runs/relu", "runs/seed-2/"));
    }

    @Test
    void foldersOfTheSameNameAreToldApartByThoseThatTheyLieIn() {
        assertEquals(
                List.of("tanh (monday/run)", "tanh (tuesday/run)", "tanh (other)"),
                distinct(List.of("tanh", "tanh", "tanh"), "monday/run", "tuesday/run", "tuesday/other"));
    }

    @Test
    void aFolderThatIsShownTwiceGetsANumber() {
        assertEquals(List.of("tanh", "tanh 2"), distinct(List.of("tanh", "tanh"), "runs/a", "runs/b/../a"));
    }

    @Test
    void whatTheUserCallsARunCountsUnlessItIsDamaged() throws IOException {
        assertEquals("tanh", RunNames.displayName(EXPERIMENT, folder));
        LabelFile.write(folder, new RunLabel("the good one", "", OptionalInt.empty()));
        assertEquals("the good one", RunNames.displayName(EXPERIMENT, folder));
        Files.writeString(folder.resolve("label.json"), "{");
        assertEquals("tanh", RunNames.displayName(EXPERIMENT, folder));
    }

    /** Whatever shows a run by its name tells whether its units have noise or take few values. */
    @ParameterizedTest
    @CsvSource({
        "my net, 0.005, , 'my net, noise σ 0.005'",
        "my noisy net, 0.005, , my noisy net",
        "Untitled, 0.005, , 'tanh 10-7-5-4-3, noise σ 0.005'",
        "my net, 0, 8, 'my net, 8 bits'",
        "'Lorenzen et al., tanh, 8 bits', 0, 8, 'Lorenzen et al., tanh, 8 bits'",
        "my net, 0, , my net"
    })
    void noiseAndGridsArePartOfTheName(String given, double sigma, @Nullable Integer bits, String expected) {
        NetworkSettings network =
                NetworkSettings.defaults().with(new NoiseSettings(sigma)).with(new QuantisationSettings(bits, null));
        assertEquals(expected, RunNames.of(EXPERIMENT.withName(given).withNetwork(network)));
    }

    @Test
    void aRepeatIsCalledByItsNumber() {
        Path repeat = RunFolders.repeat(folder, 2);
        assertEquals("tanh · 3", RunNames.displayName(EXPERIMENT.withRepeats(5), repeat));
    }

    private static String fresh(ExperimentSettings settings, Map<String, ExperimentSettings> holders) {
        return RunNames.newRunName("tanh", settings, name -> Optional.ofNullable(holders.get(name)));
    }

    /** A number says nothing to who compares runs: what they differ in does. */
    @Test
    void aRunOfTheSameNameIsCalledByWhatIsDifferent() {
        TrainingSettings training = EXPERIMENT.training();
        ExperimentSettings longer = EXPERIMENT.withTraining(training.withEpochs(12_000));
        assertEquals("tanh", fresh(longer, Map.of("relu", EXPERIMENT)));
        assertEquals("tanh, 12000 epochs", fresh(longer, Map.of("tanh", EXPERIMENT)));
        assertEquals("tanh, seed 7", fresh(EXPERIMENT.withSeed(7), Map.of("tanh", EXPERIMENT)));
        assertEquals("tanh, 12000 epochs, seed 7", fresh(longer.withSeed(7), Map.of("tanh", EXPERIMENT)), "both");
        assertEquals(
                "tanh 2, 12000 epochs",
                fresh(longer, Map.of("tanh", EXPERIMENT, "tanh, 12000 epochs", longer)),
                "the same once more");
        assertEquals("tanh 2", fresh(EXPERIMENT, Map.of("tanh", EXPERIMENT)), "nothing differs");
    }

    @Test
    void whatDiffersInTooMuchGetsANumber() {
        TrainingSettings own = EXPERIMENT.training();
        TrainingSettings training = new TrainingSettings(
                own.engine(),
                own.optimiser(),
                0.5,
                own.momentum(),
                own.beta1(),
                own.beta2(),
                own.l1(),
                own.l2(),
                own.weightDecay(),
                own.orthonormality(),
                own.batchSize(),
                12_000,
                own.keep(),
                own.budgetMebibytes());
        ExperimentSettings other = EXPERIMENT.withSeed(7).withTraining(training);
        assertEquals("tanh 2", fresh(other, Map.of("tanh", EXPERIMENT)));
    }

    @Test
    void repeatsKeepTheirNumbersBehindTheDifference() {
        ExperimentSettings other = EXPERIMENT.withSeed(7);
        assertEquals(
                "tanh, seed 7 · 1",
                RunNames.newRunName(
                        "tanh · 1", other, name -> Optional.of(EXPERIMENT).filter(own -> name.equals("tanh · 1"))));
    }
}
