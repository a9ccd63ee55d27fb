package infoplane.backend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is in the place of the log, the program starts without one: opening a pipe would wait for ever. */
final class LogFolderTest {
    @TempDir
    Path place;

    @AfterEach
    void usualFolder() {
        System.clearProperty(LogFolder.PROPERTY);
    }

    private static void assertRefused(String sentence) {
        assertEquals(Optional.of("No log is written: " + sentence), LogFolder.obstacle());
        LogFile<Object> appender = new LogFile<>();
        IOException refused = assertThrows(
                IOException.class, () -> appender.openFile(LogFolder.file().toString()));
        assertTrue(String.valueOf(refused.getMessage()).endsWith(sentence));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no pipes and devices among its files")
    void nothingButARegularFileIsOpenedAsTheLog() throws Exception {
        System.setProperty(LogFolder.PROPERTY, place.toString());
        Path file = LogFolder.file();
        assertEquals(Optional.empty(), LogFolder.obstacle(), "not there yet");
        Files.createDirectory(file);
        assertRefused(file + " is a folder but must be a regular file");
        Files.delete(file);
        assertEquals(0, new ProcessBuilder("mkfifo", file.toString()).start().waitFor());
        assertRefused(file + " is a pipe, socket or device but must be a regular file");
        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/null"));
        assertRefused(file + " is a pipe, socket or device but must be a regular file");
    }

    @Test
    void nothingButAFolderIsTakenForTheFolder() throws IOException {
        Path inTheWay = Files.createFile(place.resolve("state"));
        System.setProperty(LogFolder.PROPERTY, inTheWay.resolve("infoplane").toString());
        assertRefused(inTheWay + " is a file but must be a folder");
    }

    @Test
    void aMessageOpensTheLogWhichHoldsAllOfThem() throws IOException {
        Path folder = place.resolve("log");
        System.setProperty(LogFolder.PROPERTY, folder.toString());
        Logging logging = new Logging();
        logging.initialize();
        LoggerContext loggers = (LoggerContext) logging.getLoggerFactory();
        try {
            loggers.getLogger("io.jhdf.File").warn("padding");
            loggers.getLogger("infoplane.Run").debug("a detail");
            assertFalse(Files.exists(folder), "nothing was logged yet");
            loggers.getLogger("infoplane.Run").info("it begins", new IllegalStateException("told whole"));
            loggers.getLogger("org.nd4j.Backend").info("of others nothing below a warning");
            String log = Files.readString(LogFolder.file());
            assertTrue(log.contains(" INFO  [") && log.contains("] Run: it begins"), log);
            assertTrue(log.contains("IllegalStateException: told whole") && log.contains("at infoplane."), log);
            assertFalse(log.contains("below a warning"), log);
        } finally {
            loggers.stop();
        }
    }
}
