package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Truth: nothing is left among the temporary files, whether the folder is closed or the program is told to end. */
class TemporaryFolderTest {
    @Test
    void closingDeletesAllThatIsInIt() throws IOException {
        TemporaryFolder folder = TemporaryFolder.create("test");
        Files.writeString(Files.createDirectories(folder.path().resolve("a/b")).resolve("file"), "text");
        folder.close();
        assertFalse(Files.exists(folder.path()));
    }

    @Test
    void aTerminatedProgramLeavesNothing(@TempDir Path temporary) throws Exception {
        Process program = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temporary,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Endless.class.getName())
                .start();
        try {
            assertEquals('r', program.getInputStream().read(), "the program made its folder");
            program.destroy(); // SIGTERM
            assertNotEquals(0, program.waitFor());
            try (Stream<Path> left = Files.list(temporary)) {
                assertEquals(0, left.count());
            }
        } finally {
            program.destroyForcibly();
        }
    }

    /** Makes a folder with a file, says so, and does not end by itself. */
    static final class Endless {
        private Endless() {}

        public static void main(String[] args) throws Exception {
            Path file = TemporaryFolder.create("endless").path().resolve("file");
            Files.writeString(file, "text");
            assertTrue(Files.exists(file));
            System.out.println("ready");
            Thread.currentThread().join();
        }
    }
}
