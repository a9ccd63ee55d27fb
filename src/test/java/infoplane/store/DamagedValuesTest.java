package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.experiment.Experiment;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunControl;
import infoplane.experiment.RunListener;
import infoplane.experiment.RunRecorder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that no run can write are refused when they are read: one sentence with the file, the line and what is allowed. */
final class DamagedValuesTest {
    private static final ExperimentSettings SETTINGS = Json.parseExperiment("""
            { "network": { "hidden": [3] }, "training": { "epochs": 2, "batchSize": 512 },
              "measure": { "on": "test", "schedule": { "type": "every" } } }
            """, "test");

    @TempDir
    static Path shared;

    @TempDir
    private Path temporary = Path.of("");

    @BeforeAll
    static void run() {
        try (RunRecorder recorder = RunFolder.create(shared.resolve("run"), SETTINGS)) {
            new Experiment(SETTINGS, 0, 1).run(recorder, RunListener.NONE, new RunControl());
        }
    }

    private Path copy() throws IOException {
        for (String file : List.of("experiment.json", "provenance.json", "plane.csv", "training.csv", "checks.json")) {
            Files.copy(shared.resolve("run").resolve(file), temporary.resolve(file));
        }
        Files.copy(shared.resolve("run/trajectory.json"), temporary.resolve("trajectory.json"));
        Files.copy(shared.resolve("run/trajectory.f32"), temporary.resolve("trajectory.f32"));
        return temporary;
    }

    private static String refused(Path folder) {
        String said = String.valueOf(assertThrows(
                        InvalidInputException.class,
                        () -> RunFolder.open(folder).results())
                .getMessage());
        assertFalse(said.contains("\n"), said);
        assertFalse(said.contains("Exception"), said);
        assertTrue(said.contains("recover"), said);
        assertTrue(said.length() < 400, said);
        return said;
    }

