package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.NotAllowedException;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.dataset.EnumeratedSettings.ModularAddition;
import infoplane.dataset.EnumeratedSettings.Parity;
import infoplane.dataset.EnumeratedSettings.Teacher;
import infoplane.dataset.PointSettings.Blobs;
import infoplane.dataset.PointSettings.Circles;
import infoplane.dataset.PointSettings.Spirals;
import infoplane.dataset.PointSettings.Xor;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every generated data set against what can be said of it in closed form. */
class GeneratedDataTest {
    private static final Seed SEED = new Seed(1);

    private static DatasetFacts facts(DatasetSettings settings) {
        return DatasetFacts.of(settings.load(SEED));
    }

    /** H(X) = 2 log2 p, H(Y) = I(X;Y) = log2 p; for 97 the 13.1998 and 6.5999 bits of the literature. */
    @ParameterizedTest
    @CsvSource({"2, 2, 1", "97, 13.199826, 6.599913", "113, 13.640358, 6.820179"})
    void modularAdditionHoldsEveryPairOnce(int p, double inputBits, double labelBits) {
        DatasetFacts facts = facts(new ModularAddition(p, 0.5));
        assertEquals(p * p, facts.rows());
        assertEquals(2 * p, facts.columns());
        assertEquals(Collections.nCopies(p, p), facts.classCounts());
        assertEquals(inputBits, facts.inputEntropy().bits(), 1e-6);
        assertEquals(labelBits, facts.labelEntropy().bits(), 1e-6);
        assertEquals(labelBits, facts.mutualInformation().bits(), 1e-6);
        assertTrue(facts.exhaustive());
    }

    /** The label by its definition, from the two ones that the network sees; and a + b = b + a. */
    @Test
    void modularAdditionAddsAndCommutes() {
        int p = 7;
        Dataset data = new ModularAddition(p, 0.5).load(SEED);
        for (int row = 0; row < p * p; row++) {
            int a = row / p;
            int b = row % p;
            assertEquals(1, data.inputs().at(row, a));
            assertEquals(1, data.inputs().at(row, p + b));
            assertEquals(
                    2,
                    IntStream.range(0, 2 * p)
                            .mapToDouble(column(data.inputs(), row))
                            .sum());
            assertEquals((a + b) % p, data.labels().classOf(row));
            assertEquals(data.labels().classOf(row), data.labels().classOf(b * p + a));
        }
    }

    private static java.util.function.IntToDoubleFunction column(Samples samples, int row) {
        return column -> samples.at(row, column);
    }

    /** H(X) = n, H(Y) = 1 bit; one relevant bit turns the label, any other leaves it, in either coding. */
    @ParameterizedTest
    @CsvSource({"1, 1", "10, 3", "9, 9"})
    void parityTurnsWithTheRelevantBitsAlone(int n, int k) {
        for (BitCoding coding : BitCoding.values()) {
            Parity settings = new Parity(n, k, 0.8, coding);
            DatasetFacts facts = facts(settings);
            assertEquals(n, facts.inputEntropy().bits(), 1e-12);
            assertEquals(1, facts.mutualInformation().bits(), 1e-12);
            Labels labels = settings.load(SEED).labels();
            Samples inputs = settings.load(SEED).inputs();
            for (int row = 0; row < 1 << n; row++) {
                for (int bit = 0; bit < n; bit++) {
                    int turned = row ^ 1 << (n - 1 - bit);
                    assertNotEquals(inputs.at(row, bit), inputs.at(turned, bit));
                    assertEquals(bit < k, labels.classOf(row) != labels.classOf(turned));
                }
            }
        }
    }

    /** The teacher is odd: a pattern and its complement are of different classes, so H(Y) is 1 bit. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aTeacherOfTwoClassesIsOdd(long teacherSeed) {
        Dataset data = new Teacher(9, 12, 2, teacherSeed, 0.8, BitCoding.ZERO_ONE).load(SEED);
        for (int row = 0; row < 512; row++) {
            assertNotEquals(data.labels().classOf(row), data.labels().classOf(511 - row));
        }
        assertEquals(1, DatasetFacts.of(data).labelEntropy().bits(), 1e-12);
        assertEquals(9, DatasetFacts.of(data).inputEntropy().bits(), 1e-12);
    }

    @Test
    void onlyItsOwnSeedMovesTheTeacher() {
        Teacher one = new Teacher(8, 10, 4, 1, 0.8, BitCoding.ZERO_ONE);
        String labels = DatasetFacts.of(one.load(SEED)).labelsSha256();
        assertEquals(labels, DatasetFacts.of(one.load(new Seed(2))).labelsSha256());
        assertNotEquals(
                labels, facts(new Teacher(8, 10, 4, 2, 0.8, BitCoding.ZERO_ONE)).labelsSha256());
        assertEquals(
                labels,
                facts(new Teacher(8, 10, 4, 1, 0.8, BitCoding.MINUS_PLUS_ONE)).labelsSha256());
    }

    /** Without noise four places are left: H(X) = 2 bits, and the sign of the product decides. */
    @Test
    void xorIsTheSignOfTheProduct() {
        DatasetFacts facts = facts(new Xor(400, 0, 0.8));
        assertEquals(2, facts.inputEntropy().bits(), 1e-12);
        assertEquals(1, facts.mutualInformation().bits(), 1e-12);
        Dataset noisy = new Xor(400, 0.05, 0.8).load(SEED);
        for (int row = 0; row < 400; row++) {
            boolean differ = noisy.inputs().at(row, 0) * noisy.inputs().at(row, 1) < 0;
            assertEquals(differ ? 1 : 0, noisy.labels().classOf(row));
        }
    }

