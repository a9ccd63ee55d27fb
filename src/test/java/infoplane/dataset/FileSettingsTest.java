package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Labels;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatFile;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/** Small files written here, by hand or by the format's own library; the numbers read must be those written. */
class FileSettingsTest {
    private final Path folder;

    FileSettingsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Dataset load(Path file) {
        return FileSettings.of(file.toString()).load(new Seed(1));
    }

    private static Dataset load(Path inputs, Path labels) {
        return new FileSettings(inputs.toString(), labels.toString(), 0, 0.8).load(new Seed(1));
    }

    private static void assertData(Dataset data, int columns, double[] values, int... classes) {
        assertEquals(columns, data.inputs().columns());
        assertArrayEquals(values, data.inputs().toDoubles());
        assertArrayEquals(classes, data.labels().toClasses());
    }

    private static void assertSentence(String sentence, Path file) {
        String refusal = refusal(() -> load(file));
        assertEquals(file + " " + sentence, refusal);
    }

    private static String refusal(Executable work) {
        return String.valueOf(assertThrows(InvalidInputException.class, work).getMessage());
    }

    @Test
    void csvWithoutHeadings() throws IOException {
        Dataset data = load(file("plain.csv", "0.5,-1e3,1\n2,3,0\n"));
        assertData(data, 2, new double[] {0.5, -1000, 2, 3}, 1, 0);
        assertEquals("plain.csv", data.name());
    }

    @Test
    void csvWithHeadingsQuotesTextsAndABlankLine() throws IOException {
        Path flowers = file(
                "iris.csv", "\uFEFF\"length, cm\",width,species\r\n5.1, 3.5 ,\"virginica\"\r\n\r\n4.9,3.0,setosa\r\n");
        assertData(load(flowers), 2, new double[] {5.1, 3.5, 4.9, 3.0}, 1, 0);
        assertEquals(List.of("setosa", "virginica"), load(flowers).classNames());
    }

    @Test
    void semicolonsAndTabsSeparateToo() throws IOException {
        assertData(load(file("a.csv", "1;2;0\n3;4;1\n")), 2, new double[] {1, 2, 3, 4}, 0, 1);
        assertData(load(file("a.tsv", "x\ty\n1\tno\n3\tyes\n")), 1, new double[] {1, 3}, 0, 1);
    }

    @Test
    void csvLabelsMayLieInTheirOwnFile() throws IOException {
        Path inputs = file("x.csv", "1,2\n3,4\n");
        assertData(load(inputs, file("y.csv", "label\n-1\n1\n")), 2, new double[] {1, 2, 3, 4}, 0, 1);
    }

    @Test
    void csvProblemsNameTheCell() throws IOException {
        assertSentence(
                "has \"abc\" in line 2, column 1 but there must be a finite number; write texts as numbers, name the column in"
                        + " leaveOut (\"1\"), or, if it is the label, in labelColumn",
                file("1.csv", "1,0\nabc,1\n"));
        assertSentence(
                "has nothing in line 2, column 2 but there must be a finite number; fill it in, or take the row out",
                file("2.csv", "1,2,0\n1,,1\n"));
        assertSentence(
                "has \"NaN\" in line 2, column 1 but there must be a finite number; fill it in, or take the row out",
                file("3.csv", "1,0\nNaN,1\n"));
        assertSentence(
                "has 2 columns in line 2 but 3 in others, separated by ','; all rows must have as many",
                file("4.csv", "1,2,0\n1,2\n"));
        assertSentence(
                "has the label \"1.5\" in line 2, column 2 but labels must be whole numbers, or texts if labelsAs is text; if"
                        + " another column is the label, name it in labelColumn",
                file("5.csv", "1,0\n2,1.5\n"));
        assertSentence("has no label in line 2, column 2; every row must have one", file("6.csv", "1,a\n2,\n"));
        assertSentence("is empty but must hold at least one row", file("7.csv", ""));
        assertSentence(
                "has one column but must have inputs and a label, separated by , ; | a tab or blanks",
                file("8.csv", "1\n2\n"));
        assertTrue(refusal(() -> load(file("9.csv", "1,\"2\n3,4\n")))
                .endsWith("9.csv is no table: in line 1, a quote is opened and not closed"));
    }