    /** @param column number of the field, from 0, in the second line of the table */
    @ParameterizedTest
    @CsvSource({
        "training.csv, 0, 1, epoch",
        "training.csv, 0, -1, epoch",
        "training.csv, 0, 3000000000, epoch",
        "training.csv, 1, -2147483648, loss_train",
        "training.csv, 1, NaN, loss_train",
        "training.csv, 2, Infinity, loss_test",
        "training.csv, 3, 1.5, accuracy_train",
        "training.csv, 4, -0.5, accuracy_test",
        "training.csv, 7, -1, weight_norm_1",
        "training.csv, 7, x, weight_norm_1",
        "plane.csv, 0, '', estimator",
        "plane.csv, 1, -1, epoch",
        "plane.csv, 1, 3, epoch",
        "plane.csv, 1, 1.0, epoch",
        "plane.csv, 2, 0, layer",
        "plane.csv, 2, 3, layer",
        "plane.csv, 3, -Infinity, i_xt_bits",
        "plane.csv, 4, NaN, i_ty_bits",
        "plane.csv, 5, Infinity, h_t_bits",
        "plane.csv, 6, -0.1, i_xt_se_bits",
        "plane.csv, 8, -7, cells",
        "plane.csv, 9, -1, singletons",
        "plane.csv, 9, 99999999, singletons",
        "plane.csv, 10, x, saturation"
    })
    void aValueOutOfRangeIsNamedWithItsLine(String table, int column, String value, String name) throws IOException {
        Path file = copy().resolve(table);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        String[] fields = lines.get(1).split(",", -1);
        fields[column] = value;
        lines.set(1, String.join(",", fields));
        Files.write(file, lines);
        String said = refused(temporary);
        assertTrue(said.contains(table + " is damaged in line 2: " + name + " is "), said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.csv", "plane.csv"})
    void aMissingColumnIsNamed(String table) throws IOException {
        Path file = copy().resolve(table);
        String text = Files.readString(file).replaceAll("(?m),[^,]*$", "");
        Files.writeString(file, text);
        assertTrue(refused(temporary).contains(table + " is damaged in line 1"));
    }

    @Test
    void anEpochThatIsMissingInTheMiddleIsNamed() throws IOException {
        Path file = copy().resolve("training.csv");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.remove(2);
        Files.write(file, lines);
        assertTrue(refused(temporary).contains("training.csv is damaged in line 3: epoch is \"2\" but must be 1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"training.csv", "plane.csv", "provenance.json", "checks.json"})
    void aFileThatIsNotUtf8IsNamed(String name) throws IOException {
        Path file = copy().resolve(name);
        Files.writeString(file, "{ \"\u00e9\" }\n", StandardCharsets.ISO_8859_1);
        assertTrue(refused(temporary).contains(name + " is damaged: it is not UTF-8 text"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "provenance.json | \"status\": \"finished\" | \"status\": \"gone\" | its status is \"gone\"",
                "provenance.json | \"threads\": 1 | \"threads\": 3000000000 | threads is 3000000000",
                "provenance.json | \"threads\": 1 | \"threads\": -1 | threads is -1",
                "provenance.json | \"start\": \" | \"start\": \"never | start is \"never",
                "provenance.json | \"engine\": \"fused\" | \"engine\": 7 | it says no engine",
                "provenance.json | \"layers\": [ | \"layers\": [ 5, | layers holds 5",
                "provenance.json | \"h_x_bits\": | \"h_x_bits\": -1, \"other\": | h_x_bits is -1",
                "provenance.json | \"h_x_bits\": | \"h_x_bits\": 1e999, \"other\": | h_x_bits is ",
                "provenance.json | \"ib_limit_bits\": [ | \"ib_limit_bits\": [ [ 1 ], | a corner of its ib_limit_bits",
                "checks.json | \"checks\": [ | \"checks\": [ 1, | checks holds 1",
                "checks.json | \"checks\" | \"others\" | it says no list checks",
                "checks.json | \"layer\": 1 | \"layer\": 0 | layer is 0",
            })
    void aFieldThatIsWrongIsNamed(String name, String before, String after, String said) throws IOException {
        Path file = copy().resolve(name);
        String text = Files.readString(file);
        assertTrue(text.contains(before), text);
        Files.writeString(file, text.replace(before, after));
        String refusal = refused(temporary);
        assertTrue(refusal.contains(name + " is damaged: " + said), refusal);
    }

    /** A place that overlaps another one would read weights of one layer as those of another. */
    @ParameterizedTest
    @CsvSource({"inputs, 13", "outputs, 4", "weightOffset, 1", "inputs, 2000000000", "stride, 0", "lastEpoch, -1"})
    void placesOfWeightsThatDoNotFitAreNamed(String field, String value) throws IOException {
        Path file = copy().resolve("trajectory.json");
        Files.writeString(
                file, Files.readString(file).replaceFirst("\"" + field + "\": \\d+", "\"" + field + "\": " + value));
        String said = String.valueOf(assertThrows(
                        InvalidInputException.class,
                        () -> RunFolder.open(temporary).trajectory())
                .getMessage());
        assertTrue(said.contains("trajectory.json is damaged"), said);
    }

    /** Two megabytes in a field are not repeated on the screen. */
    @Test
    void aSentenceQuotesLittle() throws IOException {
        Path file = copy().resolve("plane.csv");
        Files.writeString(file, "x".repeat(2_000_000) + "\n", java.nio.file.StandardOpenOption.APPEND);
        assertTrue(refused(temporary).contains("xxx…\" has 1 fields but must have 12"));
    }

    @Test
    void aLongTextIsRefused() throws IOException {
        Path file = copy().resolve("provenance.json");
        String text = Files.readString(file);
        Files.writeString(file, text.replace("\"message\": \"", "\"message\": \"" + "x".repeat(2_000_000)));
        assertTrue(refused(temporary).contains("message has 2000000 characters"));
    }

    @Test
    void aWholeRunIsRead() throws IOException {
        assertEquals(3, RunFolder.open(copy()).results().training().size());
    }
}
