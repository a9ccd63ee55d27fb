package infoplane.dataset;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Labels;
import infoplane.core.Seed;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The data of Shwartz-Ziv and Tishby, generated. Expected values were computed from the published file {@code var_u.mat}
 * by independent scripts, except where a test names another source; counts are exact.
 */
class SztDataTest {
    private static final Seed SEED = new Seed(1);
    private static final SztSettings HARD = SztSettings.defaults();

    private static SztSettings soft(double gamma) {
        return new SztSettings(0.8, gamma, BitCoding.ZERO_ONE, false);
    }

    @Test
    void labelsAreThePublishedOnes() {
        DatasetFacts facts = DatasetFacts.of(HARD.load(SEED));
        assertEquals("8adbd792d6400d00410815b5a1f01b05b59f15fd41ace0db85c7772aa5cf4566", facts.labelsSha256());
        assertEquals(List.of(4096 - 2118, 2118), facts.classCounts());
    }

    @Test
    void firstOnesAreAtThePublishedRows() {
        Labels labels = HARD.load(SEED).labels();
        int[] first = IntStream.range(0, 4096)
                .filter(row -> labels.classOf(row) == 1)
                .limit(10)
                .toArray();
        assertArrayEquals(new int[] {62, 63, 94, 95, 111, 115, 117, 118, 119, 122}, first);
    }

    /** H(X) = log2 4096 and H(Y) of 2118 ones in 4096; the tolerance is the rounding of a few operations. */
    @Test
    void entropiesAreExact() {
        DatasetFacts facts = DatasetFacts.of(HARD.load(SEED));
        assertEquals(12, facts.inputEntropy().bits());
        assertEquals(0.9991571208502711, facts.labelEntropy().bits(), 1e-15);
        assertEquals(0.9991571208502711, facts.mutualInformation().bits(), 1e-15);
        assertEquals(0, facts.duplicates());
        assertTrue(facts.exhaustive());
    }

    @Test
    void rowIsItsNumberInBinaryMostSignificantBitFirst() {
        Dataset data = HARD.load(SEED);
        for (int row = 0; row < 4096; row++) {
            int number = 0;
            for (int column = 0; column < 12; column++) {
                number = 2 * number + (int) data.inputs().at(row, column);
            }
            assertEquals(row, number);
        }
    }

    @Test
    void minusPlusOneSaysTheSame() {
        Dataset bits = HARD.load(SEED);
        Dataset signs = new SztSettings(0.8, null, BitCoding.MINUS_PLUS_ONE, false).load(SEED);
        for (int i = 0; i < 4096 * 12; i++) {
            assertEquals(
                    2 * bits.inputs().at(i / 12, i % 12) - 1, signs.inputs().at(i / 12, i % 12));
        }
        assertArrayEquals(bits.labels().toClasses(), signs.labels().toClasses());
    }

