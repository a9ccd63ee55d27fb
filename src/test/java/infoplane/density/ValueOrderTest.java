package infoplane.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValueOrderTest {
    /** Truth: the definition, by Java's own sort of whole rows; few values, so that many are equal, and 0 with both signs. */
    @Test
    void sortsByOneColumnAfterTheOtherAndThenByClass() {
        RandomGenerator random = new Seed(1).stream("test");
        for (int trial = 0; trial < 50; trial++) {
            int rows = 1 + random.nextInt(200);
            int columns = 1 + random.nextInt(4);
            double[] values = new double[rows * columns];
            Arrays.setAll(values, i -> (random.nextInt(3) - 1) * (random.nextBoolean() ? 0.5 : -0.5));
            int[] classes = random.ints(rows, 0, 3).toArray();
            Comparator<Integer> byClass = Comparator.comparing(row -> classes[row]);
            Comparator<Integer> order = IntStream.range(0, columns)
                    .mapToObj(column -> Comparator.<Integer, Double>comparing(
                            row -> values[row * columns + column] == 0 ? 0 : values[row * columns + column]))
                    .reduce(Comparator::thenComparing)
                    .orElseThrow()
                    .thenComparing(byClass);
            int[] expected = IntStream.range(0, rows)
                    .boxed()
                    .sorted(order)
                    .mapToInt(row -> row)
                    .toArray();
            assertArrayEquals(expected, ValueOrder.of(Samples.ofDoubles(values, rows, columns), classes));
        }
    }
}
