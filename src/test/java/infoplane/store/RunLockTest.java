package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One writer a folder; pipes and links are refused before anything waits for them. */
final class RunLockTest {
    @TempDir
    Path folder;

    @Test
    void aLockIsHeldOnceAndCanBeTakenAgain() {
        try (RunLock lock = RunLock.take(folder)) {
            assertTrue(RunLock.isHeld(folder));
            assertThrows(InvalidInputException.class, () -> RunLock.take(folder));
        }
        assertFalse(RunLock.isHeld(folder));
        RunLock.take(folder).close();
    }

    /** Who waits has opened the file already; a lock on a removed file would keep nobody else out. */
    @Test
    void theFileStays() throws IOException {
        RunLock lock = RunLock.take(folder);
        Object key = Files.getAttribute(folder.resolve(RunLock.FILE), "unix:ino");
        lock.close();
        RunLock.take(folder).close();
        assertEquals(key, Files.getAttribute(folder.resolve(RunLock.FILE), "unix:ino"));
    }

    @Test
    void closingTwiceFreesNobodyElsesLock() {
        RunLock first = RunLock.take(folder);
        first.close();
        try (RunLock second = RunLock.take(folder)) {
            first.close();
            assertTrue(RunLock.isHeld(folder));
        }
    }

    /** Asks without an end. */
    public static void main(String[] arguments) {
        Path asked = Path.of(arguments[0]);
        while (true) {
            RunLock.isHeld(asked);
            if (Files.notExists(asked.resolve("asked"))) {
                SafeFiles.write(asked.resolve("asked"), "");
            }
        }
    }

    /** One in twenty was told that the run is in use when a question freed the gate before the lock. */
    @Test
    void aQuestionOfAnotherProgramMakesNoTakerFail() throws IOException {
        RunLock.take(folder).close();
        Process asking = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        RunLockTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            while (Files.notExists(folder.resolve("asked"))) {
                assertTrue(asking.isAlive());
                Thread.onSpinWait();
            }
            for (int taken = 0; taken < 2000; taken++) {
                RunLock.take(folder).close();
            }
        } finally {
            asking.destroyForcibly();
        }
    }

    /** Another name of the same folder must not open the file again, which would free the lock on some systems. */
    @Test
    void aLinkToTheFolderIsTheSameFolder() throws IOException {
        Path run = Files.createDirectory(folder.resolve("run"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), run);
        try (RunLock lock = RunLock.take(run)) {
            assertTrue(RunLock.isHeld(link));
            assertThrows(InvalidInputException.class, () -> RunLock.take(link));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "provenance.json", "plane.csv", "training.csv", "trajectory.f32", "trajectory.json", "findings.json",
                "checks.json", "measured.json", "refused.json", "label.json", "waiting.json", "checkpoint",
                "checkpoint/state.bin"
            })
    void aPipeInsteadOfAFileIsRefusedAtOnce(String file) throws Exception {
        Files.writeString(folder.resolve("experiment.json"), Json.write(Json.parseExperiment("{}", "test")));
        Path pipe = folder.resolve(file);
        Files.createDirectories(pipe.resolveSibling(""));
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "this system has no mkfifo");
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> RunFolder.open(folder));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(pipe + " is a pipe"), refused::getMessage);
        assertThrows(InvalidInputException.class, () -> RunFolder.resume(folder));
    }

    @Test
    void aPipeInsteadOfTheLockIsRefusedAtOnce() throws Exception {
        Path pipe = folder.resolve(RunLock.FILE);
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "this system has no mkfifo");
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> RunLock.take(folder));
        assertTrue(String.valueOf(refused.getMessage()).startsWith(folder + " cannot be written"), refused::getMessage);
        assertFalse(RunLock.isHeld(folder));
    }

    /** While a run is measured, another program that would measure it is told at once. */
    @Test
    void aRunIsMeasuredByOneProgramAtATime() {
        RunFolder.create(folder.resolve("run"), Json.parseExperiment("{}", "test"));
        assertThrows(
                InvalidInputException.class,
                () -> RunFolder.open(folder.resolve("run")).adding());
    }
}
