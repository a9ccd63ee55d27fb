package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that NumPy wrote (README in the resources names the script), and our own ones read again. */
class NpyFileTest {
    private final Path folder;

    NpyFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static String refusal(Executable work) {
        return String.valueOf(assertThrows(InvalidInputException.class, work).getMessage());
    }

    static Path resource(String name) {
        try {
            return Path.of(NpyFileTest.class.getResource("/dataset/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    static Stream<String> sameSixNumbers() {
        Stream<String> kinds = Stream.of("f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8");
        return Stream.concat(
                kinds.flatMap(kind -> Stream.of("little-" + kind, "big-" + kind)),
                Stream.of("fortran-f4", "fortran-big-i2", "version-1", "version-2", "version-3"));
    }

    @ParameterizedTest
    @MethodSource("sameSixNumbers")
    void readsWhatNumpyWrote(String name) {
        NpyFile file = NpyFile.read(resource("npy/" + name + ".npy"));
        assertEquals(3, file.rows());
        assertEquals(2, file.columns());
        assertArrayEquals(new double[] {0, 1, 2, 3, 100, 7}, file.samples().toDoubles());
        boolean single = name.endsWith("f4") || name.endsWith("f2");
        assertEquals(single, file.samples().singlePrecision());
    }

    @Test
    void readsTruthValuesAsNumbers() {
        assertArrayEquals(
                new double[] {0, 0, 1, 1, 1, 1},
                NpyFile.read(resource("npy/bool.npy")).samples().toDoubles());
    }

    /** Values as NumPy prints them: largest, smallest normal, smallest subnormal, the nearest half to 1/3. */
    @Test
    void readsHalfPrecision() {
        double[] expected = {0, -0.0, 1, -1.5, 65504, 6.103515625e-05, 5.960464477539063e-08, 0.333251953125};
        assertArrayEquals(
                expected, NpyFile.read(resource("npy/half-range.npy")).samples().toDoubles());
    }

    @ParameterizedTest
    @CsvSource({"top-u1, 255", "top-u2, 65535", "top-u4, 4294967295"})
    void readsTheGreatestUnsignedNumbers(String name, double greatest) {
        assertArrayEquals(
                new double[] {greatest, 5},
                NpyFile.read(resource("npy/" + name + ".npy")).samples().toDoubles());
    }

    /** 2⁶⁴ − 2048 and 2⁶³ are float64 numbers. */
    @Test
    void readsUnsignedNumbersBeyondLong() {
        assertArrayEquals(
                new double[] {0x1p64 - 2048, 0x1p63, 5},
                NpyFile.read(resource("npy/unsigned-top.npy")).samples().toDoubles());
    }

    /** Class counts of the first 1000 MNIST test images by numpy.bincount. */
    @Test
    void readsOneDimensionalLabels() {
        NpyFile file = NpyFile.read(resource("mnist1000_class.npy"));
        Labels labels = file.labels();
        int[] counts = new int[10];
        for (int label : labels.toClasses()) {
            counts[label]++;
        }
        assertArrayEquals(new int[] {85, 126, 116, 107, 110, 87, 87, 99, 89, 94}, counts);
        assertArrayEquals(new int[] {7, 2, 1, 0, 4}, Arrays.copyOf(labels.toClasses(), 5));
        assertEquals(1, file.samples().columns());
    }

    @Test
    void whatIsWrittenIsReadAgainBitByBit() {
        SplittableRandom random = new SplittableRandom(1);
        for (int columns = 1; columns < 40; columns += 7) {
            double[] values = random.doubles(13L * columns, -1e3, 1e3).toArray();
            float[] singles = new float[values.length];
            for (int i = 0; i < values.length; i++) {
                singles[i] = (float) values[i];
            }
            Path doubleFile = folder.resolve("double.npy");
            NpyFile.write(doubleFile, Samples.ofDoubles(values, 13, columns));
            assertArrayEquals(values, NpyFile.read(doubleFile).samples().toDoubles());
            Path singleFile = folder.resolve("single.npy");
            NpyFile.write(singleFile, Samples.ofFloats(singles, 13, columns));
            assertTrue(NpyFile.read(singleFile).samples().singlePrecision());
            assertArrayEquals(singles, NpyFile.read(singleFile).samples().toFloats());
        }
    }

    /** NEP 1: the values start at a multiple of 64 bytes, and the header ends with a line feed. */
    @Test
    void headerIsPaddedAsNumpyDoes() throws IOException {
        Path file = folder.resolve("y.npy");
        NpyFile.write(file, Labels.hard(0, 1, 1, 2));
        byte[] bytes = Files.readAllBytes(file);
        int header = bytes.length - 4 * Integer.BYTES;
        assertEquals(0, header % 64);
        assertEquals('\n', bytes[header - 1]);
        assertEquals(header - 10, bytes[8] + 256 * bytes[9]);
        assertArrayEquals(new int[] {0, 1, 1, 2}, NpyFile.read(file).labels().toClasses());
    }

    @Test
    void labelsAreRankedByValue() throws IOException {
        Path file = folder.resolve("signs.npy");
        NpyFile.write(file, Samples.column(1, -1, -1, 7));
        assertArrayEquals(new int[] {1, 0, 0, 2}, NpyFile.read(file).labels().toClasses());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | holds values of the kind '<U1' but must hold real numbers",
                "complex | holds values of the kind '<c16' but must hold real numbers",
                "object | holds values of the kind '|O' but must hold real numbers",
                "record | holds values of the kind [('a', '<i4'), ('b', '<f8')] but must hold real numbers",
                "scalar | holds a single number but must hold rows"
            },
            quoteCharacter = '"')
    void saysWhatItCannotRead(String name, String sentence) {
        Path file = resource("npy/" + name + ".npy");
        assertSentence(file, sentence);
    }

    private static void assertSentence(Path file, String sentence) {
        String refusal = refusal(() -> NpyFile.read(file));
        assertTrue(refusal.startsWith(file + " " + sentence), refusal);
    }

    @Test
    void everyShorterFileIsRefusedInOneSentence() throws IOException {
        byte[] whole = Files.readAllBytes(resource("npy/little-f8.npy"));
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, length));
            String refusal = refusal(() -> NpyFile.read(file));
            assertEquals(1, refusal.lines().count());
        }
        assertSentence(folder.resolve("cut.npy"), "ends after 5 of its 6 values");
    }

    /** Any one byte of the header may be wrong: then it is read, or refused by a sentence, but nothing else happens. */
    @Test
    void noDamagedHeaderEscapesTheMessages() throws IOException {
        byte[] whole = Files.readAllBytes(resource("npy/little-f8.npy"));
        SplittableRandom random = new SplittableRandom(1);
        for (int position = 0; position < 128; position++) {
            byte[] damaged = whole.clone();
            damaged[position] = (byte) random.nextInt(256);
            Path file = Files.write(folder.resolve("damaged.npy"), damaged);
            try {
                NpyFile.read(file);
            } catch (InvalidInputException e) {
                assertTrue(String.valueOf(e.getMessage()).startsWith(file.toString()), e.toString());
            }
        }
    }

    @Test
    void saysWhichValueIsNoNumber() {
        Path file = folder.resolve("nan.npy");
        NpyFile.write(file, Samples.copyOf(new double[] {0, 1}, new double[] {2, Double.NaN}));
        NpyFile array = NpyFile.read(file);
        String refusal = refusal(array::samples);
        assertEquals(file + " has NaN in row 1, column 1 (counted from 0) but every value must be finite", refusal);
    }

    @Test
    void saysWhichLabelIsNoWholeNumber() {
        Path file = folder.resolve("half.npy");
        NpyFile.write(file, Samples.column(0, 1, 0.5));
        NpyFile array = NpyFile.read(file);
        String refusal = refusal(array::labels);
        assertEquals(file + " has the label 0.5 in row 2 (counted from 0) but labels must be whole numbers", refusal);
    }

    @Test
    void saysThatTheFileIsMissingOrAFolder() {
        assertSentence(folder.resolve("none.npy"), "does not exist");
        assertSentence(folder, "is a folder but must be a regular file");
    }
}
