package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Truth throughout: the definition, as two plain loops in float64. */
class KernelSumsTest {
    /**
     * Of single sums in float32: 60 roundings of 6e-8 in the distance of wide rows times exponents around 10 come to
     * 1e-5 at the very most; usual are 1e-7.
     */
    private static final double ONE_SUM = 1e-5;
    /** Of float64, and of what is left out because it is out of reach. */
    private static final double ONE_SUM_IN_DOUBLE = 2 * KernelSums.LEFT_OUT;
    /** Of a mean of logarithms: a tenth of the 1e-6 bits that estimates promise. */
    private static final double MEAN_LOG = 1e-7 * Math.log(2);

    @ParameterizedTest
    @EnumSource(PairwiseEngine.class)
    void agreesWithTheDefinitionForAllShapes(PairwiseEngine engine) {
        RandomGenerator random = new Seed(1).stream("test");
        for (int trial = 0; trial < 40; trial++) {
            int rows = 1 + random.nextInt(trial % 4 == 0 ? 1200 : 200);
            int columns = 1 + random.nextInt(trial % 9 == 0 ? 400 : 20);
            boolean single = trial % 3 > 0;
            Samples samples = clusters(rows, columns, single, random);
            int[] groups = new int[rows];
            int groupCount = 1 + random.nextInt(12);
            Arrays.setAll(groups, row -> random.nextInt(groupCount));
            double scale = Math.pow(10, 4 * random.nextDouble() - 2) / columns;
            KernelSums sums = KernelSums.ofRows(samples, scale, groups, engine);
            double[][] expected = defined(samples, scale, groups);
            String trialName = engine + " trial " + trial + ": " + rows + " x " + columns;
            double tolerance = single && engine == PairwiseEngine.VECTOR ? ONE_SUM : ONE_SUM_IN_DOUBLE;
            assertRelative(expected[0], sums.total(), tolerance, trialName);
            assertRelative(expected[1], sums.ownGroup(), tolerance, trialName);
            assertEquals(meanLog(expected[0]), meanLog(sums.total()), MEAN_LOG, trialName);
        }
    }

    @ParameterizedTest
    @EnumSource(PairwiseEngine.class)
    void weightedSumsAgreeWithTheDefinition(PairwiseEngine engine) {
        RandomGenerator random = new Seed(2).stream("test");
        for (int trial = 0; trial < 30; trial++) {
            int rows = 1 + random.nextInt(1500);
            int columns = 1 + random.nextInt(15);
            Samples samples = clusters(rows, columns, trial % 2 == 0, random);
            Samples queries = clusters(1 + random.nextInt(300), columns, trial % 2 == 0, random);
            double scale = Math.pow(10, 2 * random.nextDouble() - 2) / columns;
            double[][] weights = new double[random.nextInt(4)][rows];
            for (double[] column : weights) {
                double magnitude = Math.pow(10, 20 * random.nextDouble() - 10);
                Arrays.setAll(column, row -> random.nextInt(5) == 0 ? 0 : magnitude * random.nextDouble());
            }
            double[][] sums = KernelSums.weighted(queries, samples, scale, engine, weights);
            for (int w = 0; w < weights.length; w++) {
                double whole = Arrays.stream(weights[w]).sum();
                for (int query = 0; query < queries.rows(); query++) {
                    double expected = 0;
                    for (int row = 0; row < rows; row++) {
                        expected += weights[w][row] * kernel(queries, query, samples, row, scale);
                    }
                    assertEquals(expected, sums[w][query], 1e-5 * expected + KernelSums.LEFT_OUT * whole);
                }
            }
        }
    }

    /** Float32 sums of squares may be wrong by some 1e-7 of themselves, but with no preferred sign: means must be right. */
    @ParameterizedTest
    @CsvSource({"1, 1e4", "3, 1000", "10, 20", "10, 500", "64, 1", "64, 20", "300, 0.5", "1024, 0.05"})
    void meanLogarithmsAreRightForAllWidths(int columns, double scale) {
        Samples samples = clusters(600, columns, true, new Seed(3).stream("test"));
        int[] groups = new int[600];
        Arrays.setAll(groups, row -> row % 2);
        KernelSums sums = KernelSums.ofRows(samples, scale, groups);
        double[][] expected = defined(samples, scale, groups);
        assertEquals(meanLog(expected[0]), meanLog(sums.total()), MEAN_LOG);
        assertEquals(meanLog(expected[1]), meanLog(sums.ownGroup()), MEAN_LOG);
    }

