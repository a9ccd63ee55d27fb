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
import java.util.List;
import java.util.Objects;
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

    private Path config(int width) throws IOException {
        return Files.writeString(
                folder.resolve("config.json"),
                "{\"network\": {\"hidden\": [" + width + "]}, \"training\": {\"epochs\": 1},"
                        + " \"measure\": {\"schedule\": {\"type\": \"every\", \"epochs\": 1},"
                        + " \"estimators\": [{\"type\": \"quantised\"}, {\"type\": \"kde\"}]}}");
    }

    private Process run(Path config, Path out) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "infoplane.Main",
                        "run",
                        config.toString(),
                        "--threads",
                        "1",
                        "--out",
                        out.toString())
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
