package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Activations from weights. Thread-safe: one instance serves every thread. Where units have noise, each draw is one pass
 * with noise of its own; of K draws, row i·K + k is that of input i in draw k.
 */
public final class ForwardPass {
    /** One pass without noise. */
    public static final List<NoiseStream.@Nullable Pass> WITHOUT_NOISE = Collections.singletonList(null);

    private final NetworkSettings network;
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final InputBlocks inputs;
    private final int rows;
    private final int blockRows;
    private final int[] numbers;

    private ForwardPass(NetworkSettings network, Samples inputs, int classes, DenseKernels kernels) {
        this.network = network;
        this.layout = ParameterLayout.of(network, inputs.columns(), classes);
        this.kernels = kernels;
        this.rows = inputs.rows();
        this.blockRows = block().rows();
        this.numbers = IntStream.range(0, rows).toArray();
        this.inputs = new InputBlocks(RowTable.of(inputs, kernels), numbers, blockRows, kernels);
    }

    /**
     * @param inputs N × d, the inputs that get measured; held, float32
     * @param classes width of the softmax output
     */
    public static ForwardPass of(NetworkSettings network, Samples inputs, int classes) {
        return of(network, inputs, classes, Kernels.best());
    }

    static ForwardPass of(NetworkSettings network, Samples inputs, int classes, DenseKernels kernels) {
        return new ForwardPass(network, inputs, classes, kernels);
    }

    private DenseBlock block() {
        return new DenseBlock(network, layout, kernels, Math.max(1, rows));
    }

    /** Where the parameters of this network lie. */
    public ParameterLayout layout() {
        return layout;
    }

    /**
     * The activations of every layer without noise, first hidden to softmax output, for the parameters of one epoch.
     *
     * @return one N × width float32 sample a layer
     * @throws IllegalArgumentException if there are not as many parameters as the layout says
     */
    public List<Samples> activations(float[] parameters) {
        return activations(parameters, WITHOUT_NOISE);
    }

