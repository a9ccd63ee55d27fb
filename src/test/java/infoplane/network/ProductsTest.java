package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.Seed;
import infoplane.network.ParameterLayout.LayerParameters;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The three products of a layer against sums in float64. A float32 sum of n products is off by at most n 2^-24 of the
 * sum of their absolute values (Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 3.1), one more
 * for the start.
 */
class ProductsTest {
    private static final int BEFORE = 5;

    /** Widths of 1, primes, edges of tiles (4, 5) and of panels (8, 16, 32), above a block; rows likewise. */
    @ParameterizedTest(name = "{0} × {1}, {2} rows")
    @CsvSource({
        "1, 1, 1",
        "3, 2, 7",
        "12, 10, 256",
        "5, 31, 40",
        "31, 32, 33",
        "32, 33, 31",
        "37, 41, 16",
        "64, 63, 65",
        "6, 97, 1",
        "101, 36, 130",
        "784, 20, 17",
        "784, 129, 64",
        "300, 300, 257",
        "2, 512, 96",
        "512, 2, 96"
    })
    void equalsSumsInDoublePrecision(int inputs, int outputs, int rows) {
        for (DenseKernels kernels : List.of(Kernels.best(), new ScalarKernels())) {
            Layer layer = new Layer(inputs, outputs, rows, kernels);
            layer.assertForward();
            layer.assertBackward();
            layer.assertGradient();
        }
    }

    /** No thread, and nothing that was computed before with other shapes, changes a bit. */
    @ParameterizedTest
    @CsvSource({"37, 41, 50", "64, 100, 256"})
    void everyThreadGetsTheSameBits(int inputs, int outputs, int rows) {
        Layer layer = new Layer(inputs, outputs, rows, Kernels.best());
        Supplier<List<float[]>> all = () -> List.of(layer.forward(), layer.backward(), layer.gradient());
        List<float[]> first = all.get();
        new Layer(200, 150, 300, Kernels.best()).gradient();
        List<float[]> again = all.get();
        List<float[]> elsewhere = CompletableFuture.supplyAsync(all, task -> new Thread(task).start())
                .join();
        for (int product = 0; product < first.size(); product++) {
            assertArrayEquals(first.get(product), again.get(product), 0);
            assertArrayEquals(first.get(product), elsewhere.get(product), 0);
        }
    }

    /** A layer with parameters, activations below it and deltas of its own, all of them random. */
    private static final class Layer {
        private final DenseKernels kernels;
        private final LayerParameters shape;
        private final int rows;
        private final int stride;
        private final float[] parameters;
        private final float[] from;
        private final float[] delta;

        Layer(int inputs, int outputs, int rows, DenseKernels kernels) {
            this.kernels = kernels;
            this.rows = rows;
            shape = new LayerParameters(inputs, outputs, BEFORE);
            stride = DenseBlock.padded(kernels, rows);
            RandomGenerator random = new Seed(4).stream("products");
            parameters = randomOf(random, DenseBlock.padded(kernels, shape.end() + 1));
            from = randomOf(random, BEFORE + inputs * stride);
            delta = randomOf(random, outputs * stride);
            for (int unit = 0; unit < outputs; unit++) {
                Arrays.fill(delta, unit * stride + rows, (unit + 1) * stride, 0);
            }
        }

        private static float[] randomOf(RandomGenerator random, int length) {
            float[] values = new float[length];
            for (int i = 0; i < length; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        }

        float[] forward() {
            float[] to = new float[shape.outputs() * stride];
            Arrays.fill(to, 9); // what was there has no say
            kernels.forward(shape, parameters, from, BEFORE, to, stride);
            return to;
        }

        float[] backward() {
            float[] below = new float[shape.inputs() * stride];
            Arrays.fill(below, 9);
            kernels.backward(shape, parameters, delta, below, stride);
            return below;
        }

        /** Added to gradients of 1. */
        float[] gradient() {
            float[] gradient = new float[parameters.length];
            Arrays.fill(gradient, 1);
            kernels.addGradient(shape, from, BEFORE, delta, gradient, stride);
            return gradient;
        }

        void assertForward() {
            float[] to = forward();
            for (int unit = 0; unit < shape.outputs(); unit++) {
                for (int row = 0; row < rows; row++) {
                    Sum sum = new Sum(parameters[shape.biasOffset() + unit]);
                    for (int input = 0; input < shape.inputs(); input++) {
                        sum.add(weight(input, unit), from[BEFORE + input * stride + row]);
                    }
                    sum.assertEqualTo(to[unit * stride + row], shape.inputs());
                }
            }
        }

        void assertBackward() {
            float[] below = backward();
            for (int input = 0; input < shape.inputs(); input++) {
                for (int row = 0; row < rows; row++) {
                    Sum sum = new Sum(0);
                    for (int unit = 0; unit < shape.outputs(); unit++) {
                        sum.add(weight(input, unit), delta[unit * stride + row]);
                    }
                    sum.assertEqualTo(below[input * stride + row], shape.outputs());
                }
            }
        }

        void assertGradient() {
            float[] gradient = gradient();
            for (int input = 0; input <= shape.inputs(); input++) {
                for (int unit = 0; unit < shape.outputs(); unit++) {
                    Sum sum = new Sum(1);
                    for (int row = 0; row < rows; row++) {
                        // the biases are weights of an input that is always 1
                        float value = input == shape.inputs() ? 1 : from[BEFORE + input * stride + row];
                        sum.add(value, delta[unit * stride + row]);
                    }
                    sum.assertEqualTo(gradient[BEFORE + input * shape.outputs() + unit], rows);
                }
            }
            for (int other = 0; other < gradient.length; other++) {
                if (other < shape.offset() || other >= shape.end()) {
                    assertEquals(1, gradient[other], "the gradient of another layer");
                }
            }
        }

        private float weight(int input, int unit) {
            return parameters[shape.offset() + input * shape.outputs() + unit];
        }
    }

    /** A sum in float64, with that of the absolute values. */
    private static final class Sum {
        private double value;
        private double size;

        Sum(double start) {
            value = start;
            size = Math.abs(start);
        }

        void add(double a, double b) {
            value += a * b;
            size += Math.abs(a * b);
        }

        void assertEqualTo(float measured, int terms) {
            double bound = (terms + 1) * size * 0x1p-24;
            assertTrue(Math.abs(measured - value) <= bound, measured + " but must be " + value + " ± " + bound);
        }
    }
}
