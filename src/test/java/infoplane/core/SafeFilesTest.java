package infoplane.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files are written whole or not at all, never through a link, and drafts are of one writer alone. */
final class SafeFilesTest {
    @TempDir
    Path folder;

    private int files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return (int) files.count();
        }
    }

    @Test
    void nothingIsWrittenThroughALink() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Path link = Files.createSymbolicLink(folder.resolve("plane.csv"), precious);
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> SafeFiles.write(link, "table"));
        assertEquals(link + " is a link but must be a regular file", refused.getMessage());
        assertEquals("precious", Files.readString(precious));
    }

    @Test
    void aFolderOfTheNameIsRefused() {
        assertTrue(folder.resolve("plane.csv").toFile().mkdir());
        assertThrows(InvalidInputException.class, () -> SafeFiles.write(folder.resolve("plane.csv"), "table"));
    }

    @Test
    void whatCanBeMadeAgainIsWrittenWholeAndNotThroughALinkToo() throws IOException {
        Path file = folder.resolve("summary.json");
        SafeFiles.keep(file, "old");
        SafeFiles.keep(file, "new");
        assertEquals("new", Files.readString(file));
        assertEquals(1, files());
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThrows(InvalidInputException.class, () -> SafeFiles.keep(link, "other"));
        assertEquals("new", Files.readString(file));
    }

    /** Two writers at once would write into one draft. */
    @Test
    void everyDraftHasANameOfItsOwn() {
        Path file = folder.resolve("plane.csv");
        assertFalse(Drafts.beside(file).equals(Drafts.beside(file)));
    }

    @Test
    void aFailedWriteLeavesTheOldContentAndNothingElse() throws IOException {
        Path file = Files.writeString(folder.resolve("plane.csv"), "old");
        IOException failure = assertThrows(
                IOException.class,
                () -> SafeFiles.replace(file, out -> {
                    out.write(new byte[100_000]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("No space left on device", failure.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(1, files());
    }

    @Test
    void draftsOfEndedProgramsAreRemovedAndOthersStay() throws IOException {
        Path written = Drafts.beside(folder.resolve("a.json"));
        Files.writeString(written, "");
        Files.writeString(folder.resolve(".b.json.999999999999-0123abcd.draft"), "");
        Files.writeString(folder.resolve("plane.csv.new"), "");
        Files.createDirectories(folder.resolve("extending"));
        Files.writeString(folder.resolve("extending/trajectory.f32"), "");
        Files.writeString(folder.resolve("notes.new"), "");
        Drafts.sweep(folder);
        assertTrue(Files.exists(written));
        assertTrue(Files.exists(folder.resolve("notes.new")));
        assertEquals(2, files());
        Drafts.ended(written);
        Drafts.sweep(folder);
        assertEquals(1, files());
    }

    /** What a killed program was writing is a link to a file of somebody else: the link goes, the file stays. */
    @Test
    void aSweepFollowsNoLinks() throws IOException {
        Path precious = Files.writeString(folder.resolve("precious"), "precious");
        Files.createSymbolicLink(folder.resolve("plane.csv.new"), precious);
        Drafts.sweep(folder);
        assertEquals("precious", Files.readString(precious));
        assertEquals(1, files());
    }

    @Test
    void ofTwoThatCreateAFileOneSucceeds() {
        Path file = folder.resolve("experiment.json");
        boolean[] other = {false};
        SafeFiles.beforeChange = changed -> {
            if (changed.equals(file)) {
                SafeFiles.beforeChange = none -> {};
                other[0] = SafeFiles.create(file, "other");
            }
        };
        assertFalse(SafeFiles.create(file, "one"));
        assertTrue(other[0]);
    }
}
