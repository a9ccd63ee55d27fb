package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Paths of data start where the experiment was written, also in a process that computes for another one. */
final class DataFileTest {
    @TempDir
    Path elsewhere;

    @AfterEach
    void startHere() {
        DataFile.startFrom(Path.of("").toAbsolutePath());
    }

    @Test
    void relativePathsStartFromTheFolderOfTheOtherProcess() {
        Path absolute = elsewhere.resolve("x.csv").toAbsolutePath();
        assertEquals(Path.of("data/x.csv"), DataFile.of("data/x.csv").path());
        DataFile.startFrom(elsewhere);
        assertEquals(elsewhere.resolve("data/x.csv"), DataFile.of("data/x.csv").path());
        assertEquals(absolute, DataFile.of(absolute.toString()).path());
        startHere();
        assertEquals(Path.of("data/x.csv"), DataFile.of("data/x.csv").path());
    }
}
