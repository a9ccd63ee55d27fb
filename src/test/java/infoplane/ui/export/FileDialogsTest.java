package infoplane.ui.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.figure.FigureFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the question for a file offers, and where it starts. */
class FileDialogsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void everythingThatCanBeOpenedIsOfferedFirst() {
        List<String> first = FileDialogs.FILTERS.get(0).getExtensions();
        assertTrue(first.contains("*.json"));
        for (FigureFormat format : FigureFormat.values()) {
            assertTrue(first.contains("*." + format.extension()), format.extension());
        }
    }

    @Test
    void itStartsInTheFolderOfWhatWasOpenedLast() throws IOException {
        Path papers = Files.createDirectories(folder.resolve("papers"));
        String gone = folder.resolve("gone").resolve("a.json").toString();
        assertEquals(
                papers.toFile(),
                FileDialogs.start(List.of(gone, papers.resolve("b.pdf").toString()), new File("home")));
        assertEquals(new File("home"), FileDialogs.start(List.of(), new File("home")));
    }
}
