package infoplane.dataset.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.dataset.FileSettings;
import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ChunkedDataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that h5py wrote ({@code make.py} beside them); that they are read right is tested by {@link StoredArrayTest}. */
class HdfChecksumTest {
    private static final Path FILES = Path.of("src/test/resources/dataset/array");

    @TempDir
    private Path folder;

    /** Each byte of a chunk and of its checksum counts; the sentence names file, data set and chunk. */
    @ParameterizedTest
    @CsvSource({
        "checksums, alone, 2, 3",
        "checksums, shuffled, 2, 3",
        "checksums, shuffled4, 3, 2",
        "checksums, whole, 2, 0",
        "checksums, bytes, 3, 3",
        "checksums, gzip, 4, 0",
        "checksums, gzip-shuffled, 2, 3",
        "checksums, lzf, 2, 0",
        "checksums-latest, one, 0, 0"
    })
    void aChangedByteIsRefused(String from, String name, int row, int column) throws IOException {
        Path source = FILES.resolve(from + ".h5");
        byte[] bytes = Files.readAllBytes(source);
        byte[] chunk = chunk(source, name, row, column);
        int start = start(bytes, chunk);
        Path file = folder.resolve("changed.h5");
        StoredArray array = array(Files.write(file, bytes), name);
        for (int at = start; at < start + chunk.length; at++) {
            bytes[at] ^= 1;
            Files.write(file, bytes);
            bytes[at] ^= 1;
            assertEquals(
                    file + " cannot be read as HDF5: the chunk at [" + row + ", " + column
                            + "] does not fit its checksum; this is its array \"" + name + "\"",
                    assertThrows(InvalidInputException.class, array::samples).getMessage());
        }
    }

    /** HDF5 before 1.6.3 wrote the bytes of each half of the checksum exchanged (H5Zfletcher32.c, "reversed_fletcher"). */
    @Test
    void theChecksumOfOldVersionsFits() throws IOException {
        Path source = FILES.resolve("checksums.h5");
        byte[] bytes = Files.readAllBytes(source);
        byte[] chunk = chunk(source, "alone", 2, 3);
        int sum = start(bytes, chunk) + chunk.length - Integer.BYTES;
        for (int half = sum; half < sum + Integer.BYTES; half += 2) {
            byte first = bytes[half];
            bytes[half] = bytes[half + 1];
            bytes[half + 1] = first;
        }
        StoredArray old = array(Files.write(folder.resolve("old.h5"), bytes), "alone");
        assertEquals(3 * 2 + 3, old.samples().at(2, 3));
    }

    @Test
    void aChangedByteOfTextsIsRefused() throws IOException {
        Path source = FILES.resolve("checksums.h5");
        byte[] bytes = Files.readAllBytes(source);
        assertEquals(List.of("cat", "dog"), classes(source));
        bytes[start(bytes, "catdog".getBytes(java.nio.charset.StandardCharsets.US_ASCII))] = 'r';
        Path file = Files.write(folder.resolve("rat.h5"), bytes);
        String told = String.valueOf(
                assertThrows(InvalidInputException.class, () -> classes(file)).getMessage());
        assertEquals(file + " cannot be read as HDF5: a chunk does not fit its checksum in y", told);
    }

    /**
     * The sums of 16-bit words as Fletcher has them, the high byte first and an odd byte as a high one: of 1, 2, 3 they are
     * 0x0102 + 0x0300 and 0x0102 + that.
     */
    @Test
    void theSumIsFletchers() {
        byte[] checked = {1, 2, 3, 0x02, 0x04, 0x04, 0x05};
        assertArrayEquals(new byte[] {1, 2, 3}, new HdfChecksum().decode(checked, new int[0]));
        for (int length = 0; length < checked.length; length++) {
            byte[] cut = Arrays.copyOf(checked, length);
            assertThrows(HdfChecksum.Mismatch.class, () -> new HdfChecksum().decode(cut, new int[0]));
        }
    }

    private static List<String> classes(Path file) {
        return LabelArray.read(FileSettings.of(file.toString()), "y", 5)
                .reading()
                .classNames();
    }

    private static StoredArray array(Path file, String name) {
        return StoredArray.list(file).stream()
                .filter(array -> array.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] chunk(Path file, String name, int row, int column) {
        try (HdfFile hdf = new HdfFile(file)) {
            ByteBuffer stored = ((ChunkedDataset) hdf.getByPath(name)).getRawChunkBuffer(new int[] {row, column});
            byte[] chunk = new byte[stored.remaining()];
            stored.get(chunk);
            return chunk;
        }
    }

    private static int start(byte[] bytes, byte[] part) {
        int start = 0;
        while (start < bytes.length && !Arrays.equals(bytes, start, start + part.length, part, 0, part.length)) {
            start++;
        }
        assertTrue(start < bytes.length);
        return start;
    }
}
