package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.RowChoice.Draw;
import infoplane.dataset.RowShape.Picture;
import infoplane.dataset.array.StoredArray;
import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Matrix;

/** The dimensions of an array after the first say which picture a row is, in each format that has them. */
class RowShapeTest {
    private final Path folder;

    RowShapeTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "'', 784, 28 x 28 x 1",
                "784, 784, 28 x 28 x 1",
                "'', 49, none", // under 8 × 8 it is rather a table
                "'', 896, none",
                "28 32, 896, 28 x 32 x 1",
                "3 5, 15, 3 x 5 x 1",
                "28 32 3, 2688, 28 x 32 x 3",
                "3 28 32, 2688, 28 x 32 x 3",
                "4 28 32, 3584, 28 x 32 x 3",
                "1 28 32, 896, 28 x 32 x 1",
                "28 32 1, 896, 28 x 32 x 1",
                "3 28 3, 252, 3 x 28 x 3", // channels are last where they may be either
                "28 32 5, 4480, none",
                "1 896, 896, none", // a line is no picture
                "2 3 4 3, 72, none"
            })
    void theDimensionsSayThePicture(String lengths, int values, String picture) {
        for (boolean firstFastest : new boolean[] {false, true}) {
            RowShape shape = shape(lengths, firstFastest);
            assertEquals(
                    picture,
                    shape.picture(values)
                            .map(one -> one.height() + " x " + one.width() + " x " + one.colours())
                            .orElse(null));
        }
    }

    private static RowShape shape(String lengths, boolean firstFastest) {
        return new RowShape(
                Stream.of(lengths.split(" "))
                        .filter(text -> !text.isEmpty())
                        .map(Integer::valueOf)
                        .toList(),
                firstFastest);
    }

    /** The value at y = 1, x = 2, c = 2, as numpy.ravel_multi_index counts it with order C and F. */
    @ParameterizedTest
    @CsvSource({"2 5 3, false, 23", "2 5 3, true, 25", "4 2 5, false, 27", "4 2 5, true, 22"})
    void everyLayoutHasItsSteps(String lengths, boolean firstFastest, int place) {
        Picture picture = shape(lengths, firstFastest)
                .picture("2 5 3".equals(lengths) ? 30 : 40)
                .orElseThrow();
        assertEquals(place, picture.index(1, 2, 2));
    }

    private static double value(int picture, int y, int x) {
        return 100 * picture + 10 * y + x;
    }

    private static void assertTwo(String from, Samples inputs, RowShape rowShape) {
        Picture shape = rowShape.picture(inputs.columns()).orElseThrow();
        assertEquals("3 x 2", shape.height() + " x " + shape.width(), from);
        for (int n = 0; n < 2; n++) {
            for (int y = 0; y < 3; y++) {
                for (int x = 0; x < 2; x++) {
                    assertEquals(value(n, y, x), inputs.at(n, shape.index(y, x, 0)), from);
                }
            }
        }
    }

    private void assertTwo(Path inputs, Path labels) {
        Dataset data = new FileSettings(inputs.toString(), labels.toString(), 0, 0.8).load(new Seed(1));
        assertTwo(inputs.toString(), data.inputs(), data.rowShape());
        Dataset turned = RowChoice.kept(data, "", null, 1, Draw.FIRST, new Seed(1));
        assertEquals(data.picture(), turned.picture(), "rows that are kept have the same shape");
        assertEquals(data.picture(), data.select(new int[] {1}).picture());
    }

    /** An array of 2 × 3 × 2 float64 values. */
    private static byte[] npy(boolean fortran) {
        byte[] header = NpyHeader.write("<f8", "2, 3, 2");
        byte[] text = new String(header, StandardCharsets.ISO_8859_1)
                .replace("False", fortran ? "True " : "False")
                .getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer file = ByteBuffer.allocate(text.length + 12 * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        file.put(text);
        for (int i = 0; i < 12; i++) {
            file.putDouble(fortran ? value(i % 2, i / 2 % 3, i / 6) : value(i / 6, i / 2 % 3, i % 2));
        }
        return file.array();
    }

    @Test
    void numpyAndIdxKeepTheShape() throws IOException {
        Path labels = Files.writeString(folder.resolve("y.csv"), "0\n1\n");
        Path plain = Files.write(folder.resolve("c.npy"), npy(false));
        Path fortran = Files.write(folder.resolve("f.npy"), npy(true));
        assertTwo(plain, labels);
        assertTwo(fortran, labels);
        assertArrayEquals(
                NpyFile.read(plain).samples().toDoubles(),
                NpyFile.read(fortran).samples().toDoubles(),
                "rows are as of reshape(N, -1), in whatever order the array was written");
        for (Path file : List.of(plain, fortran)) {
            StoredArray array = StoredArray.list(file).get(0);
            assertTwo("stored " + file, array.samples(), array.rowShape());
        }
        ByteBuffer idx = ByteBuffer.allocate(16 + 12 * Integer.BYTES);
        idx.put(new byte[] {0, 0, 0x0C, 3}).putInt(2).putInt(3).putInt(2);
        for (int i = 0; i < 12; i++) {
            idx.putInt((int) value(i / 6, i / 2 % 3, i % 2));
        }
        assertTwo(Files.write(folder.resolve("a.idx"), idx.array()), labels);
    }

    /** MATLAB's first dimension runs fastest; pictures lie in it as N × H × W or as H × W × N, which the labels tell. */
    @Test
    void matlabKeepsTheShape() throws IOException {
        Matrix first = Mat5.newMatrix(new int[] {2, 3, 2}, MatlabType.Double);
        Matrix last = Mat5.newMatrix(new int[] {3, 2, 2}, MatlabType.Single);
        Matrix labels = Mat5.newMatrix(2, 1);
        labels.setDouble(1, 1);
        for (int i = 0; i < 12; i++) {
            first.setDouble(i, value(i % 2, i / 2 % 3, i / 6));
            last.setDouble(i, value(i / 6, i % 3, i / 3 % 2));
        }
        for (Matrix pictures : List.of(first, last)) {
            Path file = folder.resolve(pictures.getNumRows() + ".mat");
            Mat5.writeToFile(Mat5.newMatFile().addArray("X", pictures).addArray("y", labels), file.toFile());
            assertTwo(file, file);
        }
    }

    @Test
    void hdf5KeepsTheShape() {
        double[][][] plain = new double[2][3][2];
        double[][][] matlab = new double[2][3][2]; // the file holds the dimensions from the last to the first
        for (int i = 0; i < 12; i++) {
            plain[i / 6][i / 2 % 3][i % 2] = value(i / 6, i / 2 % 3, i % 2);
            matlab[i / 6][i / 2 % 3][i % 2] = value(i % 2, i / 2 % 3, i / 6);
        }
        Path file = folder.resolve("a.h5");
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("plain", plain);
            hdf.putDataset("matlab", matlab).putAttribute("MATLAB_class", "double");
        }
        for (StoredArray array : StoredArray.list(file)) {
            assertTwo(array.name(), array.samples(), array.rowShape());
        }
    }
}
