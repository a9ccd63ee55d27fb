package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import infoplane.dataset.SztSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import infoplane.network.Initialisation;
import infoplane.network.QuantisationSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleConfigsTest {
    static Stream<Path> samples() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-configs"))) {
            return files.filter(file -> file.toString().matches(".*(?<!-sweep)[.]json")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadAndFitsTheSchema(Path sample) throws IOException {
        ExperimentSettings settings = Json.readExperiment(sample);
        assertTrue(!settings.name().equals(ExperimentSettings.defaults().name()), "a sample says what it shows");
        assertEquals(
                "[]",
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(Json.experimentSchema())
                        .validate(Files.readString(sample), InputFormat.JSON)
                        .toString());
    }

    /** Editors complete and check a file by the schema that it names. */
    @ParameterizedTest
    @MethodSource("samples")
    void namesTheSchemaThatIsShipped(Path sample) throws IOException {
        String named =
                new ObjectMapper().readTree(sample.toFile()).path("$schema").asText();
        assertEquals(
                Json.experimentSchema(),
                Files.readString(sample.resolveSibling(named)).replace("\r\n", "\n"));
    }

    /** Shwartz-Ziv and Tishby (2017), as re-run for science.md 7.2: Adam 4e-4, batch 256, 8000 epochs. */
    @ParameterizedTest
    @MethodSource("published")
    void thePublishedFiguresAreRunAsPublished(Path sample, Activation activation) {
        ExperimentSettings settings = Json.readExperiment(sample);
        assertEquals(List.of(10, 7, 5, 4, 3), settings.network().hidden());
        assertEquals(activation, settings.network().activation());
        assertEquals(0.0004, settings.training().learningRate());
        assertEquals("256", settings.training().batchSize().toString());
        assertEquals(8000, settings.training().epochs());
        assertEquals(SztSettings.defaults(), settings.dataset()); // 80 % trained on
        assertEquals(
                List.of("binning:idnns"),
                settings.measure().estimators().stream()
                        .map(EstimatorSettings::id)
                        .toList());
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> published() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of(
                        Path.of("sample-configs/szt-tanh.json"), Activation.TANH),
                org.junit.jupiter.params.provider.Arguments.of(
                        Path.of("sample-configs/szt-relu.json"), Activation.RELU));
    }

    @Test
    void theQuickOneIsQuick() {
        assertTrue(Json.readExperiment(Path.of("sample-configs/szt-quick.json"))
                        .training()
                        .epochs()
                <= 300);
    }

    @Test
    void threeBinningsMeasureOneReluRun() {
        ExperimentSettings settings = Json.readExperiment(Path.of("sample-configs/szt-three-binnings.json"));
        assertEquals(Activation.RELU, settings.network().activation());
        assertEquals(
                List.of("binning:idnns", "binning:equal-width:30:layer", "binning:size:0.07"),
                settings.measure().estimators().stream()
                        .map(EstimatorSettings::id)
                        .toList());
    }

    /**
     * The program of Lorenzen et al. (2022): Adam 1e-4, batch 256, 8000 epochs, weights from Keras' default initial ones, those of
     * tanh layers not quantised; 3000 epochs on MNIST from truncated normal ones of sd 1/√fan-out.
     */
    @ParameterizedTest
    @CsvSource({
        "szt-quantised-tanh, TANH, 8, , GLOROT_UNIFORM, 8000",
        "szt-quantised-relu, RELU, 8, 8, GLOROT_UNIFORM, 8000",
        "szt-quantised-4-bits, TANH, 4, , GLOROT_UNIFORM, 8000",
        "mnist-quantised-tanh, TANH, 8, , TRUNCATED_NORMAL_FAN_OUT, 3000",
        "mnist-quantised-relu, RELU, 8, 8, TRUNCATED_NORMAL_FAN_OUT, 3000"
    })
    void quantisedNetworksAreThoseOfTheirPaper(
            String name,
            Activation activation,
            int bits,
            Integer weightBits,
            Initialisation initialisation,
            int epochs) {
        ExperimentSettings settings = Json.readExperiment(Path.of("sample-configs", name + ".json"));
        assertEquals(activation, settings.network().activation());
        assertEquals(
                new QuantisationSettings(bits, weightBits), settings.network().quantisation());
        assertEquals(initialisation, settings.network().initialisation());
        assertEquals(0.0001, settings.training().learningRate());
        assertEquals("256", settings.training().batchSize().toString());
        assertEquals(epochs, settings.training().epochs());
        assertEquals(
                List.of("quantised"),
                settings.measure().estimators().stream()
                        .map(EstimatorSettings::id)
                        .toList());
    }

    /** "say 1...256": the published network with eight bits in each unit, and nothing else. */
    @Test
    void theDissertationsUnitsHave256Values() {
        ExperimentSettings settings = Json.readExperiment(Path.of("sample-configs/szt-1-to-256.json"));
        ExperimentSettings plain = Json.readExperiment(Path.of("sample-configs/szt-tanh.json"));
        assertEquals(plain.network().with(new QuantisationSettings(8, null)), settings.network());
        assertEquals(plain.training(), settings.training());
    }
}