    /**
     * Distances by products hold up to the bound and not beyond. On both sides means of logarithms are exact to 1e-6 bits;
     * with noise as narrow as in the last line, products alone would be some 1e-3 bits off.
     */
    @ParameterizedTest
    @CsvSource({"128, 0.99, true", "128, 1.01, false", "1024, 0.99, true", "1024, 1.01, false", "1024, 25, false"})
    void productsAreUsedWhereTheirErrorIsWithinTheBound(int columns, double shareOfBound, boolean hold) {
        Samples samples = clusters(600, columns, true, new Seed(8).stream("test"));
        double[] centre = CentredRows.centre(samples);
        RowOrder order = RowOrder.of(new int[600], null);
        double longest = 2 * CentredRows.of(samples, order, centre).longest(0, order.leaves());
        double scale = Math.pow(shareOfBound * WidePairs.longestThatHold(columns, 1) / longest, 2);
        WidePairs pairs = WidePairs.of(samples, order, samples, order, new WidePairs.Bounds(scale, 1, 1));
        boolean all = true;
        for (int leaf = 0; leaf < order.leaves(); leaf++) {
            all &= Objects.requireNonNull(pairs).hold(leaf / RowOrder.LEAVES_IN_BLOCK, leaf);
        }
        assertEquals(hold, all);
        assertEquals(
                meanLog(defined(samples, scale, new int[600])[0]),
                meanLog(KernelSums.ofRows(samples, scale, new int[600]).total()),
                10 * MEAN_LOG);
    }

    /**
     * Long rows far from each other, but every fourth has a neighbour in the other group, at an exponent around 2: products
     * are wrong by more than that, so that only their bound keeps these pairs.
     */
    @ParameterizedTest
    @CsvSource({"100, true", "100, false", "700, true", "700, false"})
    void productsLoseNoPairWithinReach(int columns, boolean single) {
        RandomGenerator random = new Seed(9).stream("test");
        double[] values = new double[600 * columns];
        int[] groups = new int[600];
        for (int i = 0; i < values.length; i++) {
            int row = i / columns;
            boolean neighbour = row >= 300 && row % 4 == 0;
            values[i] =
                    neighbour ? values[i - 300 * columns] + 1e-3 * random.nextGaussian() : 100 * random.nextGaussian();
            groups[row] = row / 300;
        }
        Samples rows = Samples.ofDoubles(values, 600, columns);
        Samples samples = single ? rows.toSingles() : rows;
        double scale = 2e6 / columns;
        double[] expected = defined(samples, scale, groups)[0];
        double tolerance = single ? ONE_SUM : ONE_SUM_IN_DOUBLE;
        assertRelative(expected, KernelSums.ofRows(samples, scale, groups).total(), tolerance, "symmetric");
        Samples queries = samples.select(IntStream.range(0, 500).toArray());
        double[] ones = new double[600];
        Arrays.fill(ones, 1);
        double[] weighted = KernelSums.weighted(queries, samples, scale, ones)[0];
        assertRelative(Arrays.copyOf(expected, 500), weighted, tolerance, "weighted");
    }

    @ParameterizedTest
    @EnumSource(PairwiseEngine.class)
    void isIdenticalForAnyNumberOfThreads(PairwiseEngine engine) {
        Samples samples = clusters(2500, 128, true, new Seed(4).stream("test")); // wide enough for products
        int[] groups = new int[2500];
        Arrays.setAll(groups, row -> row % 3);
        double[] weights = new double[2500];
        Arrays.setAll(weights, row -> row % 7);
        double[][] first = null;
        for (int threads : new int[] {1, 2, 8}) {
            double[][] sums = inPool(threads, samples, groups, weights, engine);
            first = first == null ? sums : first;
            for (int i = 0; i < sums.length; i++) {
                assertArrayEquals(first[i], sums[i], threads + " threads");
            }
        }
    }

