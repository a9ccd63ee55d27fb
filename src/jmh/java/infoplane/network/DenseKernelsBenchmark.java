package infoplane.network;

import infoplane.core.Seed;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The kernels on one block of 256 rows of the 12-10-7-5-4-3-2 network; with {@code -prof gc} none allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class DenseKernelsBenchmark {
    private static final int ROWS = 256;
    private static final int CLASSES = 2;
    private static final NetworkSettings NETWORK = NetworkSettings.defaults();
    private static final ParameterLayout LAYOUT = ParameterLayout.of(NETWORK, 12, CLASSES);

    @Param({"vectors", "plain"})
    String chosen = "vectors";

    private DenseKernels kernels = new ScalarKernels();
    private DenseBlock block = new DenseBlock(NETWORK, LAYOUT, kernels, ROWS);
    private float[][] deltas = block.room();
    private float[] parameters = new float[0];
    private float[] gradient = new float[0];
    private float[] mean = new float[0];
    private float[] squares = new float[0];
    private final float[] inputs = new float[12 * ROWS];
    private final float[] labels = new float[ROWS];
    private final float[] losses = new float[ROWS];
    private final float[] right = new float[ROWS];

    @Setup
    public void makeBlock() {
        kernels = chosen.equals("vectors") ? Kernels.best() : new ScalarKernels();
        block = new DenseBlock(NETWORK, LAYOUT, kernels, ROWS);
        deltas = block.room();
        float[] drawn = InitialParameters.draw(NETWORK.initialisation(), LAYOUT, new Seed(1));
        parameters = java.util.Arrays.copyOf(drawn, DenseBlock.padded(kernels, drawn.length));
        gradient = new float[parameters.length];
        mean = new float[parameters.length];
        squares = new float[parameters.length];
        RandomGenerator random = new Seed(2).stream("benchmark");
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = random.nextInt(2);
        }
        for (float[] delta : deltas) {
            for (int i = 0; i < delta.length; i++) {
                delta[i] = (float) random.nextGaussian();
            }
        }
    }

    @Benchmark
    public float[] forward() {
        block.toLogits(parameters, inputs, 0, ROWS);
        return block.logits();
    }

    @Benchmark
    public float[] tanh() {
        for (int layer = 0; layer < NETWORK.hidden().size(); layer++) {
            int count = NETWORK.hidden().get(layer) * ROWS;
            kernels.activate(Activation.TANH, block.activations(layer), count);
        }
        return block.activations(0);
    }

    @Benchmark
    public float[] gradient() {
        List<ParameterLayout.LayerParameters> layers = LAYOUT.layers();
        for (int layer = layers.size() - 1; layer >= 0; layer--) {
            float[] below = layer == 0 ? inputs : block.activations(layer - 1);
            kernels.addGradient(layers.get(layer), below, 0, deltas[layer], gradient, ROWS);
        }
        return gradient;
    }

    @Benchmark
    public float[] backward() {
        for (int layer = LAYOUT.layers().size() - 1; layer > 0; layer--) {
            kernels.backward(LAYOUT.layers().get(layer), parameters, deltas[layer], deltas[layer - 1], ROWS);
        }
        return deltas[0];
    }

    /** What the statistics of the gradient cost on top. */
    @Benchmark
    public float[] gradientStatistics() {
        kernels.average(gradient, 1f / ROWS, mean, squares, 0.5f);
        return gradient;
    }

    @Benchmark
    public float[] score() {
        kernels.score(block.logits(), labels, CLASSES, ROWS, losses, right);
        return losses;
    }
}