    /** By the number of ones: 5: 60 of 792, 6: 532 of 924, 7: 732 of 792; below none, above all. */
    @Test
    void onesByHammingWeight() {
        int[] ones = new int[13];
        for (int pattern = 0; pattern < 4096; pattern++) {
            ones[Integer.bitCount(pattern)] += IcosahedronRule.label(pattern);
        }
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 60, 532, 732, 495, 220, 66, 12, 1}, ones);
    }

    /** The paper's "64 disjoint orbits" are the classes of (k, e, a); f takes 53 values. */
    @Test
    void thereAre64ClassesAnd53Values() {
        Set<List<Integer>> classes = new HashSet<>();
        TreeSet<Long> values = new TreeSet<>();
        for (int pattern = 0; pattern < 4096; pattern++) {
            classes.add(List.of(
                    IcosahedronRule.ones(pattern),
                    IcosahedronRule.neighbouringPairs(pattern),
                    IcosahedronRule.antipodalPairs(pattern)));
            values.add(Math.round(IcosahedronRule.value(pattern) * 1e9));
        }
        assertEquals(64, classes.size());
        assertEquals(53, values.size());
    }

    @Test
    void thresholdLiesInTheGap() {
        double[] values = IntStream.range(0, 4096)
                .mapToDouble(IcosahedronRule::value)
                .sorted()
                .toArray();
        int firstAbove = (int) Arrays.stream(values)
                .filter(value -> value <= IcosahedronRule.THRESHOLD)
                .count();
        assertEquals(7.56277742225524, values[firstAbove - 1], 1e-9);
        assertEquals(7.70130161670408, values[firstAbove], 1e-9);
    }

    /** The integer form of f against its geometric one, Σx + ‖Σ x v‖ with v the unit vectors of an icosahedron. */
    @Test
    void valueIsTheGeometricOne() {
        double phi = (1 + Math.sqrt(5)) / 2;
        double[][] u = {
            {0, 1, phi}, {1, phi, 0}, {0, 1, -phi}, {-1, phi, 0}, {phi, 0, -1}, {0, -1, phi},
            {1, -phi, 0}, {-1, -phi, 0}, {-phi, 0, -1}, {0, -1, -phi}, {-phi, 0, 1}, {phi, 0, 1}
        };
        for (int pattern = 0; pattern < 4096; pattern++) {
            double[] sum = new double[3];
            for (int bit = 0; bit < 12; bit++) {
                for (int axis = 0; axis < 3; axis++) {
                    sum[axis] += IcosahedronRule.bit(pattern, bit) ? u[bit][axis] / Math.sqrt(1 + phi * phi) : 0;
                }
            }
            double length = Math.sqrt(sum[0] * sum[0] + sum[1] * sum[1] + sum[2] * sum[2]);
            assertEquals(Integer.bitCount(pattern) + length, IcosahedronRule.value(pattern), 1e-9);
        }
    }

    /** The full icosahedral group is every relabelling of the vertices that keeps neighbours: 120, with 82 orbits. */
    @Test
    void labelsAreInvariantUnderAllSymmetriesOfTheIcosahedron() {
        List<int[]> symmetries = Icosahedron.symmetries();
        assertEquals(120, symmetries.size());
        Labels labels = HARD.load(SEED).labels();
        boolean[] seen = new boolean[4096];
        int orbits = 0;
        for (int pattern = 0; pattern < 4096; pattern++) {
            orbits += seen[pattern] ? 0 : 1;
            for (int[] symmetry : symmetries) {
                int image = Icosahedron.move(pattern, symmetry);
                seen[image] = true;
                assertEquals(labels.classOf(pattern), labels.classOf(image));
            }
        }
        assertEquals(82, orbits);
    }

    /**
     * I(X;Y) = H(Y) − mean H(Y|x) at θ = 7.632. Expected: numpy, from the geometric form of f. Only for γ = 54.478 is
     * there a published number, 0.99.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0.31031710816958735", "2, 0.5597098846461188", "5, 0.8009238141053848", "10, 0.8966790327482296",
        "20, 0.9459666513838334", "40, 0.9794695624050822", "54.478, 0.9899998951542147", "100, 0.9985035585637358"
    })
    void softRuleGivesTheInformationOfItsGamma(double gamma, double bits) {
        DatasetFacts facts = DatasetFacts.of(soft(gamma).load(SEED));
        assertEquals(bits, facts.mutualInformation().bits(), 1e-12);
        assertTrue(facts.softLabels());
    }

    @Test
    void softLabelsHaveThePublishedShare() {
        assertEquals(0.51645, soft(54.478).load(SEED).labels().classShares()[1], 5e-6);
    }

    /**
     * Σ (class − p)(p − c) over rows is a sum of independent terms of mean 0 and variance p(1−p)(p − c)², whatever c: 0
     * checks the share, 1/2 that likely classes are drawn where they are likely; 4 standard deviations.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5})
    void softClassesAreDrawnFromTheirProbabilities(double centre) {
        Labels labels = soft(2).load(SEED).labels();
        double excess = 0;
        double variance = 0;
        for (int row = 0; row < labels.count(); row++) {
            double one = labels.probability(row, 1);
            double weight = one - centre;
            excess += (labels.classOf(row) - one) * weight;
            variance += one * (1 - one) * weight * weight;
        }
        assertEquals(0, excess, 4 * Math.sqrt(variance));
    }

    @Test
    void seedDecidesTheSoftClasses() {
        Labels labels = soft(2).load(SEED).labels();
        assertArrayEquals(labels.toClasses(), soft(2).load(SEED).labels().toClasses());
        assertFalse(Arrays.equals(
                labels.toClasses(), soft(2).load(new Seed(2)).labels().toClasses()));
    }

    @Test
    void randomLabelsKeepTheSharesAndLoseTheRule() {
        SztSettings random = new SztSettings(0.8, null, BitCoding.ZERO_ONE, true);
        DatasetFacts facts = DatasetFacts.of(random.load(SEED));
        assertEquals(List.of(4096 - 2118, 2118), facts.classCounts());
        assertNotEquals(DatasetFacts.of(HARD.load(SEED)).labelsSha256(), facts.labelsSha256());
        Labels labels = random.load(SEED).labels();
        int agreeing = 0;
        for (int row = 0; row < 4096; row++) {
            agreeing += labels.classOf(row) == IcosahedronRule.label(row) ? 1 : 0;
        }
        assertEquals(2048, agreeing, 4 * 32); // 4 standard deviations of 4096 coins; the shares add 2 rows
    }

    /** Symmetries of the icosahedron as permutations of its vertices, found from the neighbours alone. */
    private static final class Icosahedron {
        static List<int[]> symmetries() {
            Deque<int[]> partial = new ArrayDeque<>(List.of(new int[0]));
            while (partial.getFirst().length < 12) {
                int[] images = partial.removeFirst();
                for (int image = 0; image < 12; image++) {
                    if (extendsTo(images, image)) {
                        int[] longer = Arrays.copyOf(images, images.length + 1);
                        longer[images.length] = image;
                        partial.addLast(longer);
                    }
                }
            }
            return List.copyOf(partial);
        }

        private static boolean extendsTo(int[] images, int image) {
            for (int vertex = 0; vertex < images.length; vertex++) {
                if (images[vertex] == image || near(vertex, images.length) != near(images[vertex], image)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean near(int one, int other) {
            return Arrays.stream(IcosahedronRule.neighbours(one)).anyMatch(neighbour -> neighbour == other);
        }

        static int move(int pattern, int[] symmetry) {
            int moved = 0;
            for (int bit = 0; bit < 12; bit++) {
                moved |= IcosahedronRule.bit(pattern, bit) ? 1 << (11 - symmetry[bit]) : 0;
            }
            return moved;
        }
    }
}
