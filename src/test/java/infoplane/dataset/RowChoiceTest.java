package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forty rows of a table: three times the row's number, minus the number, a constant; class a three times in four, b and c one in eight. */
class RowChoiceTest {
    private static final Seed SEED = new Seed(1);
    private static final int ROWS = 40;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        StringBuilder text = new StringBuilder("size,kind,minus,same\n");
        IntStream.range(0, ROWS)
                .forEach(row -> text.append(3 * row)
                        .append(',')
                        .append(kind(row))
                        .append(',')
                        .append(-row)
                        .append(",5\n"));
        Files.writeString(folder.resolve("t.csv"), text);
    }

    private static String kind(int row) {
        return row < 30 ? "a" : row % 2 == 0 ? "b" : "c";
    }

    /** @param fields of the data set beside its path and label column, as in experiment files */
    private DatasetSettings table(String fields) {
        return Json.parseDataset("{\"type\":\"file\",\"path\":\"" + folder.resolve("t.csv")
                + "\",\"labelColumn\":\"kind\"" + fields + "}");
    }

    private Dataset load(String fields) {
        return table(fields).load(SEED);
    }

    private static int[] numbers(Dataset data) {
        return IntStream.range(0, data.size())
                .map(row -> (int) data.inputs().at(row, 0) / 3)
                .toArray();
    }

    @Test
    void aSubsampleHasTheSharesOfTheClassesAndComesFromTheSeed() {
        Dataset data = load(",\"rows\":16");
        assertArrayEquals(new int[] {12, 2, 2}, data.labels().classSizes());
        for (int row = 0; row < 16; row++) {
            assertEquals(
                    kind(numbers(data)[row]),
                    data.classNames().get(data.labels().classOf(row)));
        }
        assertArrayEquals(numbers(data), numbers(load(",\"rows\":16")));
        assertFalse(Arrays.equals(numbers(data), numbers(table(",\"rows\":16").load(new Seed(2)))));
    }

    @Test
    void theFirstRowsAreTakenOnRequest() {
        assertArrayEquals(new int[] {0, 1, 2}, numbers(load(",\"rows\":3,\"draw\":\"first\"")));
        assertArrayEquals(new int[] {31, 33}, numbers(load(",\"rows\":2,\"draw\":\"first\",\"classes\":[\"c\"]")));
    }

    @Test
    void classesAreKeptByNameInTheirOrder() {
        Dataset data = load(",\"classes\":[\"c\",\"b\"]");
        assertArrayEquals(IntStream.range(30, 40).toArray(), numbers(data));
        assertEquals(List.of("b", "c"), data.classNames());
        assertArrayEquals(
                new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, data.labels().toClasses());
    }

    @Test
    void columnsAreNamedByNumbersToo() {
        Dataset data = Json.parseDataset("{\"type\":\"file\",\"path\":\"" + folder.resolve("t.csv")
                        + "\",\"labelColumn\":2,\"leaveOut\":4}")
                .load(SEED);
        assertEquals(List.of("a", "b", "c"), data.classNames());
        assertEquals(2, data.inputs().columns());
    }

    /** Least and most, mean and standard deviation of the training rows alone, column by column, by their definitions. */
    @Test
    void scalingIsFittedOnTheTrainingRows() {
        Dataset plain = load("");
        int[] train = table("").split(plain, SEED).train();
        Samples zeroOne = load(",\"scale\":\"zero-one\"").inputs();
        Samples standard = load(",\"scale\":\"standard\"").inputs();
        for (int column = 0; column < 2; column++) {
            int chosen = column;
            double[] values = IntStream.of(train)
                    .mapToDouble(row -> plain.inputs().at(row, chosen))
                    .toArray();
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            double mean = Arrays.stream(values).average().orElseThrow();
            double variance =
                    Arrays.stream(values).map(value -> value * value).average().orElseThrow() - mean * mean;
            for (int row = 0; row < ROWS; row++) {
                double value = plain.inputs().at(row, column);
                assertEquals((value - least) / (most - least), zeroOne.at(row, column), 1e-12);
                assertEquals((value - mean) / Math.sqrt(variance), standard.at(row, column), 1e-12);
            }
        }
        assertEquals(0, zeroOne.at(7, 2)); // the constant
        assertEquals(0, standard.at(7, 2));
        assertEquals(32, train.length);
    }

    @Test
    void whatCannotBeKeptIsRefused() {
        assertRefused(",\"classes\":[\"d\"]", "t.csv has no class \"d\"; its classes are a, b, c");
        assertRefused(
                ",\"classes\":[]",
                "dataset: classes is an empty list but must name at least one class, or be left out");
        assertRefused(",\"classes\":\"a\"", "dataset.classes is \"a\" but must be a list");
        assertRefused(",\"classes\":[1.5]", "dataset.classes[0] is 1.5 but must be a text in quotes");
        assertRefused(",\"rows\":41", "t.csv has 40 rows but the settings ask for 41");
        assertRefused(
                ",\"rows\":6,\"classes\":[\"b\"]", "t.csv has 5 rows of these classes but the settings ask for 6");
        assertRefused(
                ",\"scale\":\"minmax\"",
                "dataset.scale is \"minmax\" but must be one of none, zero-one, standard; did you mean zero-one?");
        assertRefused(",\"label\":\"kind\"", "dataset.label is unknown; did you mean labelColumn?");
    }

    private void assertRefused(String fields, String end) {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> load(fields)).getMessage());
        assertTrue(message.endsWith(end), message);
    }

    /** Inputs and labels of every format of arrays, gzipped, are what they are plain. */
    @ParameterizedTest
    @ValueSource(strings = {"npy", "idx"})
    void arraysMayBeGzipped(String format) throws IOException {
        boolean npy = format.equals("npy");
        byte[] inputs = npy
                ? npy(Samples.ofFloats(new float[] {0, 1, 2, 3}, 2, 2))
                : new byte[] {0, 0, 8, 2, 0, 0, 0, 2, 0, 0, 0, 2, 0, (byte) 255, 0, 51};
        byte[] labels = npy ? npy(Samples.column(1, 0)) : new byte[] {0, 0, 8, 1, 0, 0, 0, 2, 1, 0};
        Path x = zip("x." + format + ".gz", inputs);
        Path y = zip("y." + format + ".gz", labels);
        Dataset data = new FileSettings(x.toString(), y.toString(), 0, 0.8).load(SEED);
        assertArrayEquals(new int[] {1, 0}, data.labels().toClasses());
        assertEquals(npy ? 3 : 51 / 255f, data.inputs().at(1, 1));
    }

    private byte[] npy(Samples samples) throws IOException {
        Path plain = folder.resolve("plain.npy");
        NpyFile.write(plain, samples);
        return Files.readAllBytes(plain);
    }

    private Path zip(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(bytes);
        }
        return file;
    }
}
