package infoplane.network;

import infoplane.core.Checks;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Room for one block of rows on its way through a dense network. One thread owns it; nothing is allocated after its
 * making.
 */
final class DenseBlock {
    /** Activations and deltas of a block should stay in the second-level cache. */
    private static final int CACHE_BYTES = 1 << 21;

    private static final int MOST_ROWS = 256;
    private static final int LEAST_ROWS = 64;

    private final NetworkSettings network;
    private final List<ParameterLayout.LayerParameters> layers;
    private final DenseKernels kernels;
    private final int rows;
    private final float[][] activations;
    /** Activations before noise or grid; those of {@code activations} where there is neither. */
    private final float[][] clean;

    private final int[] ranges;
    private final int[] numbers;
    private NoiseStream.@Nullable Pass draw;

    /** @param most rows that will ever be asked for; a block takes as many of them as the cache holds */
    DenseBlock(NetworkSettings network, ParameterLayout layout, DenseKernels kernels, int most) {
        this.network = network;
        this.layers = layout.layers();
        this.kernels = kernels;
        this.rows = Math.min(padded(kernels, most), rowsInCache(layout));
        this.activations = room();
        this.ranges = layout.rangeOffsets();
        this.clean = network.changesUnits() ? room() : activations;
        this.numbers = new int[rows];
    }

    private static int rowsInCache(ParameterLayout layout) {
        long floatsPerRow = layout.layers().get(0).inputs() + 2 * floatsPerRow(layout);
        long fitting = CACHE_BYTES / (Float.BYTES * floatsPerRow);
        return fitting >= MOST_ROWS ? MOST_ROWS : fitting >= 2 * LEAST_ROWS ? 2 * LEAST_ROWS : LEAST_ROWS;
    }

    static int padded(DenseKernels kernels, int rows) {
        int multiple = kernels.rowMultiple();
        return (rows + multiple - 1) / multiple * multiple;
    }

    /** An array a layer, each for a whole block. */
    float[][] room() {
        float[][] room = new float[layers.size()][];
        for (int layer = 0; layer < room.length; layer++) {
            room[layer] = new float[Checks.tableSize(layers.get(layer).outputs(), rows)];
        }
        return room;
    }

    /** How many rows fit; the largest stride. */
    int rows() {
        return rows;
    }

    DenseKernels kernels() {
        return kernels;
    }

    /** Activations of layer {@code layer} after {@link #toLogits}; logits for the last. */
    float[] activations(int layer) {
        return activations[layer];
    }

    /** Activations of a hidden layer before noise or quantisation, after {@link #toLogits}: φ(z). */
    float[] beforeGrid(int layer) {
        return clean[layer];
    }

    /**
     * Sets the noise of the rows that come next. Without noise nothing needs to be set.
     *
     * @param rows numbers of the inputs, from {@code first} on
     */
    void draw(NoiseStream.Pass ofPass, int[] order, int first, int count) {
        draw = ofPass;
        System.arraycopy(order, first, numbers, 0, count);
        Arrays.fill(numbers, count, numbers.length, order[first + count - 1]);
    }

    float[] logits() {
        return activations[activations.length - 1];
    }

    /** Fills the activations of the hidden layers and the logits of the output. */
    void toLogits(float[] parameters, float[] inputs, int inputsOffset, int stride) {
        toLayer(activations.length - 1, parameters, inputs, inputsOffset, stride);
    }

    /** Likewise where the activations of the hidden layers are those of these parameters and inputs already. */
    void againToLogits(float[] parameters, float[] inputs, int inputsOffset, int stride) {
        int last = activations.length - 1;
        float[] from = last == 0 ? inputs : activations[last - 1];
        kernels.forward(layers.get(last), parameters, from, last == 0 ? inputsOffset : 0, activations[last], stride);
    }

    /** Floats that a block holds for each of its rows. */
    static long floatsPerRow(ParameterLayout layout) {
        long floats = 0;
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            floats += layer.outputs();
        }
        return floats;
    }

    /** Goes no further than layer {@code last}. */
    void toLayer(int last, float[] parameters, float[] inputs, int inputsOffset, int stride) {
        float[] from = inputs;
        int fromOffset = inputsOffset;
        for (int layer = 0; layer <= last; layer++) {
            if (layer < activations.length - 1) {
                kernels.forward(layers.get(layer), parameters, from, fromOffset, clean[layer], stride);
                int count = layers.get(layer).outputs() * stride;
                kernels.activate(network.activationOf(layer), clean[layer], count);
                change(layer, parameters, count, stride);
            } else {
                kernels.forward(layers.get(layer), parameters, from, fromOffset, activations[layer], stride);
            }
            from = activations[layer];
            fromOffset = 0;
        }
    }

    /** Puts the activations of a hidden layer on their grid, or adds their noise. */
    private void change(int layer, float[] parameters, int count, int stride) {
        if (clean == activations) {
            return;
        }
        float[] to = activations[layer];
        if (network.quantisation().activationBits() != null) {
            kernels.quantise(clean[layer], to, 0, count, grid(layer, parameters));
        } else if (draw != null) {
            float sigma = (float) network.noise().sigma();
            int units = layers.get(layer).outputs();
            kernels.addNoise(clean[layer], to, units, stride, numbers, draw.ofLayer(layer), sigma);
        } else {
            System.arraycopy(clean[layer], 0, to, 0, count);
        }
    }

    private Grid grid(int layer, float[] parameters) {
        return DenseRanges.grid(network, layer, ranges[layer], parameters);
    }

    /** δ ← δ φ'(z), and 0 where the grid of a hidden layer ends before φ(z), which the range of a function never does. */
    void timesSlope(int layer, float[] parameters, float[] delta, int stride) {
        int count = layers.get(layer).outputs() * stride;
        kernels.timesSlope(network.activationOf(layer), clean[layer], delta, count);
        if (ranges[layer] >= 0) {
            kernels.zeroOutside(clean[layer], delta, count, grid(layer, parameters));
        }
    }
}
