package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.experiment.RunStatus;
import infoplane.measuring.PlanePoint;
import infoplane.store.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wide layers in a Java of 256 MiB: they are measured where the activations in flight fit, and refused where not. */
class SmallHeapTest {
    private static final double EXACT = 1e-9;

    @TempDir
    Path folder;

    /**
     * The 4096 activations of 2048 units, as float32, are 32 MiB; nothing that measures them may hold many copies. All 4096
     * inputs differ, and with so many units so do their rows: I(X;T) = 12 bits, and kernels say 0 to 12.
     */
    @Test
    void aWideLayerIsMeasured() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        assertEquals("", failure(run(config(2048), out), 0));
        RunFolder run = RunFolder.open(out);
        assertEquals(RunStatus.FINISHED, run.results().status());
        List<PlanePoint> wide = run.results().points().stream()
                .filter(point -> point.layer() == 1)
                .toList();
        assertEquals(4, wide.size(), "2 estimators at 2 epochs");
        for (PlanePoint point : wide) {
            double bits =
                    Objects.requireNonNull(point.estimate().inputInformation()).bits();
            if (point.estimator().startsWith("quantised")) {
                assertEquals(12, bits, EXACT);
            }
            assertTrue(bits > 0 && bits <= 12 + EXACT, point::toString);
        }
    }

    /** 8192 units would need three times as much as there is. */
    @Test
    void whatCannotFitIsRefusedBeforeItStarts() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        String said = failure(run(config(8192), out), 2);
        assertTrue(said.contains("The run needs ") && said.contains("activations in flight"), said);
        assertTrue(Files.notExists(out), "nothing is begun");
    }

    /** 20,000 rows and a critic in 30 MiB: whichever thread runs out of memory, the run ends and opens. */
    @Tag("long")
    @Test
    void aRunThatRunsOutOfMemoryEndsInASentence() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        Path config = manyRows("{\"type\": \"delta-exact\", \"delta\": 0.05}", "infonce");
        String said = failure(start("-Xmx30m", "run", config.toString(), "--threads", "4", "--out", out.toString()), 1);
        requireOneSentence(said);
        assertEquals(RunStatus.FAILED, RunFolder.open(out).results().status());
        assertEquals(4, RunFolder.open(out).results().training().size(), "what was trained is kept");
    }

    /** The same of measuring again, which then has changed nothing. */
    @Tag("long")
    @Test
    void measuringThatRunsOutOfMemoryEndsInASentence() throws IOException, InterruptedException {
        Path out = folder.resolve("run");
        Path config = manyRows("{\"type\": \"log\", \"points\": 2}", "binning");
        failure(start("-Xmx1g", "run", config.toString(), "--out", out.toString()), 0);
        String before = Files.readString(out.resolve("plane.csv"));
        String said =
                failure(start("-Xmx30m", "measure", out.toString(), "--estimator", "infonce", "--threads", "3"), 1);
        requireOneSentence(said);
        assertEquals(before, Files.readString(out.resolve("plane.csv")));
        assertEquals(RunStatus.FINISHED, RunFolder.open(out).results().status());
    }

    /** The last line; those before it are the log, which a test has on its console. */
    private static void requireOneSentence(String said) {
        List<String> lines = said.lines().toList();
        String last = lines.get(lines.size() - 1);
        assertTrue(last.contains("memory") && last.contains("INFOPLANE_JAVA_OPTIONS=-Xmx8g"), said);
        assertTrue(lines.stream().noneMatch(line -> line.startsWith("Exception in thread")), said);
    }

    private Path manyRows(String schedule, String estimator) throws IOException {
        StringBuilder table = new StringBuilder("a,b,label\n");
        for (int row = 0; row < 20_000; row++) {
            table.append(row % 997 / 997.0)
                    .append(',')
                    .append(row % 991 / 991.0)
                    .append(row % 2 == 0 ? ",0\n" : ",1\n");
        }
        Path data = Files.writeString(folder.resolve("data.csv"), table);
        return Files.writeString(folder.resolve("config.json"), """
                {"dataset": {"type": "file", "path": "%s"}, "network": {"hidden": [3, 2]},
                 "training": {"epochs": 3, "batchSize": 256},
                 "measure": {"schedule": %s, "estimators": [{"type": "%s"}]}}
                """.formatted(data, schedule, estimator));
    }

    private Path config(int width) throws IOException {
        return Files.writeString(
                folder.resolve("config.json"),
                "{\"network\": {\"hidden\": [" + width + "]}, \"training\": {\"epochs\": 1},"
                        + " \"measure\": {\"schedule\": {\"type\": \"every\", \"epochs\": 1},"
                        + " \"estimators\": [{\"type\": \"quantised\"}, {\"type\": \"kde\"}]}}");
    }

    private Process run(Path config, Path out) throws IOException {
        return start("-Xmx256m", "run", config.toString(), "--threads", "1", "--out", out.toString());
    }

    private Process start(String heap, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseParallelGC", // gives up where it does nothing but collect
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "infoplane.Main"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(log())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private File log() {
        return folder.resolve("log.txt").toFile();
    }

    /** @return what a process said; empty if it ended well, as expected */
    private String failure(Process process, int expected) throws IOException, InterruptedException {
        int code = process.waitFor();
        String said = Files.readString(log().toPath());
        assertEquals(expected, code, said);
        return code == 0 ? "" : said;
    }
}
