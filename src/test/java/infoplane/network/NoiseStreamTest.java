package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The noise of networks is normal, independent, and the same whoever asks for it. */
class NoiseStreamTest {
    private static final NoiseStream STREAM = NoiseStream.of(new Seed(5));
    private static final int ROWS = 256;
    private static final int UNITS = 10;

    static Stream<DenseKernels> kernels() {
        return Stream.of(new ScalarKernels(), Kernels.best());
    }

    private static float[] noise(DenseKernels kernels, NoiseStream.Pass draw, int layer, int units, int[] rows) {
        float[] values = new float[units * rows.length];
        kernels.addNoise(values, values, units, rows.length, rows, draw.ofLayer(layer), 1);
        return values;
    }

    private static int[] rows(int count) {
        return IntStream.range(0, count).toArray();
    }

    /** Moments of 2.56 million numbers: 0, 1, 0, 3, 0, 15, each within five of its standard errors √(var(z^k) / n). */
    @ParameterizedTest
    @MethodSource("kernels")
    void isNormal(DenseKernels kernels) {
        double[] sums = new double[7];
        double numbers = 0;
        for (int epoch = 0; epoch < 1000; epoch++) {
            for (float z : noise(kernels, STREAM.draw(epoch, 0), 1, UNITS, rows(ROWS))) {
                double power = 1;
                for (int k = 1; k <= 6; k++) {
                    power *= z;
                    sums[k] += power;
                }
                numbers++;
            }
        }
        double[] moments = {1, 0, 1, 0, 3, 0, 15, 0, 105, 0, 945, 0, 10395};
        for (int k = 1; k <= 6; k++) {
            double error = Math.sqrt((moments[2 * k] - moments[k] * moments[k]) / numbers);
            assertEquals(moments[k], sums[k] / numbers, 5 * error, "moment " + k);
        }
    }

    /** Numbers that differ in unit, input, layer, epoch, replica or seed, or are those of training: |r| &lt; 5/√n. */
    @Test
    void isIndependent() {
        int[] many = rows(1 << 16);
        DenseKernels kernels = Kernels.best();
        float[] both = noise(kernels, STREAM.draw(3, 0), 1, 2, many);
        float[] first = java.util.Arrays.copyOf(both, many.length);
        float[] next = java.util.Arrays.copyOfRange(both, many.length, 2 * many.length);
        float[] shifted = java.util.Arrays.copyOfRange(both, 1, many.length + 1);
        List<float[]> others = List.of(
                next,
                shifted,
                noise(kernels, STREAM.draw(3, 0), 2, 1, many),
                noise(kernels, STREAM.draw(4, 0), 1, 2, many),
                noise(kernels, STREAM.draw(3, 1), 1, 2, many),
                noise(kernels, STREAM.training(3), 1, 2, many),
                noise(kernels, NoiseStream.of(new Seed(6)).draw(3, 0), 1, 2, many));
        for (float[] other : others) {
            double product = 0;
            double squares = 0;
            for (int i = 0; i < many.length; i++) {
                product += first[i] * other[i];
                squares += (first[i] * first[i] - 1) * (other[i] * other[i] - 1);
            }
            double root = Math.sqrt(many.length);
            assertTrue(Math.abs(product / root) < 5, "correlation " + product / many.length);
            assertTrue(Math.abs(squares / root / 2) < 5, "correlation of squares " + squares / many.length);
        }
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void belongsToTheInputWhereverItStands(DenseKernels kernels) {
        float[] all = noise(kernels, STREAM.draw(3, 2), 1, 3, rows(ROWS));
        int[] turned = IntStream.range(0, ROWS).map(row -> ROWS - 1 - row).toArray();
        float[] backwards = noise(kernels, STREAM.draw(3, 2), 1, 3, turned);
        for (int unit = 0; unit < 3; unit++) {
            for (int row = 0; row < ROWS; row++) {
                assertEquals(all[unit * ROWS + row], backwards[unit * ROWS + ROWS - 1 - row]);
            }
        }
    }

    /** The last bits of their logarithms, roots and fused products differ. */
    @Test
    void isTheSameWithAndWithoutVectors() {
        for (int units : new int[] {1, 2, 7}) {
            assertArrayEquals(
                    noise(new ScalarKernels(), STREAM.draw(1, 0), 0, units, rows(ROWS)),
                    noise(Kernels.best(), STREAM.draw(1, 0), 0, units, rows(ROWS)),
                    2e-6f);
        }
    }
}