    private static double[][] inPool(
            int threads, Samples samples, int[] groups, double[] weights, PairwiseEngine engine) {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> {
                        KernelSums sums = KernelSums.ofRows(samples, 1, groups, engine);
                        double[] weighted = KernelSums.weighted(samples, samples, 1, engine, weights)[0];
                        return new double[][] {sums.total(), sums.ownGroup(), weighted};
                    })
                    .join();
        } finally {
            pool.shutdown();
        }
    }

    /** Progress rises to all of the pairs, and nobody hears of it who has not asked. */
    @Test
    void saysHowManyPairsAreDone() {
        List<Integer> shares = new ArrayList<>();
        Samples rows = Samples.column(new Seed(1).stream("rows").doubles(5000).toArray());
        RunMonitor.during(
                (done, total, what) -> shares.add(100 * done / total), () -> KernelSums.ofRows(rows, 1, new int[5000]));
        assertTrue(shares.size() > 1, shares::toString);
        assertEquals(shares.stream().sorted().toList(), shares);
        assertEquals(100, shares.get(shares.size() - 1));
        KernelSums.ofRows(rows, 1, new int[5000]);
        assertEquals(100, shares.get(shares.size() - 1));
    }

    @Test
    void leavesOutOnlyWhatCannotMatter() {
        // a line of rows, each at the edge of its neighbours' reach
        double[] values = new double[2000];
        double reach = Math.sqrt(Math.log(2000 / KernelSums.LEFT_OUT));
        Arrays.setAll(values, row -> row * reach * (row % 2 == 0 ? 0.99 : 1.01));
        Samples samples = Samples.column(values);
        double[] total = KernelSums.ofRows(samples, 1, new int[2000]).total();
        double[] expected = defined(samples, 1, new int[2000])[0];
        for (int row = 0; row < 2000; row++) {
            assertEquals(expected[row], total[row], KernelSums.LEFT_OUT);
        }
    }

    @Test
    void rowsFarFromTheOriginLoseNothing() {
        RandomGenerator random = new Seed(5).stream("test");
        Samples near = clusters(800, 6, true, random);
        double[] moved = near.toDoubles();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = Math.rint(moved[i] * 1024) / 1024; // so that adding 10000 is exact
        }
        Samples here = Samples.ofDoubles(moved, 800, 6);
        double[] there = Arrays.stream(moved).map(value -> value + 10_000).toArray();
        double[] expected = KernelSums.ofRows(here, 30, new int[800]).total();
        assertRelative(
                expected,
                KernelSums.ofRows(Samples.ofDoubles(there, 800, 6), 30, new int[800])
                        .total(),
                ONE_SUM,
                "moved");
    }

    @Test
    void anInterruptEndsIt() {
        Samples samples = clusters(3000, 10, true, new Seed(6).stream("test"));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> KernelSums.ofRows(samples, 1, new int[3000]));
        assertTrue(Thread.interrupted(), "the interrupt stays for the caller to see");
    }

    @Test
    void everyRowSeesItselfExactly() {
        double[] values = new double[500];
        Arrays.setAll(values, row -> 1e6 * row);
        assertArrayEquals(
                Arrays.stream(values).map(value -> 1).toArray(),
                KernelSums.ofRows(Samples.column(values), 1000, new int[500]).total(),
                1e-30);
    }

    /** Rows around a few centres, so that there are near, far and equal ones. */
    private static Samples clusters(int rows, int columns, boolean single, RandomGenerator random) {
        double[] centres = new double[8 * columns];
        Arrays.setAll(centres, i -> 2 * random.nextDouble() - 1);
        double[] values = new double[rows * columns];
        for (int row = 0; row < rows; row++) {
            int centre = random.nextInt(8);
            double spread = random.nextInt(6) == 0 ? 0 : 0.3;
            for (int column = 0; column < columns; column++) {
                values[row * columns + column] = centres[centre * columns + column] + spread * random.nextGaussian();
            }
        }
        Samples samples = Samples.ofDoubles(values, rows, columns);
        return single ? Samples.ofFloats(samples.toFloats(), rows, columns) : samples;
    }

    private static double[][] defined(Samples samples, double scale, int[] groups) {
        double[][] sums = new double[2][samples.rows()];
        for (int i = 0; i < samples.rows(); i++) {
            for (int j = 0; j < samples.rows(); j++) {
                double kernel = kernel(samples, i, samples, j, scale);
                sums[0][i] += kernel;
                sums[1][i] += groups[i] == groups[j] ? kernel : 0;
            }
        }
        return sums;
    }

    private static double kernel(Samples from, int i, Samples to, int j, double scale) {
        double squared = 0;
        for (int column = 0; column < from.columns(); column++) {
            double difference = from.at(i, column) - to.at(j, column);
            squared += difference * difference;
        }
        return Math.exp(-scale * squared);
    }

    private static double meanLog(double[] sums) {
        return Arrays.stream(sums).map(Math::log).average().orElseThrow();
    }

    private static void assertRelative(double[] expected, double[] actual, double tolerance, String message) {
        assertEquals(expected.length, actual.length, message);
        for (int i = 0; i < expected.length; i++) {
            int row = i;
            assertEquals(1, actual[i] / expected[i], tolerance, () -> message + ", row " + row);
        }
    }
}
