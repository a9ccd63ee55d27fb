package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.dataset.ImageSettings.FashionMnist;
import infoplane.dataset.ImageSettings.Mnist;
import infoplane.dataset.RowChoice.Scaling;
import infoplane.dataset.published.PublishedImages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twenty training and ten test images of one pixel, whose brightness is the row's number; the label is its last digit. */
class ImageSettingsTest {
    private static final Seed SEED = new Seed(1);

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        write("train-images.idx3-ubyte", 0, 20, 1);
        write("train-labels-idx1-ubyte.gz", 0, 20, 10);
        write("raw/t10k-images-idx3-ubyte", 20, 30, 1);
        write("t10k-labels-idx1-ubyte", 20, 30, 10);
    }

    /** @param modulus 1 for images, else labels */
    private void write(String name, int from, int to, int modulus) throws IOException {
        boolean images = modulus == 1;
        ByteBuffer bytes = ByteBuffer.allocate(100)
                .put(new byte[] {0, 0, 8, (byte) (images ? 3 : 1)})
                .putInt(to - from);
        if (images) {
            bytes.putInt(1).putInt(1);
        }
        IntStream.range(from, to).forEach(row -> bytes.put((byte) (images ? row : row % modulus)));
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                OutputStream content = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
            content.write(bytes.array(), 0, bytes.position());
        }
    }

    private Mnist mnist(List<String> classes, int rows, Scaling scale, @Nullable Double trainFraction) {
        return new Mnist(folder.toString(), classes.isEmpty() ? null : classes, rows, scale, trainFraction);
    }

    private static int[] pixels(Dataset data) {
        return IntStream.range(0, data.size())
                .map(row -> (int) Math.round(255 * data.inputs().at(row, 0)))
                .toArray();
    }

    /** Usual names, gzipped or not, beside one another or in a folder raw; training rows first, and their split. */
    @Test
    void theFourFilesBecomeThePublishedSplit() {
        Mnist settings = mnist(List.of(), 0, Scaling.NONE, null);
        Dataset data = settings.load(SEED);
        assertArrayEquals(IntStream.range(0, 30).toArray(), pixels(data));
        assertArrayEquals(
                IntStream.range(0, 30).map(row -> row % 10).toArray(),
                data.labels().toClasses());
        assertArrayEquals(
                IntStream.range(0, 20).toArray(), settings.split(data, SEED).train());
        assertArrayEquals(
                IntStream.range(20, 30).toArray(), settings.split(data, SEED).test());
        Mnist mixed = mnist(List.of(), 0, Scaling.NONE, 0.5);
        assertEquals(15, mixed.split(mixed.load(SEED), SEED).train().length);
    }

    @Test
    void classesAreKeptFromBothParts() {
        Mnist settings = mnist(List.of("7", "3"), 0, Scaling.NONE, null);
        Dataset data = settings.load(SEED);
        assertArrayEquals(new int[] {3, 7, 13, 17, 23, 27}, pixels(data));
        assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1}, data.labels().toClasses());
        assertEquals(List.of("3", "7"), data.classNames());
        assertArrayEquals(new int[] {4, 5}, settings.split(data, SEED).test());
    }

    /** Fifteen of thirty: ten to train on and five to test with, no class twice as often as another in a part. */
    @Test
    void aSubsampleHasTheSharesOfPartsAndClasses() {
        Mnist settings = mnist(List.of(), 15, Scaling.NONE, null);
        Dataset data = settings.load(SEED);
        Split split = settings.split(data, SEED);
        assertEquals(10, split.train().length);
        Map<Integer, Long> counts = IntStream.of(split.train())
                .boxed()
                .collect(Collectors.groupingBy(data.labels()::classOf, Collectors.counting()));
        assertEquals(Collections.nCopies(10, 1L), List.copyOf(counts.values()));
        assertTrue(IntStream.of(split.test()).allMatch(row -> pixels(data)[row] >= 20));
        assertArrayEquals(pixels(data), pixels(settings.load(SEED)));
        assertTrue(Set.of(settings.load(new Seed(2)), settings.load(new Seed(3))).stream()
                .anyMatch(other -> !java.util.Arrays.equals(pixels(other), pixels(data))));
    }

    /** Training pixels are 0 to 19: their mean is 9.5 and variance (20² − 1)/12, which the test rows do not move. */
    @Test
    void scalingIsFittedOnTheTrainingRows() {
        Dataset standard = mnist(List.of(), 0, Scaling.STANDARD, null).load(SEED);
        Dataset zeroOne = mnist(List.of(), 0, Scaling.ZERO_ONE, null).load(SEED);
        for (int row = 0; row < 30; row++) {
            assertEquals((row - 9.5) / Math.sqrt(399 / 12.0), standard.inputs().at(row, 0), 1e-6);
            assertEquals(row / 19.0, zeroOne.inputs().at(row, 0), 1e-6);
        }
    }

    @Test
    void whatIsMissingOrWrongIsNamed() throws IOException {
        assertRefused(mnist(List.of("10"), 0, Scaling.NONE, null), "has no class \"10\"; its classes are 0, 1, 2");
        assertRefused(
                mnist(List.of("1"), 4, Scaling.NONE, null), "has 3 rows of these classes but the settings ask for 4");
        write("t10k-labels-idx1-ubyte", 20, 29, 10);
        assertRefused(mnist(List.of(), 0, Scaling.NONE, null), "has 10 images but there are 9 labels");
        write("t10k-labels-idx1-ubyte", 20, 30, 11);
        assertRefused(mnist(List.of(), 0, Scaling.NONE, null), "has the label 10 but labels must be between 0 and 9");
        Files.delete(folder.resolve("raw/t10k-images-idx3-ubyte"));
        assertRefused(
                mnist(List.of(), 0, Scaling.NONE, null), "mnist: t10k-images-idx3-ubyte (.gz) is not in " + folder);
        assertRefused(
                mnist(List.of(), 0, Scaling.NONE, null),
                "; place the four files there, or name their folder in \"folder\", or fetch them once");
    }

    private static void assertRefused(ImageSettings settings, String words) {
        String message = String.valueOf(assertThrows(InvalidInputException.class, () -> settings.load(SEED))
                .getMessage());
        assertTrue(message.contains(words), message);
    }

    /** A file of the usual name that is not the published one is neither taken for it nor overwritten. */
    @Test
    void fetchingLeavesOtherFilesAlone() throws IOException {
        String message = String.valueOf(
                assertThrows(InvalidInputException.class, () -> PublishedImages.MNIST.fetch(folder, RunMonitor.SILENT))
                        .getMessage());
        assertTrue(message.contains("train-images.idx3-ubyte is not the published file"), message);
        assertEquals(36, Files.size(folder.resolve("train-images.idx3-ubyte")));
    }

    /** Xiao et al. (2017): 6000 training and 1000 test images of each of ten classes. Debian's are gzipped again. */
    @Test
    @Tag("long") // takes half a gigabyte
    void debiansFashionMnistIsThePublishedOne() {
        Path debian = Path.of("/usr/share/datasets/fashion-mnist");
        assumeTrue(Files.exists(debian), "the package dataset-fashion-mnist is absent");
        assertEquals(List.of(), PublishedImages.FASHION_MNIST.fetch(debian, RunMonitor.SILENT)); // checks all sums
        FashionMnist settings = new FashionMnist(debian.toString(), List.of("Sandal", "9"), 7000, Scaling.NONE, null);
        Dataset data = settings.load(SEED);
        assertEquals(List.of("Sandal", "Ankle boot"), data.classNames());
        assertArrayEquals(new int[] {3500, 3500}, data.labels().classSizes());
        assertEquals(784, data.inputs().columns());
        assertEquals(6000, settings.split(data, SEED).train().length);
        assertEquals(1000, settings.split(data, SEED).test().length);
    }
}
