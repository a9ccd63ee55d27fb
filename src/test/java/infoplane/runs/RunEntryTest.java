package infoplane.runs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunEntryTest {
    @TempDir
    private Path folder = Path.of("");

    private Path changedAt(String name, long millis) throws IOException {
        Path made = Files.createDirectory(folder.resolve(name));
        return Files.setLastModifiedTime(made, FileTime.fromMillis(millis));
    }

    /** Another program deletes a run while the list is read. */
    @Test
    void aFolderThatHasDisappearedIsLeftOut() throws IOException {
        Path old = changedAt("old", 1000);
        Path fresh = changedAt("fresh", 3000);
        Path middle = changedAt("middle", 2000);
        Path gone = folder.resolve("gone");
        assertEquals(List.of(fresh, middle, old), RunEntry.newestFirst(List.of(old, gone, fresh, middle)));
    }
}
