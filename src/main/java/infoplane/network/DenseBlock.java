package infoplane.network;

import infoplane.core.Checks;
import java.util.List;

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

    /** @param most rows that will ever be asked for; a block takes as many of them as the cache holds */
    DenseBlock(NetworkSettings network, ParameterLayout layout, DenseKernels kernels, int most) {
        this.network = network;
        this.layers = layout.layers();
        this.kernels = kernels;
        this.rows = Math.min(padded(kernels, most), rowsInCache(layout));
        this.activations = room();
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
            kernels.forward(layers.get(layer), parameters, from, fromOffset, activations[layer], stride);
            if (layer < activations.length - 1) {
                int count = layers.get(layer).outputs() * stride;
                kernels.activate(network.activationOf(layer), activations[layer], count);
            }
            from = activations[layer];
            fromOffset = 0;
        }
    }
}
