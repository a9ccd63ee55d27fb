package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinPool;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Truth throughout: sorting and counting all distances by two plain loops. */
class NeighbourhoodsTest {
    @ParameterizedTest
    @EnumSource(Neighbourhoods.Norm.class)
    void findsTheNearestOfAllShapes(Neighbourhoods.Norm norm) {
        RandomGenerator random = new Seed(1).stream("test");
        for (int trial = 0; trial < 60; trial++) {
            Samples rows = samples(2 + random.nextInt(300), columns(trial, random), random);
            int k = 1 + random.nextInt(Math.min(12, rows.rows() - 1));
            Neighbourhoods.Nearest nearest = Neighbourhoods.of(rows, norm).nearest(k);
            for (int row = 0; row < rows.rows(); row += 1 + rows.rows() / 40) {
                int[] expected = sorted(rows, row, norm);
                for (int rank = 0; rank < k; rank++) {
                    assertEquals(expected[rank], nearest.neighbour(row, rank), "trial " + trial + ", row " + row);
                    assertEquals(distance(rows, row, expected[rank], norm), nearest.distance(row, rank));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Neighbourhoods.Norm.class)
    void countsWithinRadiiThatFallOnRows(Neighbourhoods.Norm norm) {
        RandomGenerator random = new Seed(2).stream("test");
        for (int trial = 0; trial < 60; trial++) {
            Samples rows = samples(2 + random.nextInt(300), columns(trial, random), random);
            double[] radii = new double[rows.rows()];
            for (int row = 0; row < radii.length; row++) {
                int[] others = sorted(rows, row, norm);
                radii[row] = random.nextInt(5) == 0
                        ? random.nextDouble()
                        : distance(rows, row, others[random.nextInt(others.length)], norm);
            }
            for (boolean inclusive : new boolean[] {false, true}) {
                assertArrayEquals(
                        counted(rows, radii, norm, inclusive),
                        Neighbourhoods.of(rows, norm).countWithin(radii, inclusive),
                        "trial " + trial);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Neighbourhoods.Norm.class)
    void someRowsHaveTheNeighboursTheyHaveAmongAll(Neighbourhoods.Norm norm) {
        RandomGenerator random = new Seed(5).stream("test");
        for (int trial = 0; trial < 30; trial++) {
            Samples rows = samples(20 + random.nextInt(600), columns(trial, random), random);
            int[] some = random.ints(0, rows.rows()).distinct().limit(15).toArray(); // in any order
            Neighbourhoods neighbourhoods = Neighbourhoods.of(rows, norm);
            Neighbourhoods.Nearest all = neighbourhoods.nearest(3);
            Neighbourhoods.Nearest nearest = neighbourhoods.nearest(3, some);
            int[] counts = neighbourhoods.countWithin(all.farthest(), true);
            int[] within = neighbourhoods.countWithin(nearest.farthest(), true, some);
            for (int i = 0; i < some.length; i++) {
                for (int rank = 0; rank < 3; rank++) {
                    assertEquals(all.neighbour(some[i], rank), nearest.neighbour(i, rank), "trial " + trial);
                }
                assertEquals(counts[some[i]], within[i], "trial " + trial);
            }
        }
    }

    @Test
    void equallyNearRowsComeInOrder() {
        Neighbourhoods.Nearest nearest = Neighbourhoods.of(Samples.column(new double[50]), Neighbourhoods.Norm.MAXIMUM)
                .nearest(3);
        assertArrayEquals(
                new int[] {0, 1, 2},
                IntStream.range(0, 3).map(rank -> nearest.neighbour(30, rank)).toArray());
        assertArrayEquals(
                new int[] {0, 2, 3},
                IntStream.range(0, 3).map(rank -> nearest.neighbour(1, rank)).toArray());
    }

    @Test
    void isTheSameForAnyNumberOfThreads() {
        Samples rows = samples(4000, 30, new Seed(3).stream("test"));
        double[] first = null;
        for (int threads : new int[] {1, 2, 8}) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            double[] farthest = pool.submit(() -> Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM)
                            .nearest(4)
                            .farthest())
                    .join();
            pool.shutdown();
            first = first == null ? farthest : first;
            assertArrayEquals(first, farthest);
        }
    }

    @Test
    void anInterruptEndsIt() {
        Neighbourhoods rows =
                Neighbourhoods.of(samples(500, 3, new Seed(4).stream("test")), Neighbourhoods.Norm.MAXIMUM);
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> rows.nearest(3));
        assertThrows(CancellationException.class, () -> rows.countWithin(new double[500], true));
        Thread.interrupted();
    }

    @Test
    void refusesWhatHasNoNeighbours() {
        Neighbourhoods one = Neighbourhoods.of(Samples.column(1), Neighbourhoods.Norm.MAXIMUM);
        assertThrows(IllegalArgumentException.class, () -> one.nearest(1));
        assertArrayEquals(new int[1], one.countWithin(new double[] {5}, true));
        Neighbourhoods three = Neighbourhoods.of(Samples.column(1, 2, 3), Neighbourhoods.Norm.MAXIMUM);
        assertThrows(IllegalArgumentException.class, () -> three.nearest(3));
    }

    private static int columns(int trial, RandomGenerator random) {
        return trial % 12 == 0 ? 50 : 1 + random.nextInt(6);
    }

    /** Half of the trials on a grid, where many distances are equal. */
    private static Samples samples(int rows, int columns, RandomGenerator random) {
        boolean grid = random.nextBoolean();
        double[] values = new double[rows * columns];
        Arrays.setAll(values, i -> grid ? random.nextInt(5) / 4.0 : random.nextGaussian());
        return Samples.ofDoubles(values, rows, columns);
    }

    private static int[] sorted(Samples rows, int row, Neighbourhoods.Norm norm) {
        return IntStream.range(0, rows.rows())
                .filter(other -> other != row)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(other -> distance(rows, row, other, norm))
                        .thenComparing((one, other) -> Arrays.compare(row(rows, one), row(rows, other)))
                        .thenComparing(other -> other))
                .mapToInt(other -> other)
                .toArray();
    }

    /** Of equally near rows the one with lesser coordinates comes first, which no order of rows changes. */
    private static double[] row(Samples rows, int row) {
        double[] values = new double[rows.columns()];
        rows.copyRows(row, row + 1, values);
        return values;
    }

    private static int[] counted(Samples rows, double[] radii, Neighbourhoods.Norm norm, boolean inclusive) {
        int[] counts = new int[rows.rows()];
        for (int i = 0; i < counts.length; i++) {
            for (int j = 0; j < counts.length; j++) {
                double distance = distance(rows, i, j, norm);
                counts[i] += i != j && (inclusive ? distance <= radii[i] : distance < radii[i]) ? 1 : 0;
            }
        }
        return counts;
    }

    private static double distance(Samples rows, int i, int j, Neighbourhoods.Norm norm) {
        double largest = 0;
        double squares = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double difference = Math.abs(rows.at(i, column) - rows.at(j, column));
            largest = Math.max(largest, difference);
            squares += difference * difference;
        }
        return norm == Neighbourhoods.Norm.MAXIMUM ? largest : Math.sqrt(squares);
    }
}