    @Test
    void circlesHaveTheRadiiOfTheirClasses() {
        Dataset data = new Circles(300, 0, 3, 0.8).load(SEED);
        for (int row = 0; row < 300; row++) {
            double radius = Math.hypot(data.inputs().at(row, 0), data.inputs().at(row, 1));
            assertEquals((data.labels().classOf(row) + 1) / 3.0, radius, 1e-6);
        }
    }

    /** Turned by a third, each arm of three is the next. */
    @Test
    void spiralsAreTurnedIntoOneAnother() {
        Samples points = new Spirals(300, 0, 3, 0.8).load(SEED).inputs();
        double cos = Math.cos(2 * Math.PI / 3);
        double sin = Math.sin(2 * Math.PI / 3);
        for (int row = 0; row < 300; row += 3) {
            double x = points.at(row, 0);
            double y = points.at(row, 1);
            assertEquals(cos * x - sin * y, points.at(row + 1, 0), 1e-6);
            assertEquals(sin * x + cos * y, points.at(row + 1, 1), 1e-6);
        }
    }

    /** Mean within 4 standard errors of the centre, (1, 0) for class 0; variance of 10 000 values within 4 of theirs. */
    @Test
    void blobsAreNormalCloudsAroundTheirCentres() {
        Samples points = new Blobs(20_000, 0.5, 2, 0.8).load(SEED).inputs();
        double[] x =
                IntStream.range(0, 10_000).mapToDouble(i -> points.at(2 * i, 0)).toArray();
        double mean =
                IntStream.range(0, x.length).mapToDouble(i -> x[i]).average().orElseThrow();
        double variance = IntStream.range(0, x.length)
                .mapToDouble(i -> (x[i] - mean) * (x[i] - mean))
                .average()
                .orElseThrow();
        assertEquals(1, mean, 4 * 0.5 / 100);
        assertEquals(0.25, variance, 4 * 0.25 * Math.sqrt(2) / 100);
    }

    /** Classes differ by one row at most, whatever the numbers; the seed draws the noise and nothing else. */
    @Test
    void pointsAreBalancedAndDrawnByTheSeed() {
        for (DatasetSettings settings : List.of(
                new Xor(101, 0.1, 0.8),
                new Circles(101, 0.1, 3, 0.8),
                new Spirals(101, 0.1, 4, 0.8),
                new Blobs(101, 0.1, 7, 0.8))) {
            DatasetFacts facts = facts(settings);
            List<Integer> counts = facts.classCounts();
            assertTrue(Collections.max(counts) - Collections.min(counts) <= 1, settings + " has " + counts);
            assertEquals(facts.sha256(), facts(settings).sha256());
            DatasetFacts other = DatasetFacts.of(settings.load(new Seed(2)));
            assertEquals(facts.labelsSha256(), other.labelsSha256());
            assertNotEquals(facts.sha256(), other.sha256());
        }
    }

    @Test
    void refuseWhatCannotBe() {
        assertThrows(NotAllowedException.class, () -> new ModularAddition(1, 0.5));
        assertThrows(NotAllowedException.class, () -> new Blobs(3, 0.5, 2, 0.8));
        assertThrows(NotAllowedException.class, () -> new Xor(100, -0.1, 0.8));
        assertThrows(NotAllowedException.class, () -> new Teacher(17, 10, 2, 1, 0.8, BitCoding.ZERO_ONE));
        assertEquals(
                "k is 4 but must be at most n, 3",
                assertThrows(IllegalArgumentException.class, () -> new Parity(3, 4, 0.8, BitCoding.ZERO_ONE))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> new Circles(4, 0, 5, 0.8));
    }
}
