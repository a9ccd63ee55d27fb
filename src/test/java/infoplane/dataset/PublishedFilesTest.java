package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import infoplane.core.Seed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Public files that are not part of the project; skipped where {@code ../shared/data} is absent. */
class PublishedFilesTest {
    private static Dataset published(String name) {
        Path file = Path.of("..", "shared", "data", name);
        assumeTrue(Files.exists(file), file + " is absent");
        return FileSettings.of(file.toString()).load(new Seed(1));
    }

    @Test
    void theGeneratedDataAreThePublishedOnes() {
        Dataset file = published("var_u.mat");
        Dataset generated = SztSettings.defaults().load(new Seed(1));
        assertArrayEquals(generated.inputs().toDoubles(), file.inputs().toDoubles());
        assertArrayEquals(generated.labels().toClasses(), file.labels().toClasses());
        assertEquals(DatasetFacts.of(generated).sha256(), DatasetFacts.of(file).sha256());
    }

    /** numpy on the raw bytes: 264923200 is the sum of all pixels; counts by bincount; no image occurs twice. */
    @Test
    void mnistIsReadFromItsZippedFiles() {
        Dataset mnist = published("t10k-images-idx3-ubyte.gz");
        DatasetFacts facts = DatasetFacts.of(mnist);
        assertEquals(10_000, facts.rows());
        assertEquals(28 * 28, facts.columns());
        assertEquals(List.of(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009), facts.classCounts());
        assertEquals(0, facts.duplicates());
        double sum = 0;
        for (float pixel : mnist.inputs().toFloats()) {
            sum += pixel * 255.0;
        }
        assertEquals(264923200, sum, 264923200 * 1e-7); // float32 rounding of each pixel's share of 255
        assertEquals(84 / 255f, mnist.inputs().at(0, 202));
    }
}
