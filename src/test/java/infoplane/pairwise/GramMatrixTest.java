package infoplane.pairwise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import infoplane.core.Seed;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Truth: the definition, exp(−rate |a − b|²), for few rows and for as many as go by vectors. */
class GramMatrixTest {
    @ParameterizedTest
    @CsvSource({"1, 3", "63, 1", "64, 1", "65, 7", "101, 40", "203, 2"})
    void isTheDefinition(int n, int columns) {
        double[] values = new Seed(1).stream("test").doubles(3L * n * columns).toArray();
        int[] rows = IntStream.range(0, n).map(i -> (7 * i + 2) % (3 * n)).toArray();
        double rate = 3.0 / columns;
        double[] gram = GramMatrix.of(values, columns, rows, rate);
        assertEquals(n * n, gram.length);
        for (int i = 0; i < n; i++) {
            assertEquals(1, gram[i * n + i], "row " + i + " with itself");
            for (int j = 0; j < n; j++) {
                double square = 0;
                for (int k = 0; k < columns; k++) {
                    double difference = values[rows[i] * columns + k] - values[rows[j] * columns + k];
                    square += difference * difference;
                }
                assertEquals(Math.exp(-rate * square), gram[i * n + j], 1e-14, i + ", " + j);
                assertEquals(gram[j * n + i], gram[i * n + j], "symmetric to the last bit");
            }
        }
    }
}