    @Test
    void labelsThatAreNoClassesAreRefused() throws IOException {
        String rows =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> "1," + i + "\n").collect(Collectors.joining());
        assertSentence(
                "has 1001 different labels in column 2 but there may be at most 1000 classes", file("id.csv", rows));
    }

    @Test
    void npyWithLabelsBesideOrNamed() {
        Path inputs = folder.resolve("X.npy");
        Path labels = folder.resolve("classes.npy");
        NpyFile.write(inputs, Samples.ofFloats(new float[] {1, 2, 3, 4}, 2, 2));
        NpyFile.write(labels, Labels.hard(1, 0));
        assertData(load(inputs, labels), 2, new double[] {1, 2, 3, 4}, 1, 0);
        assertSentence("holds no labels; name their file in \"labels\"", inputs);
        NpyFile.write(folder.resolve("y.npy"), Labels.hard(0, 1));
        assertData(load(inputs), 2, new double[] {1, 2, 3, 4}, 0, 1);
        assertTrue(load(inputs).inputs().singlePrecision());
        NpyFile.write(folder.resolve("y.npy"), Labels.hard(0, 1, 1));
        assertSentence("has 2 rows but there are 3 labels; there must be one a row", inputs);
    }

    @Test
    void exportIsReadAgain() {
        Dataset data = new SztSettings(0.8, 5.0, BitCoding.ZERO_ONE, false).load(new Seed(3));
        List<Path> written = DatasetExport.write(data, folder.resolve("new/folder"));
        assertEquals(3, written.size());
        Dataset again = load(written.get(0));
        assertArrayEquals(data.inputs().toFloats(), again.inputs().toFloats());
        assertArrayEquals(data.labels().toClasses(), again.labels().toClasses());
        Samples probabilities = NpyFile.read(written.get(2)).samples();
        assertEquals(data.labels().probability(77, 1), probabilities.at(77, 1));
    }

    private Path mat(String name, MatFile content) throws IOException {
        return Mat5.writeToFile(content, folder.resolve(name).toFile()).toPath();
    }

    private static Matrix matrix(MatlabType type, int rows, double... columnMajor) {
        Matrix matrix = Mat5.newMatrix(rows, columnMajor.length / rows, type);
        for (int i = 0; i < columnMajor.length; i++) {
            matrix.setDouble(i, columnMajor[i]);
        }
        return matrix;
    }

    @Test
    void matKeepsUnsignedBytesAndSinglePrecision() throws IOException {
        Path bytes = mat(
                "bytes.mat",
                Mat5.newMatFile()
                        .addArray("F", matrix(MatlabType.UInt8, 2, 0, 200, 1, 255))
                        .addArray("y", matrix(MatlabType.UInt8, 1, 1, 0)));
        assertData(load(bytes), 2, new double[] {0, 1, 200, 255}, 1, 0);
        Path singles = mat(
                "singles.mat",
                Mat5.newMatFile()
                        .addArray("X", matrix(MatlabType.Single, 2, 0.5, 0.25))
                        .addArray("y", matrix(MatlabType.Double, 2, 3, 4)));
        assertTrue(load(singles).inputs().singlePrecision());
        assertData(load(singles), 1, new double[] {0.5, 0.25}, 0, 1);
    }

    private static List<String> said(Path path) {
        return ReadingWords.lines(DatasetFacts.of(load(path)));
    }

    private static byte[] zipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }

    /** 2^53 + 1 is the first whole number that float64 does not hold. */
    @Test
    void whichVariablesWereTakenIsSaidAndWhatFloat64Rounds() throws IOException {
        Matrix whole = Mat5.newMatrix(2, 2, MatlabType.Int64);
        whole.setLong(1, 1, (1L << 53) + 1);
        MatFile content = Mat5.newMatFile()
                .addArray("w", Mat5.newScalar(1))
                .addArray("X", whole)
                .addArray("y", matrix(MatlabType.Double, 2, 3, 4));
        Path plain = mat("a.mat", content);
        String decisions = "inputs: X, 2 rows of 2 values; labels: y (2 classes: 3, 4); ";
        String note = ": whole numbers of the inputs are rounded to float64, such as 9007199254740993 in row 1,"
                + " column 1 (counted from 0)";
        assertEquals(List.of("a.mat: " + decisions + "left out: w", "note: a.mat" + note), said(plain));
        for (String name : List.of("a.mat.gz", "b.mat", "b.gz")) {
            Path file = Files.write(folder.resolve(name), zipped(Files.readAllBytes(plain)));
            assertEquals(List.of(name + ": " + decisions + "gzipped; left out: w", "note: " + name + note), said(file));
        }
    }

    /** The limits of float64 among 64-bit integers: 53 binary digits between the first and the last that is 1. */
    @ParameterizedTest
    @CsvSource({
        "9007199254740992, false", "9007199254740993, true", "-9007199254740993, true", "9223372036854775807, true",
        "-9223372036854775808, false", "0, false", "-1, false", "4611686018427387904, false"
    })
    void float64HoldsWholeNumbersOf53Digits(long value, boolean rounds) {
        assertEquals(rounds, NpyType.rounds(value, false));
        assertEquals(rounds, new BigDecimal((double) value).compareTo(BigDecimal.valueOf(value)) != 0);
        assertTrue(NpyType.rounds(-1, true), "2^64 - 1");
    }

    @Test
    void matProblemsSayWhatIsThere() throws IOException {
        Matrix two = matrix(MatlabType.Double, 2, 1, 2);
        assertSentence(
                "holds a, y but must hold F or X",
                mat("1.mat", Mat5.newMatFile().addArray("a", two).addArray("y", two)));
        assertSentence(
                "holds F but it must be a matrix of real numbers, rows by columns",
                mat(
                        "2.mat",
                        Mat5.newMatFile().addArray("F", Mat5.newString("no")).addArray("y", two)));
        assertSentence(
                "is HDF5, as MATLAB's -v7.3 and Octave's -hdf5 write, but must be of MATLAB version 5 to 7: save it with"
                        + " -v7",
                file("3.mat", "MATLAB 7.3 MAT-file, Platform"));
        Path whole = mat("4.mat", Mat5.newMatFile().addArray("F", two).addArray("y", two));
        byte[] bytes = Files.readAllBytes(whole);
        for (int length = 0; length < bytes.length - 8; length += 3) {
            Path cut = Files.write(folder.resolve("cut.mat"), Arrays.copyOf(bytes, length));
            String refusal = refusal(() -> load(cut));
            assertTrue(refusal.startsWith(cut + " "), refusal);
        }
    }

    private Path idx(String name, boolean zipped, int type, int[] lengths, byte... values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * lengths.length + values.length);
        bytes.put(new byte[] {0, 0, (byte) type, (byte) lengths.length});
        for (int length : lengths) {
            bytes.putInt(length);
        }
        bytes.put(values);
        Path path = folder.resolve(name);
        try (OutputStream out =
                zipped ? new GZIPOutputStream(Files.newOutputStream(path)) : Files.newOutputStream(path)) {
            out.write(bytes.array());
        }
        return path;
    }

    @Test
    void idxPixelsAreScaledAndLabelsFoundBeside() throws IOException {
        int[] twoImages = {2, 1, 3};
        Path images = idx(
                "t-images-idx3-ubyte", false, 8, twoImages, (byte) 0, (byte) 51, (byte) 255, (byte) 1, (byte) 2, (byte)
                        3);
        assertSentence("holds no labels; name their file in \"labels\"", images);
        idx("t-labels-idx1-ubyte.gz", true, 8, new int[] {2}, (byte) 9, (byte) 4);
        Dataset data = load(images);
        assertEquals(3, data.inputs().columns());
        assertArrayEquals(
                new float[] {0, 51 / 255f, 1, 1 / 255f, 2 / 255f, 3 / 255f},
                data.inputs().toFloats());
        assertArrayEquals(new int[] {1, 0}, data.labels().toClasses());
        assertEquals(
                List.of(
                        "t-images-idx3-ubyte: inputs: 2 rows of 3 values (1 x 3), bytes divided by 255",
                        "labels: t-labels-idx1-ubyte.gz, found beside the inputs (2 classes: 4, 9)"),
                said(images));
    }

    @Test
    void idxOtherTypesAreNotScaled() throws IOException {
        Path numbers = idx("n.idx", true, 0x0B, new int[] {2, 1}, (byte) 1, (byte) 0, (byte) 0xff, (byte) 0xff);
        Path labels = idx("l.idx", false, 9, new int[] {2}, (byte) -1, (byte) 1);
        assertData(load(numbers, labels), 1, new double[] {256, -1}, 0, 1);
    }

    @Test
    void idxProblemsSayWhatIsWrong() throws IOException {
        Path labels = idx("t-labels-idx1-ubyte", false, 8, new int[] {2}, (byte) 9, (byte) 4);
        String notImages = refusal(() -> load(labels, labels));
        assertEquals(labels + " holds one number a row, as files of labels do, but must hold inputs", notImages);
        Path cut = idx("cut-images-idx3-ubyte", false, 8, new int[] {2, 2, 2}, new byte[7]);
        String tooShort = refusal(() -> load(cut, labels));
        assertEquals(cut + " ends after 7 of its 8 values", tooShort);
        Path huge = idx("huge.idx", false, 8, new int[] {1 << 20, 1 << 20});
        assertTrue(refusal(() -> load(huge, labels)).contains("fewer than 2^31 values"));
        Path other = file("other.idx", "something else");
        refusal(() -> load(other, labels));
        Path notZipped = Files.write(folder.resolve("bad.gz"), new byte[] {0x1f, (byte) 0x8b, 1, 2, 3});
        assertTrue(refusal(() -> load(notZipped, labels)).startsWith(notZipped + " cannot be read: "));
    }

    @Test
    void pathsThatAreNoneAreRefused() throws IOException {
        assertSentence("does not exist", folder.resolve("missing.npy"));
        assertSentence("does not exist", folder.resolve("missing.csv"));
        assertSentence("is a folder but must be a regular file", Files.createDirectory(folder.resolve("folder.csv")));
        refusal(() -> FileSettings.of(" ").load(new Seed(1)));
        refusal(() -> FileSettings.of("a\0b.csv").load(new Seed(1)));
        assertTrue(refusal(() -> load(file("x.docx", ""))).contains("is of an unknown kind"));
    }
}
