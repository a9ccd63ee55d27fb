package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema is judged by somebody else's validator: com.networknt's. */
class ExperimentSchemaTest {
    private static final Path FILE = Path.of("assets", "experiment.schema.json");
    private static final String REGENERATE = "infoplane.regenerate";

    private final JsonSchema schema =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Json.experimentSchema());

    @Test
    void theShippedSchemaIsTheGeneratedOne() throws IOException {
        if (Boolean.getBoolean(REGENERATE)) {
            Files.writeString(FILE, Json.experimentSchema());
        }
        String shipped = Files.exists(FILE) ? Files.readString(FILE).replace("\r\n", "\n") : "";
        assertEquals(
                Json.experimentSchema(),
                shipped,
                FILE + " is out of date; regenerate it with: mvn -q test-compile surefire:test"
                        + " -Dtest=ExperimentSchemaTest -D" + REGENERATE + "=true");
    }

    @Test
    void acceptsEverythingThatIsWritten() {
        RandomSettings random = new RandomSettings(new SplittableRandom(11));
        for (int trial = 0; trial < 100; trial++) {
            String written = Json.write(random.next(ExperimentSettings.class));
            assertEquals("[]", schema.validate(written, InputFormat.JSON).toString(), written);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"$schema\": \"../assets/experiment.schema.json\", \"dataset\": \"szt\"}",
                "{\"measure\": {\"schedule\": \"log\", \"estimators\": [\"kde\", {\"type\": \"binning\"}]}}",
                "{\"dataset\": {\"type\": \"file\", \"path\": \"x.npy\"}}",
                "{\"training\": {\"batchSize\": \"full\", \"epochs\": 8e3}}"
            })
    void acceptsWhatTheProgramAccepts(String json) {
        assertEquals("[]", schema.validate(json, InputFormat.JSON).toString());
        Json.parseExperiment(json, "sample.json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"trainig\": {}}",
                "{\"training\": {\"epochs\": \"many\"}}",
                "{\"training\": {\"epochs\": 1.5}}",
                "{\"dataset\": \"file\"}",
                "{\"dataset\": {\"type\": \"file\"}}",
                "{\"dataset\": {\"type\": \"szt\", \"path\": \"x\"}}",
                "{\"network\": {\"activation\": \"thanh\"}}",
                "{\"measure\": {\"estimators\": [{\"bins\": 3}]}}",
                "{\"measure\": {\"estimators\": [{\"type\": \"kde\", \"bins\": 3}]}}",
                "{\"training\": {\"learningRate\": 0}}",
                "{\"training\": {\"momentum\": 1}}",
                "{\"training\": {\"l1\": -0.5}}",
                "{\"dataset\": {\"type\": \"szt\", \"gamma\": 0}}",
                "{\"dataset\": {\"type\": \"szt\", \"trainFraction\": 1.5}}",
                "{\"measure\": {\"estimators\": [{\"type\": \"binning\", \"bins\": 1}]}}",
                "{\"measure\": {\"schedule\": {\"type\": \"log\", \"points\": 1}}}",
                "{\"repeats\": 0}",
                "{\"schemaVersion\": 2}",
                "{\"seed\": null}"
            })
    void refusesWhatTheProgramRefuses(String json) {
        assertFalse(schema.validate(json, InputFormat.JSON).isEmpty());
        assertThrows(InvalidInputException.class, () -> Json.parseExperiment(json, "sample.json"));
    }
}
