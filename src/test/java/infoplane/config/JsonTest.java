package infoplane.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.dataset.BitCoding;
import infoplane.dataset.SztSettings;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.network.Activation;
import infoplane.network.BatchSize;
import infoplane.schedule.ScheduleSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void anEmptyObjectIsTheDefaults() {
        assertEquals(ExperimentSettings.defaults(), Json.parseExperiment("{}", "sample.json"));
    }

    @Test
    void whatIsLeftOutTakesTheDefaultAndWhatIsGivenStays() {
        ExperimentSettings read = Json.parseExperiment("""
                {"training": {"epochs": 12, "batchSize": "full"}, "network": {"activation": "relu", "hidden": [3]},
                 "measure": {"estimators": [{"type": "binning", "bins": 50}, "kde"], "schedule": "every"}}
                """, "sample.json");
        assertEquals(12, read.training().epochs());
        assertEquals(BatchSize.FULL, read.training().batchSize());
        assertEquals(0.0004, read.training().learningRate());
        assertEquals(Activation.RELU, read.network().activation());
        assertEquals(List.of(3), read.network().hidden());
        assertEquals(
                List.of("binning:equal-width:50:activation", "kde:upper:0.05"),
                read.measure().estimators().stream().map(EstimatorSettings::id).toList());
        assertEquals(new ScheduleSettings.Every(1), read.measure().schedule());
    }

    @Test
    void aDatasetWithoutItsTypeIsTheDefaultOne() {
        ExperimentSettings read = Json.parseExperiment("{\"dataset\": {\"trainFraction\": 0.5}}", "s");
        assertEquals(new SztSettings(0.5, null, BitCoding.ZERO_ONE, false), read.dataset());
    }

    @Test
    void whatIsWrittenIsReadBackTheSameForRandomSettings() {
        RandomSettings random = new RandomSettings(new SplittableRandom(20_260_101));
        for (int trial = 0; trial < 200; trial++) {
            ExperimentSettings settings = random.next(ExperimentSettings.class);
            String written = Json.write(settings);
            ExperimentSettings read = Json.parseExperiment(written, "written");
            assertEquals(settings, read);
            assertEquals(written, Json.write(read), "the order of fields is stable");
        }
    }

    @Test
    void everyEstimatorAndScheduleRoundTripsOnOneLine() {
        RandomSettings random = new RandomSettings(new SplittableRandom(5));
        for (int trial = 0; trial < 100; trial++) {
            EstimatorSettings estimator = random.next(EstimatorSettings.class);
            assertFalse(Json.write(estimator).contains("\n"));
            assertEquals(estimator, Json.parseEstimator(Json.write(estimator)));
            ScheduleSettings schedule = random.next(ScheduleSettings.class);
            assertEquals(schedule, Json.parseSchedule(Json.write(schedule)));
        }
    }

    @Test
    void numbersAreWrittenAsAUserWouldWriteThem() {
        String written = Json.write(ExperimentSettings.defaults());
        assertTrue(written.contains("\"learningRate\": 0.0004"), written);
        assertTrue(written.contains("\"hidden\": [ 10, 7, 5, 4, 3 ]"), written);
        assertTrue(written.contains("\"l1\": 0,"), written);
    }

    @Test
    void everyFieldIsWritten() {
        String written = Json.write(ExperimentSettings.defaults());
        for (String field : List.of("gamma", "activations", "momentum", "keep", "lower", "correction", "repeats")) {
            assertTrue(written.contains("\"" + field + "\": "), field);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'training':{'learningRate':-1}} | training.learningRate is -1 but must be greater than 0",
                "{'training':{'epochs':'many'}} | training.epochs is \"many\" but must be a whole number",
                "{'training':{'epochs':12.5}} | training.epochs is 12.5 but must be a whole number",
                "{'training':{'epochs':99999999999}} | training.epochs is 99999999999 but must be at most 2147483647",
                "{'training':{'epochs':1e999999999}} | training.epochs is 1E+999999999 but must be at most 2147483647",
                "{'training':{'epochs':0}} | training.epochs is 0 but must be between 1 and 10000000",
                "{'training':{'epochs':null}} | training.epochs is null but must be a whole number",
                "{'training':{'learningRate':NaN}} | training.learningRate is NaN but must be a finite number",
                "{'training':{'learningRate':1e999}} | training.learningRate is 1E+999 but must be a finite number",
                "{'training':{'learningRate':'0.1'}} | training.learningRate is \"0.1\", a text, but must be a number",
                "{'training':{'batchSize':0}} | training.batchSize is 0 but must be at least 1",
                "{'training':{'batchSize':'all'}} | training.batchSize is \"all\" but must be a whole number, at least 1, or \"full\"",
                "{'training':{'batchSize':'256'}} | training.batchSize is \"256\", a text, but must be a whole number, at least 1, or \"full\"",
                "{'training':{'batchSize':true}} | training.batchSize is true but must be a whole number, at least 1, or \"full\"",
                "{'training':{'lr':0.1}} | training.lr is unknown; did you mean learningRate?",
                "{'training':{'layers':[5]}} | training.layers is unknown; did you mean network.hidden?",
                "{'lr':0.1} | lr is unknown; did you mean training.learningRate?",
                "{'dataset':{'type':'szt','randomLabels':'true'}} | dataset.randomLabels is \"true\", a text, but must be true or false",
                "{'training':{'batchSize':2.5}} | training.batchSize is 2.5 but must be a whole number, at least 1, or \"full\"",
                "{'training':[]} | training is a list but must be an object",
                "{'network':{'actvation':'tanh'}} | network.actvation is unknown; did you mean activation?",
                "{'network':{'colour':1}} | network.colour is unknown; allowed are hidden, activation, activations, initialisation, noise, quantisation",
                "{'network':{'hidden':[10,0]}} | network.hidden[1] is 0 but must be between 1 and 100000",
                "{'network':{'hidden':[10,'7']}} | network.hidden[1] is \"7\", a text, but must be a whole number",
                "{'network':{'hidden':5}} | network.hidden is 5 but must be a list",
                "{'network':{'activations':['tanh']}} | network.activations has 1 entries but must have one for each of the 5"
                        + " hidden layers",
                "{'repeats':0} | repeats is 0 but must be between 1 and 10000",
                "{'name':3} | name is 3 but must be a text in quotes",
                "{'seed':99999999999999999999999} | seed is 99999999999999999999999 but must be at most 9223372036854775807",
                "{'dataset':{'type':'szt','gamma':0}} | dataset.gamma is 0 but must be greater than 0",
                "{'dataset':{'type':'szt','randomLabels':1}} | dataset.randomLabels is 1 but must be true or false",
                "{'dataset':{'type':'file'}} | dataset.path is missing but required",
                "{'dataset':'file'} | dataset.path is missing but required",
                "{'dataset':{'type':'file','path':'x.npy','rows':-1}} | dataset.rows is -1 but must be at least 0",
                "{'measure':{'estimators':[]}} | measure.estimators is empty but must name at least one estimator",
                "{'measure':{'estimators':['kde','kde']}} | measure.estimators names the same estimator twice but each must differ",
                "{'measure':{'estimators':['kde',{'type':'binning','bins':1}]}} | measure.estimators[1].bins is 1 but must be"
                        + " between 2 and 30000",
                "{'measure':{'estimators':[{'bins':10}]}} | measure.estimators[0].type is missing; it must be one of "
                        + "ESTIMATORS",
                "{'measure':{'estimators':['bining']}} | measure.estimators[0] is \"bining\" but must be one of ESTIMATORS;"
                        + " did you mean binning?",
                "{'measure':{'estimators':[{'type':'kde','bond':1}]}} | measure.estimators[0].bond is unknown; did you mean bound?",
                "{'schemaVersion':99} | schemaVersion is 99 but this version of Infoplane reads up to 1: a newer Infoplane"
                        + " wrote this file, so update to open it",
                "{'schemaVersion':0} | schemaVersion is 0 but must be at least 1",
                "{'schemaVersion':'1'} | schemaVersion is \"1\", a text, but must be a whole number",
                "[1] | must hold a JSON object but holds a list",
                "'text' | must hold a JSON object but holds \"text\"",
            })
    void refusesWithPathValueAndWhatIsAllowed(String json, String sentence) {
        String estimators =
                String.join(", ", Shapes.members(EstimatorSettings.class).keySet());
        assertEquals("sample.json: " + sentence.replace("ESTIMATORS", estimators), refusal(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'seed': 1, 'seed': 2} | line 1, column 19: the field \"seed\" is given twice",
                "{'seed': 1} {} | line 1, column 13: something follows the end of the JSON object",
                "{'seed': 1 | line 1, column 11: the JSON ends too early; a bracket or a quote is not closed",
                "{'seed': } | line 1, column 10: \"}\" stands where a value should",
                "{seed: 1} | line 1, column 2: \"s\" stands where the name of a field should; names stand"
                        + " in double quotes",
                "{'seed': 1,} | line 1, column 12: \"}\" stands where the name of a field should",
                "{'seed' 1} | line 1, column 9: \"1\" stands where a colon should",
                "{'seed': 1 'name': 'x'} | line 1, column 12: \"\"\" stands where a comma or a bracket should",
                "{'seed': 1]} | line 1, column 11: \"]\" closes another bracket than the one that is open",
                "{'seed': yes} | line 1, column 10: yes is no value; a value is a number, a text in double quotes",
                "{'seed': 01} | line 1, column 11: a number begins with 0 and more digits",
                "{'seed': 1x} | line 1, column 11: \"x\" stands where a comma or a bracket should",
                "{'seed': 1.} | line 1, column 11: a number ends with a point",
                "{'seed': .5} | line 1, column 10: a number begins with \".\" but must begin with a digit",
                "{'name': 'C:\\data'} | line 1, column 14: a backslash in a text is written twice",
                "{/* x */} | line 1, column 2: JSON has no comments",
                "{'name': 'a\tb'} | line 1, column 12: a text in quotes holds a line break",
            })
    void malformedTextIsLocated(String json, String sentence) {
        assertTrue(
                refusal(json.replace('\'', '"')).startsWith("sample.json: " + sentence),
                () -> refusal(json.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{\"a\n\":1}", "\u0000", "nul", "{\"seed\": 01}", "{\"\\uD800\": 1}", "/* */{}"})
    void everyRefusalIsOneLine(String json) {
        String message = refusal(json);
        assertFalse(message.contains("\n"), message);
        assertTrue(message.startsWith("sample.json: "), message);
    }

    @Test
    void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
        assertTrue(refusal("{\"network\":" + "[".repeat(100_000)).startsWith("sample.json: "));
    }

    @Test
    void estimatorsAndSchedulesAreNamesOrObjects() {
        assertEquals(KdeSettings.defaults(), Json.parseEstimator("kde"));
        assertEquals(BinningSettings.defaults(), Json.parseEstimator(" {\"type\": \"binning\"} "));
        assertEquals(new ScheduleSettings.Log(50), Json.parseSchedule("{\"type\":\"log\",\"points\":50}"));
        assertEquals(
                "estimator.bins is 1 but must be between 2 and 30000",
                message(() -> Json.parseEstimator("{\"type\":\"binning\",\"bins\":1}")));
        assertTrue(message(() -> Json.parseEstimator("kd")).endsWith("; did you mean kde?"));
        assertTrue(
                message(() -> Json.parseSchedule("lg")).startsWith("schedule is \"lg\" but must be one of every, log"));
        assertTrue(message(() -> Json.parseEstimator("{\"type\":")).startsWith("estimator: line 1, column "));
    }

    @Test
    void filesThatCannotBeReadAreNamed(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.json");
        assertEquals(missing + " does not exist", message(() -> Json.readExperiment(missing)));
        assertEquals(folder + " is a folder but must be a regular file", message(() -> Json.readExperiment(folder)));
        Path latin = Files.write(folder.resolve("latin.json"), new byte[] {'{', (byte) 0xE9, '}'});
        assertEquals(latin + " is not a JSON file: it is not UTF-8 text", message(() -> Json.readExperiment(latin)));
        Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"seed\": true}");
        assertEquals(wrong + ": seed is true but must be a whole number", message(() -> Json.readExperiment(wrong)));
    }

    @Test
    void aByteOrderMarkIsNoError(@TempDir Path folder) throws IOException {
        Path marked = Files.writeString(folder.resolve("marked.json"), "\uFEFF{\"seed\": 5}", StandardCharsets.UTF_8);
        assertEquals(5, Json.readExperiment(marked).seed());
    }

    @Test
    void wholeNumbersMayBeWrittenWithAnExponentAsJsonSchemasAllow() {
        assertEquals(
                8000,
                Json.parseExperiment("{\"training\":{\"epochs\":8e3}}", "s")
                        .training()
                        .epochs());
    }

    @Test
    void resultsAreWrittenInTheirOrderAndNanAsNull() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("z", 0.5);
        result.put("a", Double.NaN);
        result.put("flags", List.of("saturated"));
        assertEquals("{\n  \"z\": 0.5,\n  \"a\": null,\n  \"flags\": [ \"saturated\" ]\n}\n", Json.write(result));
    }

    private static String refusal(String json) {
        return message(() -> Json.parseExperiment(json, "sample.json"));
    }

    private static String message(org.junit.jupiter.api.function.Executable action) {
        return String.valueOf(assertThrows(InvalidInputException.class, action).getMessage());
    }
}
