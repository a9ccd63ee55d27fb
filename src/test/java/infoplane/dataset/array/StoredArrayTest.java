package infoplane.dataset.array;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.FileSettings;
import infoplane.dataset.NpyType;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays that numpy and h5py wrote ({@code make.py} beside the files): value [i, j] is 3 i + j in each. */
class StoredArrayTest {
    private static final Path FILES = Path.of("src/test/resources/dataset/array");
    private static final int ROWS = 5;
    private static final int COLUMNS = 4;

    static Stream<StoredArray> arrays() {
        return Stream.of(
                        "deflated.npz",
                        "stored.npz",
                        "tensors.safetensors",
                        "h5py.h5",
                        "matlab73.mat",
                        "checksums.h5",
                        "checksums-latest.h5",
                        "compact.h5")
                .flatMap(file -> StoredArray.list(FILES.resolve(file)).stream())
                .filter(array -> array.dimensions() > 0);
    }

    @Test
    void everyArrayIsListedInNaturalOrder() {
        assertEquals(
                List.of("big", "cube", "epoch", "fortran", "half", "whole"),
                StoredArray.list(FILES.resolve("deflated.npz")).stream()
                        .map(StoredArray::name)
                        .toList());
        assertEquals(40, arrays().count());
    }

    @ParameterizedTest
    @MethodSource("arrays")
    void holdsWhatWasWritten(StoredArray array) {
        assertRows(array.samples(), 0, ROWS);
        assertRows(array.samples(1, 3), 1, 3);
    }