    /**
     * The activations of every layer, first hidden to softmax output.
     *
     * @param draws K passes; null for one without noise
     * @return one N·K × width float32 sample a layer
     */
    public List<Samples> activations(float[] parameters, List<NoiseStream.@Nullable Pass> draws) {
        int layers = layout.layers().size();
        float[][] rowMajor = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            rowMajor[layer] = room(layer, draws.size());
        }
        DenseBlock block = block();
        forEachBlock(block, layers - 1, parameters, draws, (number, draw) -> {
            for (int layer = 0; layer < layers; layer++) {
                copyOut(block.activations(layer), number, width(layer), rowMajor[layer], draw, draws.size());
            }
        });
        List<Samples> samples = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            samples.add(Samples.ofOwnedFloats(rowMajor[layer], rows * draws.size(), width(layer)));
        }
        return samples;
    }

    private float[] room(int layer, int draws) {
        return new float[Checks.tableSize((long) rows * draws, width(layer))];
    }

    /**
     * The activations of one layer alone, for layers that are too wide to hold beside each other.
     *
     * @param layer 0 for the first hidden layer
     * @param draws K passes; null for one without noise
     * @return N·K × width, float32
     */
    public Samples activations(float[] parameters, List<NoiseStream.@Nullable Pass> draws, int layer) {
        return rows(parameters, draws, layer, false);
    }

    /**
     * What the units of a hidden layer are before they add their own noise: φ(W t + b), where t has the noise of the
     * layers below.
     *
     * @param draws K passes
     * @param layer 0 for the first hidden layer
     * @return N·K × width, float32
     */
    public Samples beforeNoise(float[] parameters, List<NoiseStream.@Nullable Pass> draws, int layer) {
        return rows(parameters, draws, layer, true);
    }

    private Samples rows(float[] parameters, List<NoiseStream.@Nullable Pass> draws, int layer, boolean clean) {
        float[] rowMajor = room(layer, draws.size());
        DenseBlock block = block();
        forEachBlock(block, layer, parameters, draws, (number, draw) -> {
            float[] values = clean ? block.beforeGrid(layer) : block.activations(layer);
            copyOut(values, number, width(layer), rowMajor, draw, draws.size());
        });
        return Samples.ofOwnedFloats(rowMajor, rows * draws.size(), width(layer));
    }

    /** The activations of one layer alone, without noise. */
    public Samples activations(float[] parameters, int layer) {
        return activations(parameters, WITHOUT_NOISE, layer);
    }

    /**
     * The smallest and largest activation of every layer, first hidden to softmax output: what binning rules need that
     * look at a whole run. Cheaper than the activations themselves.
     */
    public List<Range> ranges(float[] parameters) {
        return ranges(parameters, WITHOUT_NOISE);
    }

    /** The same over K draws. */
    public List<Range> ranges(float[] parameters, List<NoiseStream.@Nullable Pass> draws) {
        int layers = layout.layers().size();
        float[][] extremes = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            extremes[layer] = new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        }
        DenseBlock block = block();
        forEachBlock(block, layers - 1, parameters, draws, (number, draw) -> {
            for (int layer = 0; layer < layers; layer++) {
                int count = width(layer) * inputs.strideOf(number); // padding repeats a true row
                kernels.extremes(block.activations(layer), count, extremes[layer]);
            }
        });
        List<Range> ranges = new ArrayList<>();
        for (float[] extreme : extremes) {
            ranges.add(new Range(extreme[0], extreme[1]));
        }
        return ranges;
    }

    private int width(int layer) {
        return layout.layers().get(layer).outputs();
    }

    /** What happens with a block: its number and the number of the draw. */
    private interface BlockUse {
        void accept(int number, int draw);
    }

    private void forEachBlock(
            DenseBlock block, int last, float[] parameters, List<NoiseStream.@Nullable Pass> draws, BlockUse use) {
        if (parameters.length != layout.size()) {
            throw new IllegalArgumentException(
                    "there are " + parameters.length + " parameters but the network has " + layout.size());
        }
        float[] used = WeightGrid.apply(network, layout, parameters);
        float[] scratch = inputs.scratch();
        for (int number = 0; number < inputs.count(); number++) {
            float[] from = inputs.inputs(number, scratch);
            for (int draw = 0; draw < draws.size(); draw++) {
                pass(block, last, used, from, number, draws.get(draw));
                use.accept(number, draw);
            }
        }
    }

    private void pass(
            DenseBlock block, int last, float[] parameters, float[] from, int number, NoiseStream.@Nullable Pass draw) {
        int stride = inputs.strideOf(number);
        if (draw != null) {
            block.draw(draw, numbers, number * blockRows, inputs.rowsOf(number));
        }
        block.toLayer(last, parameters, from, inputs.offsetOf(number), stride);
        if (last == layout.layers().size() - 1) {
            kernels.softmax(block.logits(), width(last), stride);
            quantiseOutput(block.logits(), width(last) * stride);
        }
    }

    /** Probabilities are put on their grid where they are measured. The loss has them as they are: ln 0 is no loss. */
    private void quantiseOutput(float[] probabilities, int count) {
        int steps = network.quantisation().activationSteps();
        if (steps > 0) {
            kernels.quantise(probabilities, 0, count, Grid.of(0, 1, steps));
        }
    }

    private void copyOut(float[] values, int number, int width, float[] rowMajor, int draw, int draws) {
        int stride = inputs.strideOf(number);
        int count = inputs.rowsOf(number);
        int first = (number * blockRows * draws + draw) * width;
        for (int unit = 0; unit < width; unit++) {
            int target = first + unit;
            for (int row = 0; row < count; row++) {
                rowMajor[target] = values[unit * stride + row];
                target += width * draws;
            }
        }
    }
}
