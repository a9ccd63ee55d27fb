package infoplane.ui.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.config.RandomSettings;
import infoplane.config.SettingsDifference;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.network.Activation;
import infoplane.network.TrainingSettings;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The forms together are an experiment, and show any experiment without changing it. */
class ExperimentFormTest {
    private final ExperimentForm form = new ExperimentForm();

    static Stream<Path> sampleConfigs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-configs"))) {
            List<Path> samples = files.filter(file -> file.toString().matches(".*(?<!-sweep)[.]json"))
                    .sorted()
                    .toList();
            return Stream.concat(samples.stream(), Stream.of(Path.of("assets", "example-run", "experiment.json")));
        }
    }

    @ParameterizedTest
    @MethodSource("sampleConfigs")
    void everyShippedExperimentIsShownAndReadBackEqual(Path file) {
        ExperimentSettings shipped = Json.readExperiment(file);
        form.show(shipped);
        assertEquals(shipped, form.settings().get().get());
    }

    /** The window must not change what it only opens: every field, also those that the form hides. */
    @Test
    void noFieldOfAnyExperimentIsLost() {
        RandomSettings random = new RandomSettings(new SplittableRandom(5));
        Set<String> away = new TreeSet<>();
        for (int trial = 0; trial < 300; trial++) {
            ExperimentSettings drawn = random.next(ExperimentSettings.class);
            if (hasNoEmptyText(drawn)) {
                form.show(drawn);
                assertEquals(drawn, form.settings().get().get());
                SettingsDifference.between(ExperimentSettings.defaults(), drawn)
                        .forEach(difference -> away.add(difference.path()));
            }
        }
        for (RecordComponent field : TrainingSettings.class.getRecordComponents()) {
            assertTrue(away.contains("training." + field.getName()), field.getName());
        }
        for (RecordComponent field : MeasureSettings.class.getRecordComponents()) {
            assertTrue(away.stream().anyMatch(path -> path.startsWith("measure." + field.getName())), field.getName());
        }
    }

    private static final Pattern EMPTY_TEXT = Pattern.compile("\\w=[,\\]]");

    /** An empty text in a form means none. */
    private static boolean hasNoEmptyText(ExperimentSettings drawn) {
        return !EMPTY_TEXT.matcher(drawn.toString().replace("name=,", "")).find();
    }

    @Test
    void startsFromTheDefaults() {
        assertEquals(ExperimentSettings.defaults(), form.settings().get().get());
    }

    @Test
    void oneWrongEntryAnywhereMeansNoExperiment() {
        FormTest.type(form.training(), "learningRate", "-1");
        assertEquals(
                "Learning rate must be greater than 0", form.settings().get().problem());
        assertFalse(form.settings().get().ok());
    }

    @Test
    void twoEstimatorsAlikeAreRefusedUntilOneChanges() {
        FamilyForm<EstimatorSettings> added = form.estimators().addAnother();
        added.show(BinningSettings.defaults());
        assertEquals(
                "Two estimators are alike; change or remove one",
                form.settings().get().problem());
        assertTrue(form.estimators().estimators().contains(added));
        form.estimators().estimators().get(1).show(KdeSettings.defaults());
        assertEquals(
                List.of("binning:equal-width:30:activation", "kde:upper:0.05"),
                form.settings().get().get().measure().estimators().stream()
                        .map(estimator -> estimator.id())
                        .toList());
    }

    /** Adding never makes a duplicate, however often. */
    @Test
    void whatIsAddedIsAnEstimatorThatIsNotThere() {
        int types = form.estimators().estimators().get(0).variants().size() - 1; // one needs a network with noise
        for (int added = 1; added < types + 3; added++) {
            form.estimators().addAnother();
            assertEquals("", form.settings().get().problem(), "after " + added);
        }
        assertEquals(
                List.of("kde:upper:0.05", "binning:equal-width:40:activation", "binning:equal-width:50:activation"),
                List.of(1, types, types + 1).stream()
                        .map(place -> form.settings()
                                .get()
                                .get()
                                .measure()
                                .estimators()
                                .get(place)
                                .id())
                        .toList());
    }

    @Test
    void theLastEstimatorStays() {
        form.estimators().remove(form.estimators().estimators().get(0));
        assertEquals(1, form.estimators().estimators().size());
    }

    @Test
    void theDrawingAddsAndRemovesLayersAndUnits() {
        NetworkForm network = form.network();
        network.addLayer();
        network.addUnits(0, 2);
        network.addUnits(1, -100);
        assertEquals(List.of(12, 1, 5, 4, 3, 3), network.settings().get().get().hidden());
        network.removeLayer(1);
        assertEquals(List.of(12, 5, 4, 3, 3), network.settings().get().get().hidden());
    }

    @Test
    void activationsOfSingleLayersFollowTheirLayers() {
        NetworkForm network = form.network();
        network.setActivation(1, Activation.RELU);
        assertEquals(Activation.RELU, network.settings().get().get().activationOf(1));
        network.removeLayer(0);
        assertEquals(Activation.RELU, network.settings().get().get().activationOf(0));
        network.setActivation(0, Activation.TANH);
        assertEquals(List.of(), network.settings().get().get().activations());
    }

    @Test
    void wrongWidthsAreSaidAndTheDrawingWaits() {
        FormTest.type(form.network().form(), "hidden", "10, x");
        assertEquals(
                "Hidden layers must be whole numbers with one comma between them, such as 10, 7, 5",
                form.settings().get().problem());
        assertFalse(form.network().readable());
        form.network().addLayer();
        assertFalse(form.settings().get().ok());
        for (String gap : List.of("10,,3", "10, ,3", ",10", "10,", "10--3")) {
            FormTest.type(form.network().form(), "hidden", gap);
            assertEquals(
                    "Hidden layers must be whole numbers with one comma between them, such as 10, 7, 5",
                    form.settings().get().problem(),
                    gap);
        }
        for (String good : List.of("10,3", "10, 3", "10 3", "10-3", "10;3")) {
            FormTest.type(form.network().form(), "hidden", good);
            assertEquals(List.of(10, 3), form.settings().get().get().network().hidden(), good);
        }
        FormTest.type(form.network().form(), "hidden", "10 0");
        assertEquals(
                "Hidden layers must have 1 to 100000 units each",
                form.settings().get().problem());
    }
}
