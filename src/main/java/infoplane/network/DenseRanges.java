package infoplane.network;

/**
 * The ranges of quantised units whose function is unbounded. They lie behind the weights in a row of parameters, so that
 * measuring and going on use what training saw. At epoch 0 they are the least and the greatest activation of the training
 * rows; then, after each minibatch, they move a share of 1 % towards those of the minibatch (Lorenzen et al. 2022).
 */
final class DenseRanges {
    private static final float RATE = 0.01f;

    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final float[][] extremes;
    /** Where the range of each layer lies among the parameters; −1 for none. */
    private final int[] offsets;

    DenseRanges(ParameterLayout layout, DenseKernels kernels) {
        this.layout = layout;
        this.kernels = kernels;
        offsets = layout.rangeOffsets();
        extremes = new float[layout.layers().size()][2];
        forget();
    }

    private void forget() {
        for (float[] range : extremes) {
            range[0] = Float.POSITIVE_INFINITY;
            range[1] = Float.NEGATIVE_INFINITY;
        }
    }

    /** Sets the ranges of a network before training. A layer's range depends on the grids of those before it. */
    void start(NetworkSettings network, float[] parameters, InputBlocks train, int blockRows) {
        float[] used = WeightGrid.apply(network, layout, parameters);
        DenseBlock block = new DenseBlock(network, layout, kernels, blockRows);
        float[] scratch = train.scratch();
        for (int layer : layout.ranged()) {
            for (int number = 0; number < train.count(); number++) {
                int stride = train.strideOf(number);
                block.toLayer(layer, used, train.inputs(number, scratch), train.offsetOf(number), stride);
                see(layer, block.beforeGrid(layer), layout.layers().get(layer).outputs() * stride);
            }
            set(used, layer, extremes[layer][0], extremes[layer][1]);
            set(parameters, layer, extremes[layer][0], extremes[layer][1]);
        }
        forget();
    }

    private void set(float[] parameters, int layer, float lower, float upper) {
        int at = layout.rangeOffset(layer);
        parameters[at] = lower;
        parameters[at + 1] = upper;
    }

    /** Takes in activations of a layer before their quantisation, whole vectors of them. */
    void see(int layer, float[] values, int count) {
        kernels.extremes(values, count, extremes[layer]);
    }

    /** Takes in a block after its forward pass. */
    void see(DenseBlock block, int stride) {
        for (int layer = 0; layer < offsets.length; layer++) {
            if (offsets[layer] >= 0) {
                see(layer, block.beforeGrid(layer), layout.layers().get(layer).outputs() * stride);
            }
        }
    }

    /** Moves the ranges towards what was seen since the last step. */
    void step(float[] parameters) {
        for (int layer = 0; layer < offsets.length; layer++) {
            int at = offsets[layer];
            if (at >= 0) {
                parameters[at] += RATE * (extremes[layer][0] - parameters[at]);
                parameters[at + 1] += RATE * (extremes[layer][1] - parameters[at + 1]);
            }
        }
        forget();
    }

    /**
     * The grid of a hidden layer's units.
     *
     * @param at where its range lies among the parameters; −1 for that of its function
     */
    static Grid grid(NetworkSettings network, int layer, int at, float[] parameters) {
        int steps = network.quantisation().activationSteps();
        return at >= 0
                ? Grid.of(parameters[at], parameters[at + 1], steps)
                : network.activationOf(layer)
                        .range()
                        .map(range -> Grid.of((float) range.lower(), (float) range.upper(), steps))
                        .orElseThrow();
    }
}