    private static void assertRows(Samples rows, int from, int to) {
        assertEquals(to - from, rows.rows());
        assertEquals(COLUMNS, rows.columns());
        for (int row = from; row < to; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                assertEquals(3 * row + column, rows.at(row - from, column));
            }
        }
    }

    /** A chunk that was never written holds the fill value (HDF5 specification, fill value message). */
    @Test
    void chunksThatWereNeverWrittenHoldTheFillValue() {
        Samples rows = StoredArray.list(FILES.resolve("unwritten.h5")).get(0).samples();
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                boolean written = (row == 2 || row == 3) && column < 3;
                assertEquals(written ? 7 : -1.5, rows.at(row, column));
            }
        }
    }

    /**
     * The one written chunk of the file is its end: 15 deflated bytes, whose number stands in the index of chunks. It has to
     * unpack to 6 values of 4 bytes.
     */
    @ParameterizedTest
    @ValueSource(ints = {0, 4, 20, 23, 25, 28, 48})
    void aChunkOfAnotherSizeIsDamage(int unpacked, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("unwritten.h5"));
        int length = 15;
        int index = 1424;
        ByteBuffer file = ByteBuffer.allocate(whole.length + 64).order(ByteOrder.LITTLE_ENDIAN);
        file.put(whole, 0, whole.length - length);
        assertEquals(
                length, ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(index));
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[unpacked]);
        deflater.finish();
        file.putInt(index, deflater.deflate(file));
        deflater.end();
        Path other = Files.write(folder.resolve("other.h5"), Arrays.copyOf(file.array(), file.position()));
        StoredArray array = StoredArray.list(other).get(0);
        assertEquals(-1.5, array.samples(0, 2).at(0, 0), "chunks beside it are whole");
        assertDamaged(array, other);
    }

    @Test
    void aChunkBehindTheEndOfTheFileIsDamage(@TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve("unwritten.h5"));
        for (int cut : new int[] {1, 8, 15}) {
            Path file = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, whole.length - cut));
            assertDamaged(StoredArray.list(file).get(0), file);
        }
    }

    private static void assertDamaged(StoredArray array, Path file) {
        String told = String.valueOf(
                assertThrows(InvalidInputException.class, array::samples).getMessage());
        assertTrue(told.startsWith(file + " cannot be read as HDF5: "), told);
    }

    /** MATLAB stores the transpose and says so by an attribute; a program that names groups gets paths. */
    @Test
    void readsHdf5AlsoOfMatlab(@TempDir Path folder) {
        Path file = folder.resolve("a.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            float[][] plain = new float[ROWS][COLUMNS];
            double[][] transposed = new double[COLUMNS][ROWS];
            for (int row = 0; row < ROWS; row++) {
                for (int column = 0; column < COLUMNS; column++) {
                    plain[row][column] = 3 * row + column;
                    transposed[column][row] = 3 * row + column;
                }
            }
            hdf.putGroup("epoch_7").putDataset("fc1", plain);
            hdf.putDataset("M", transposed).putAttribute("MATLAB_class", "double");
        }
        List<StoredArray> arrays = StoredArray.list(file);
        assertEquals(
                List.of("M", "epoch_7/fc1"),
                arrays.stream().map(StoredArray::name).toList());
        assertEquals(NpyType.FLOAT64, arrays.get(0).type());
        arrays.forEach(array -> assertRows(array.samples(), 0, ROWS));
        arrays.forEach(array -> assertRows(array.samples(2, 4), 2, 4));
    }

    /** What MATLAB keeps for its cells, references and texts are no layers. */
    @Test
    void linksWithinAnHdf5FileAreFollowed() {
        List<StoredArray> arrays = StoredArray.list(FILES.resolve("links.h5"));
        assertEquals(
                List.of("fc2", "kept/fc1", "latest/fc1"),
                arrays.stream().map(StoredArray::name).toList());
        arrays.forEach(array -> assertRows(array.samples(), 0, ROWS));
    }

    /** Nothing of a file is left out in silence. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "outside.h5 | has \"other\", a link to links.h5:/kept/fc1, but links into other files are not followed",
                "nowhere.h5 | has \"other\", a link to /no, which leads nowhere",
                "complex.h5 | holds \"other\", whose values are complex or compound or wider than 64 bits",
                "unusual.h5 | holds \"group/other\", whose values are complex or compound or wider than 64 bits, or lie in an unusual way",
                "narrow.h5 | holds \"group/other\", whose values are complex or compound or wider than 64 bits, or lie in an unusual way",
                "compact-bfloat16.h5 | holds \"group/other\", whose values are complex or compound or wider than 64 bits, or lie",
                "virtual.h5 | cannot be read as HDF5: Virtual storage is not supported; this is its array \"group/other\"",
                "virtual-latest.h5 | cannot be read as HDF5: Virtual storage is not supported; this is its array \"group/other\"",
                "elsewhere.h5 | cannot be read as HDF5: it is damaged, or packed in a way that is not known; this is its array \"group/other\"",
                "scale-offset.h5 | cannot be read as HDF5: A required filter is not available: name='scaleoffset' id=6; this is its array \"group/other\"",
                "szip.h5 | cannot be read as HDF5: A required filter is not available: name='szip' id=4; this is its array \"group/other\"",
                "twice.npz | holds two arrays \"fc1\", but each name must stand for one"
            })
    void whatCannotBeReadIsNamed(String file, String sentence) {
        String told =
                String.valueOf(assertThrows(InvalidInputException.class, () -> StoredArray.list(FILES.resolve(file)))
                        .getMessage());
        assertTrue(told.startsWith(FILES.resolve(file) + " " + sentence), told);
    }

    /** Values as PyTorch has them: both zeros, the greatest, the least normal and subnormal ones of both signs. */
    @ParameterizedTest
    @ValueSource(strings = {"bfloat16.npy", "bfloat16.npz", "bfloat16.safetensors", "bfloat16.h5"})
    void brainFloatsAreThoseOfPyTorch(String file) {
        Samples expected = StoredArray.list(FILES.resolve("bfloat16.npz")).stream()
                .filter(array -> array.name().equals("expected"))
                .findFirst()
                .orElseThrow()
                .samples();
        for (StoredArray array : StoredArray.list(FILES.resolve(file))) {
            Samples rows = array.brainFloats().samples();
            assertTrue(rows.singlePrecision(), array.name());
            assertArrayEquals(bits(expected), bits(rows), array.described());
            assertArrayEquals(
                    bits(expected.select(new int[] {1, 2})),
                    bits(array.brainFloats().samples(1, 3)),
                    array.described());
        }
    }

    /** The fill value of whole numbers that hold bfloat16 is one, too. */
    @Test
    void brainFloatsThatWereNeverWrittenAreTheFillValue() {
        StoredArray parts =
                StoredArray.list(FILES.resolve("bfloat16-unwritten.h5")).get(0);
        Samples rows = parts.brainFloats().samples();
        for (int column = 0; column < 3; column++) {
            assertEquals(1, rows.at(0, column));
        }
        assertEquals(-2.5, rows.at(3, 1));
    }

    /** Zero and minus zero are other bits. */
    private static int[] bits(Samples rows) {
        return IntStream.range(0, rows.rows() * rows.columns())
                .map(i -> Float.floatToRawIntBits(rows.toFloats()[i]))
                .toArray();
    }

    @Test
    void aFingerprintTellsOtherContent(@TempDir Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(FILES.resolve("tensors.safetensors"));
        String before =
                StoredArray.list(FILES.resolve("tensors.safetensors")).get(0).fingerprint();
        Path copy = Files.write(folder.resolve("t.safetensors"), bytes);
        assertEquals(before, StoredArray.list(copy).get(0).fingerprint());
        bytes[bytes.length - 1] ^= 64;
        Files.write(copy, bytes);
        assertEquals("BF16", StoredArray.list(copy).get(0).name());
        assertNotEquals(before, StoredArray.list(copy).get(0).fingerprint());
    }

    /** A file that is cut anywhere, or whose bytes lie, is refused in a sentence, or read whole. */
    @ParameterizedTest
    @ValueSource(strings = {"deflated.npz", "stored.npz", "tensors.safetensors", "texts.npy"})
    void damageIsRefused(String name, @TempDir Path folder) throws IOException {
        byte[] whole = Files.readAllBytes(FILES.resolve(name));
        Path file = folder.resolve(name);
        for (int length = 0; length < whole.length; length += 37) {
            Files.write(file, Arrays.copyOf(whole, length));
            InvalidInputException e =
                    assertThrows(InvalidInputException.class, () -> readAll(file), "cut at " + length);
            assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e.getMessage());
        }
        for (int at = 0; at < whole.length; at += 11) {
            byte[] wrong = whole.clone();
            wrong[at] ^= (byte) 0x55;
            Files.write(file, wrong);
            try {
                readAll(file);
            } catch (InvalidInputException e) {
                assertTrue(
                        String.valueOf(e.getMessage())
                                .contains(file.getFileName().toString()),
                        e.getMessage());
            }
        }
    }

    private static void readAll(Path file) {
        for (StoredArray array : StoredArray.list(file)) {
            try {
                array.samples();
            } catch (InvalidInputException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(array.name()), e.getMessage());
                throw e;
            }
        }
    }

    @Test
    void labelsMayBeTexts() {
        assertEquals(
                List.of("cat", "dog"),
                LabelArray.read(FileSettings.of(FILES.resolve("texts.npy").toString()), "", 3)
                        .reading()
                        .classNames());
        assertEquals(
                List.of("cat", "dög"),
                LabelArray.read(FileSettings.of(FILES.resolve("labels.npz").toString()), "y", 3)
                        .reading()
                        .classNames());
    }

    /** h5py writes true and false as named numbers, and a list of texts as an array of them. */
    @Test
    void hdf5MayHoldNames() {
        Path file = FILES.resolve("named.h5");
        StoredArray numbers = StoredArray.list(FILES.resolve("h5py.h5")).stream()
                .filter(array -> array.name().equals("big"))
                .findFirst()
                .orElseThrow();
        List<StoredArray> named = StoredArray.list(file);
        assertEquals(
                List.of("chunked", "plain"),
                named.stream().map(StoredArray::name).toList());
        for (StoredArray array : named) {
            for (int row = 0; row < array.rows(); row++) {
                for (int column = 0; column < array.columns(); column++) {
                    double expected = numbers.samples().at(row, column) > 0 ? 1 : 0;
                    assertEquals(expected, array.samples().at(row, column), array.name());
                }
            }
        }
        assertEquals(
                List.of("cat", "dog"),
                LabelArray.read(FileSettings.of(file.toString()), "y", 5)
                        .reading()
                        .classNames());
    }

    /** As numpy.savez writes a single array of texts: there is no number in the file, but its labels are clear. */
    @Test
    void theOnlyArrayOfAnArchiveMayBeTexts(@TempDir Path folder) throws IOException {
        Path only = folder.resolve("only.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(only))) {
            zip.putNextEntry(new ZipEntry("y.npy"));
            Files.copy(FILES.resolve("texts.npy"), zip);
        }
        assertEquals(
                List.of("cat", "dog"),
                LabelArray.read(FileSettings.of(only.toString()), "", 3)
                        .reading()
                        .classNames());
    }

    /** The content of a file tells its format, whatever the file is called; an .npz that is called .mat is one, too. */
    @Test
    void theContentTellsTheFormat(@TempDir Path folder) throws IOException {
        for (String name : List.of("texts.npy", "stored.npz", "deflated.npz", "tensors.safetensors")) {
            Optional<ArrayKind> kind = ArrayKind.ofName(Path.of(name));
            for (String ending : List.of(".bin", ".mat", ".csv")) {
                Path other = Files.copy(FILES.resolve(name), folder.resolve(name.replace('.', '-') + ending));
                assertEquals(kind, ArrayKind.ofContent(new DataFile(other)), other.toString());
            }
        }
        Path table = Files.writeString(folder.resolve("table.mat"), "1 2\n3 4\n");
        assertEquals(Optional.empty(), ArrayKind.ofContent(new DataFile(table)));
    }

    @Test
    void numbersInNamesCountByValue() {
        TreeMap<String, Integer> order = new TreeMap<>(NaturalOrder.INSTANCE);
        Stream.of("fc10", "fc2", "a", "fc02", "b7c10", "b7c9").forEach(name -> order.put(name, 0));
        assertEquals("[a, b7c9, b7c10, fc02, fc2, fc10]", order.keySet().toString());
    }
}
