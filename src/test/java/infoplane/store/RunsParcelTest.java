package infoplane.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunFailedException;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is unpacked is what was packed; truth: the files themselves. */
final class RunsParcelTest {
    private static final int WEIGHTS = 300_000;

    @TempDir
    Path folder;

    private byte[] weights = new byte[0];

    @BeforeEach
    void write() throws IOException {
        weights = new byte[WEIGHTS];
        new Random(1).nextBytes(weights); // not to be compressed
        Files.createDirectories(folder.resolve("a/checkpoints"));
        Files.createDirectories(folder.resolve("b/empty"));
        Files.write(folder.resolve("a/weights.bin"), weights);
        Files.writeString(folder.resolve("a/checkpoints/last"), "");
        Files.writeString(folder.resolve("a/run.lock"), "");
        Files.writeString(folder.resolve("a/.plane.csv.1-00000000.draft"), "half");
        Files.writeString(folder.resolve("b/plane.csv"), "ü\n");
        Files.createLink(folder.resolve("b/weights.bin"), folder.resolve("a/weights.bin"));
    }

    private byte[] parcel() {
        return RunsParcel.pack(new TreeMap<>(Map.of("a", folder.resolve("a"), "b", folder.resolve("b"))));
    }

    @Test
    void runsArriveWholeAndLinkedFilesAreSentOnce() throws IOException {
        byte[] parcel = parcel();
        assertTrue(parcel.length < WEIGHTS + 1000, "the weights once: " + parcel.length);
        Path there = Files.createDirectory(folder.resolve("there"));
        RunsParcel.unpack(parcel, Map.of("a", there.resolve("A"), "b", there.resolve("B")));
        assertEquals(-1, Files.mismatch(folder.resolve("a/weights.bin"), there.resolve("A/weights.bin")));
        assertEquals("", Files.readString(there.resolve("A/checkpoints/last")));
        assertEquals("ü\n", Files.readString(there.resolve("B/plane.csv")));
        assertTrue(Files.isDirectory(there.resolve("B/empty")));
        assertTrue(Files.isSameFile(there.resolve("A/weights.bin"), there.resolve("B/weights.bin")));
        assertFalse(Files.exists(there.resolve("A/run.lock")), "a lock is of one machine");
        assertFalse(Files.exists(there.resolve("A/.plane.csv.1-00000000.draft")));
    }

    @Test
    void aParcelThatIsCutIsRefused() {
        byte[] whole = parcel();
        byte[] cut = java.util.Arrays.copyOf(whole, whole.length / 2);
        String said = assertThrows(
                        RunFailedException.class,
                        () -> RunsParcel.unpack(cut, Map.of("a", folder.resolve("x"), "b", folder.resolve("y"))))
                .getMessage();
        assertTrue(String.valueOf(said).contains("ends too early"), said);
    }

    @Test
    void nothingIsWrittenOutsideOfTheFolders() throws IOException {
        for (String name : new String[] {"a/../../stolen", "c/file", "../stolen"}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes))) {
                out.writeByte(1);
                out.writeUTF(name);
                out.writeLong(0);
                out.writeByte(3);
            }
            Path place = folder.resolve("deep/place");
            assertThrows(
                    RunFailedException.class, () -> RunsParcel.unpack(bytes.toByteArray(), Map.of("a", place)), name);
            assertFalse(Files.exists(folder.resolve("stolen")) || Files.exists(folder.resolve("deep/stolen")), name);
        }
    }
}
