package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.Samples;
import infoplane.dataset.NpyFile;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -} where a file is read gives what the file gives, and messages call it standard input. */
class StandardInputTest {
    private static final String TABLE = "a,b,label\n0.5,1,x\n0.25,2,y\n0.125,3,x\n0.75,4,y\n";

    @TempDir
    Path folder;

    @Test
    void anExperimentIsReadFromIt() {
        Path run = folder.resolve("run");
        piped("{\"name\": \"piped\", \"training\": {\"epochs\": 1}}", "run", "-", "--out", run.toString())
                .done();
        assertEquals(
                "piped", Json.readExperiment(run.resolve("experiment.json")).name());
        piped(
                        "{\"training\": {\"lr\": 1}}",
                        "run",
                        "-",
                        "--out",
                        folder.resolve("no").toString())
                .refused("standard input: training.lr is unknown; did you mean learningRate?");
        piped("", "run", "-", "--out", folder.resolve("no").toString()).refusedWith("standard input ");
    }

    @Test
    void tablesAndArraysAreTakenByTheirContent() throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), TABLE);
        assertEquals(facts(Outcome.of("dataset", table.toString())), facts(piped(TABLE, "dataset", "-")));
        piped("a,b,label\n1,2\n", "dataset", "-").refusedWith("standard input ");

        Path array = folder.resolve("a.npy");
        NpyFile.write(array, Samples.copyOf(new double[] {1, 2}, new double[] {3, 5}, new double[] {4, 4}));
        byte[] bytes = Files.readAllBytes(array);
        String[] pair = {"estimate", "--estimator", "quantised", "--no-check", "--y", array.toString(), "--x"};
        assertEquals(
                Outcome.of(with(pair, array.toString())).done().out(),
                Outcome.withInput(bytes, with(pair, "-")).done().out());
        Outcome.withInput(bytes, "estimate", "--estimator", "kde", "--x", "-", "--y", "-")
                .refused("- is given twice but standard input can be read only once");
    }

    /** A pipe has no position, for which a plain file stream asks. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aPipeIsRead() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        new ProcessBuilder("sh", "-c", "printf 'a,b,label\\n1,2,0\\n' > " + pipe).start();
        try (InputStream in = new FileInputStream(pipe.toFile())) {
            StandardInput input = new StandardInput(in);
            assertEquals("a,b,label\n1,2,0\n", Files.readString(input.file(Path.of("-"))));
            input.close();
        }
    }

    @Test
    void anEstimatorIsReadFromIt() throws IOException {
        Path array = folder.resolve("a.npy");
        NpyFile.write(array, Samples.copyOf(new double[] {1}, new double[] {3}, new double[] {4}));
        String[] estimate = {"estimate", "--x", array.toString(), "--y", array.toString(), "--estimator", "-"};
        assertTrue(piped("{\"type\": \"quantised\"}\n", estimate).done().out().startsWith("Exact counting"));
        piped("{\"type\": \"binning\", \"bins\": 1}", estimate)
                .refused("estimator.bins is 1 but must be between 2 and 30000");
    }

    /** A command that needs a place refuses - in one sentence and makes no folder of that name. */
    @ParameterizedTest
    @CsvSource({
        "run szt-tanh --out -, --out is - but a run needs a folder",
        "measure absent --estimator kde --out -, --out is - but a copy of a run needs a folder",
        "recover absent --out -, --out is - but a run needs a folder",
        "dataset szt --export -, --export is - but two arrays need a folder",
        "import -, 'SOURCE is - but the run reads it again whenever it is measured, so it needs a place'",
        "import a --labels -, '--labels is - but the run reads it again whenever it is measured, so it needs a place'",
        "import a --out -, --out is - but a run needs a folder"
    })
    void whatNeedsAPlaceIsNoStream(String command, String sentence) {
        piped("", command.split(" ")).refused(sentence);
        assertFalse(Files.exists(Path.of("-")));
    }

    private static Outcome piped(String input, String... arguments) {
        return Outcome.withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static String[] with(String[] arguments, String last) {
        return Stream.concat(Stream.of(arguments), Stream.of(last)).toArray(String[]::new);
    }

    /** All but the first line, which has the file's name. */
    private static String facts(Outcome outcome) {
        return outcome.done()
                .out()
                .lines()
                .skip(1)
                .map(String::strip)
                .toList()
                .toString()
                .replace("standard-input.csv", "table.csv");
    }
}
