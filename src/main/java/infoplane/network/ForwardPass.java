package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Activations from weights. Thread-safe: one instance serves every thread. */
public final class ForwardPass {
    private final NetworkSettings network;
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final InputBlocks inputs;
    private final int rows;
    private final int blockRows;

    private ForwardPass(NetworkSettings network, Samples inputs, int classes, DenseKernels kernels) {
        this.network = network;
        this.layout = ParameterLayout.of(network, inputs.columns(), classes);
        this.kernels = kernels;
        this.rows = inputs.rows();
        this.blockRows = block().rows();
        this.inputs = InputBlocks.all(inputs, blockRows, kernels);
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
     * The activations of every layer, first hidden to softmax output, for the parameters of one epoch.
     *
     * @return one N × width float32 sample a layer
     * @throws IllegalArgumentException if there are not as many parameters as the layout says
     */
    public List<Samples> activations(float[] parameters) {
        int layers = layout.layers().size();
        float[][] rowMajor = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            rowMajor[layer] = new float[Checks.tableSize(rows, width(layer))];
        }
        DenseBlock block = block();
        forEachBlock(block, layers - 1, parameters, number -> {
            for (int layer = 0; layer < layers; layer++) {
                copyOut(block.activations(layer), number, width(layer), rowMajor[layer]);
            }
        });
        List<Samples> samples = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            samples.add(Samples.ofOwnedFloats(rowMajor[layer], rows, width(layer)));
        }
        return samples;
    }

    /**
     * The activations of one layer alone, for layers that are too wide to hold beside each other.
     *
     * @param layer 0 for the first hidden layer
     * @return N × width, float32
     */
    public Samples activations(float[] parameters, int layer) {
        float[] rowMajor = new float[Checks.tableSize(rows, width(layer))];
        DenseBlock block = block();
        forEachBlock(
                block, layer, parameters, number -> copyOut(block.activations(layer), number, width(layer), rowMajor));
        return Samples.ofOwnedFloats(rowMajor, rows, width(layer));
    }

    /**
     * The smallest and largest activation of every layer, first hidden to softmax output: what binning rules need that
     * look at a whole run. Cheaper than the activations themselves.
     */
    public List<Range> ranges(float[] parameters) {
        int layers = layout.layers().size();
        float[][] extremes = new float[layers][];
        for (int layer = 0; layer < layers; layer++) {
            extremes[layer] = new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        }
        DenseBlock block = block();
        forEachBlock(block, layers - 1, parameters, number -> {
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

    private void forEachBlock(DenseBlock block, int last, float[] parameters, IntConsumer use) {
        if (parameters.length != layout.size()) {
            throw new IllegalArgumentException(
                    "there are " + parameters.length + " parameters but the network has " + layout.size());
        }
        float[] scratch = inputs.scratch();
        boolean toOutput = last == layout.layers().size() - 1;
        for (int number = 0; number < inputs.count(); number++) {
            int stride = inputs.strideOf(number);
            block.toLayer(last, parameters, inputs.inputs(number, scratch), inputs.offsetOf(number), stride);
            if (toOutput) {
                kernels.softmax(block.logits(), width(last), stride);
            }
            use.accept(number);
        }
    }

    private void copyOut(float[] values, int number, int width, float[] rowMajor) {
        int stride = inputs.strideOf(number);
        int count = inputs.rowsOf(number);
        int first = number * blockRows * width;
        for (int unit = 0; unit < width; unit++) {
            int target = first + unit;
            for (int row = 0; row < count; row++) {
                rowMajor[target] = values[unit * stride + row];
                target += width;
            }
        }
    }
}
