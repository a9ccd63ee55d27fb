package infoplane.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.core.InvalidInputException;
import infoplane.experiment.RunStatus;
import infoplane.store.RunFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real process gets a real Ctrl-C. */
class InterruptedProcessTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir
    Path folder;

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "there is no kill command that sends Ctrl-C")
    void endsWith130AndKeepsEverything() throws IOException, InterruptedException {
        assumeTrue(!interruptsAreIgnored(), "this shell's background jobs ignore interrupts, and so do their children");
        Path config = Files.writeString(
                folder.resolve("config.json"),
                "{\"network\": {\"hidden\": [3]}, \"training\": {\"batchSize\": \"full\", \"epochs\": " + ENDLESS
                        + "}}");
        Path out = folder.resolve("run");
        File errors = folder.resolve("errors.txt").toFile();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "infoplane.Main",
                        "run",
                        config.toString(),
                        "--out",
                        out.toString())
                .redirectError(errors)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitRows(process, out.resolve("trajectory.f32"), errors);
            InvalidInputException taken = assertThrows(InvalidInputException.class, () -> RunFolder.resume(out));
            assertTrue(String.valueOf(taken.getMessage()).contains("in use"), "two programs on one folder: " + taken);
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it stops");
        } finally {
            process.destroyForcibly();
        }
        List<String> said = Files.readAllLines(errors.toPath(), StandardCharsets.UTF_8);
        assertEquals(130, process.exitValue(), said::toString);
        assertTrue(said.get(said.size() - 1).startsWith("Interrupted; " + out + " keeps epochs 0 to "), said::toString);
        assertEquals(RunStatus.STOPPED, RunFolder.open(out).results().status());
        assertTrue(RunFolder.open(out).results().training().size() > 1);
    }

    /** Whether SIGINT, number 2, is among the ignored signals that this process hands on to its children. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .anyMatch(mask -> (mask & 2) != 0);
    }

    /** Waits for some trained epochs on disk; a process that ends first has failed. */
    private static void awaitRows(Process process, Path rows, File errors) throws IOException, InterruptedException {
        while (!Files.exists(rows) || Files.size(rows) < 1000) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("ended early: " + Files.readString(errors.toPath()));
            }
        }
    }
}
