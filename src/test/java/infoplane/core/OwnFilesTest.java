package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The property stands for INFOPLANE_FILES, which a test cannot set for its own process. */
class OwnFilesTest {
    private final String before = System.getProperty(OwnFiles.PROPERTY, "");

    @BeforeEach
    @AfterEach
    void restore() {
        System.setProperty(OwnFiles.PROPERTY, before);
    }

    @Test
    void runsAndDataLieInTheNamedFolder() {
        System.setProperty(OwnFiles.PROPERTY, "big disk");
        Path named = Path.of("big disk").toAbsolutePath();
        assertEquals(named.resolve("runs"), OwnFiles.runs());
        assertEquals(named.resolve("data"), OwnFiles.data());
    }

    @Test
    void otherwiseInTheUsersHome() {
        System.setProperty(OwnFiles.PROPERTY, " ");
        assertEquals(Path.of(System.getProperty("user.home"), "Infoplane", "runs"), OwnFiles.runs());
    }

    @Test
    void whatIsNoFolderIsRefusedByTheNameOfTheVariable(@TempDir Path folder) throws IOException {
        System.setProperty(OwnFiles.PROPERTY, "https://example.org/runs");
        assertEquals(
                "INFOPLANE_FILES is \"https://example.org/runs\" but must name a folder",
                assertThrows(InvalidInputException.class, OwnFiles::folder).getMessage());
        Path file = Files.createFile(folder.resolve("file"));
        System.setProperty(OwnFiles.PROPERTY, file.resolve("below").toString());
        String message = String.valueOf(assertThrows(InvalidInputException.class, OwnFiles::requireFolder)
                .getMessage());
        assertTrue(
                message.endsWith(file + " is a file but must be a folder; name another folder with INFOPLANE_FILES"),
                message);
        System.setProperty(OwnFiles.PROPERTY, folder.resolve("to/be/made").toString());
        OwnFiles.requireFolder();
    }
}
