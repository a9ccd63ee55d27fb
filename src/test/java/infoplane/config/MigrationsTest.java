package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.dataset.BitCoding;
import infoplane.dataset.FileSettings;
import infoplane.dataset.RowChoice.Draw;
import infoplane.dataset.SztSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.KsgSettings;
import infoplane.estimation.RangeRule;
import infoplane.estimation.RossSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.network.Activation;
import infoplane.network.BatchSize;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.TrainingSettings;
import infoplane.schedule.ScheduleSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class MigrationsTest {
    /** The fixture stays as it was written by version 1; what it means must never change. */
    @Test
    void aFileOfVersionOneMeansWhatItMeant() throws IOException {
        ExperimentSettings meant = new ExperimentSettings(
                ExperimentSettings.SCHEMA_VERSION,
                "A file of version 1",
                7,
                ExperimentSettings.BackendChoice.CPU,
                new SztSettings(0.75, 54.478, BitCoding.MINUS_PLUS_ONE, true),
                new NetworkSettings(
                        List.of(6, 4), Activation.RELU, List.of(Activation.TANH, Activation.RELU), Initialisation.HE),
                new TrainingSettings(
                        TrainingSettings.Engine.DL4J,
                        TrainingSettings.Optimiser.MOMENTUM,
                        0.05,
                        0.8,
                        0.85,
                        0.99,
                        0.001,
                        0.002,
                        BatchSize.FULL,
                        12,
                        TrainingSettings.Keep.BUDGET),
                new MeasureSettings(
                        MeasureSettings.MeasuredInputs.TEST,
                        new ScheduleSettings.Every(3),
                        List.of(
                                new BinningSettings(
                                        BinningSettings.Rule.EQUAL_WIDTH,
                                        20,
                                        RangeRule.FIXED,
                                        -2.0,
                                        2.5,
                                        0.1,
                                        BinningSettings.Correction.MILLER_MADOW),
                                new KdeSettings(KdeSettings.Bound.LOWER, 0.1, true))),
                3);
        assertEquals(meant, Json.parseExperiment(fixture("version-1.json"), "version-1.json"));
    }

    @Test
    void everyOlderVersionHasItsStep() {
        assertTrue(Migrations.complete());
    }

    @Test
    void stepsAreTakenFromTheFilesVersionOnInOrder() {
        List<UnaryOperator<ObjectNode>> steps = List.of(
                tree -> tree.put("path", tree.path("path").asText() + "1>2 "),
                tree -> tree.put("path", tree.path("path").asText() + "2>3 "));
        assertEquals("1>2 2>3 ", migrated(steps, 1).path("path").asText());
        assertEquals("2>3 ", migrated(steps, 2).path("path").asText());
        assertEquals("", migrated(steps, 3).path("path").asText());
        assertEquals(3, migrated(steps, 1).path("schemaVersion").asInt());
        assertThrows(InvalidInputException.class, () -> migrated(steps, 4));
    }

    private static ObjectNode migrated(List<UnaryOperator<ObjectNode>> steps, int version) {
        return Migrations.apply(steps, JsonNodeFactory.instance.objectNode().put("schemaVersion", version));
    }

    private static String fixture(String name) throws IOException {
        try (InputStream stream = Objects.requireNonNull(MigrationsTest.class.getResourceAsStream(name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Rows of a file were its first ones before {@code draw}; a file of a run has all fields that there were. */
    @Test
    void rowsOfEarlierRunsStayTheFirst() {
        String start = "{\"dataset\": {\"type\": \"file\", \"path\": \"x.csv\", \"rows\": 5";
        assertEquals(
                Draw.FIRST,
                ((FileSettings) Json.parseExperiment(start + ", \"headings\": \"auto\"}}", "s")
                                .dataset())
                        .draw());
        assertEquals(
                Draw.STRATIFIED,
                ((FileSettings) Json.parseExperiment(start + "}}", "s").dataset()).draw());
    }

    /** Standard errors were subsampled before {@code subsampled}; what was written by hand follows the present default. */
    @Test
    void standardErrorsOfEarlierRunsStaySubsampled() {
        String measure = "\"measure\": {\"estimators\": [{\"type\": \"ross\", \"k\": 4}, {\"type\": \"ksg\"}]}";
        List<EstimatorSettings> subsampled = List.of(new RossSettings(4, true), new KsgSettings(1, 4, true, true));
        List<EstimatorSettings> now = List.of(RossSettings.defaults(), KsgSettings.defaults());
        String written = "{\"schemaVersion\": 1, \"seed\": 1, \"backend\": \"auto\", \"repeats\": 1, ";
        assertEquals(
                subsampled,
                Json.parseExperiment(written + measure + "}", "s").measure().estimators());
        assertEquals(
                now, Json.parseExperiment("{" + measure + "}", "s").measure().estimators());
        ExperimentSettings present = ExperimentSettings.defaults()
                .withMeasure(ExperimentSettings.defaults().measure().with(now));
        assertEquals(present, Json.parseExperiment(Json.write(present), "s"));
        assertEquals(
                subsampled,
                LaterMeasures.parse("{\"measures\": [" + measure.replace("\"measure\": ", "") + "]}", "s")
                        .estimators());
    }
}
