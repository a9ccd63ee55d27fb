package infoplane.network;

import java.util.Arrays;

/**
 * What one minibatch of {@link Dl4jTrainer} needs beyond DL4J's own network: noise, grids, and weights on a grid. The
 * same numbers as {@link DenseBlock} has.
 */
final class Dl4jStep {
    private final NetworkSettings network;
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final DenseRanges ranges;
    private final NoiseStream noise;
    private NoiseStream.Pass draw;
    private float[] parameters;
    private float[] used;
    private int[] numbers = new int[0];

    Dl4jStep(
            NetworkSettings network, ParameterLayout layout, DenseKernels kernels, NoiseStream noise, float[] initial) {
        this.network = network;
        this.layout = layout;
        this.kernels = kernels;
        this.ranges = new DenseRanges(layout, kernels);
        this.parameters = initial;
        this.used = initial;
        this.noise = noise;
        this.draw = noise.training(0);
    }

    /** Whether there is nothing beyond DL4J's own network. */
    boolean isPlain() {
        return network.isPlain();
    }

    boolean changesUnits() {
        return network.changesUnits();
    }

    boolean quantisesWeights() {
        return network.quantisation().weightBits() != null;
    }

    /** Begins an epoch, whose noise is its own. */
    void epoch(int epoch) {
        draw = noise.training(epoch);
    }

    /** @param rows rows {@code first} to {@code first + count} of {@code order} are the minibatch */
    void begin(float[] now, int[] order, int first, int count) {
        parameters = now;
        used = WeightGrid.apply(network, layout, now);
        numbers = Arrays.copyOfRange(order, first, first + DenseBlock.padded(kernels, count));
        for (int row = count; row < numbers.length; row++) {
            numbers[row] = numbers[count - 1];
        }
    }

    /** The parameters with their ranges before the minibatch. */
    float[] parameters() {
        return parameters;
    }

    /** The parameters that the minibatch computes with. */
    float[] used() {
        return used;
    }

    /** Moves the ranges of quantised units. */
    void end() {
        ranges.step(parameters);
    }

    void setRanges(float[] from) {
        System.arraycopy(from, layout.weights(), parameters, layout.weights(), layout.size() - layout.weights());
    }

    void copyRanges(float[] to) {
        System.arraycopy(parameters, layout.weights(), to, layout.weights(), layout.size() - layout.weights());
    }

    /**
     * Adds noise to the activations of a layer, or puts them on their grid, in place.
     *
     * @param values unit by unit, {@code numbers} of them for each
     */
    void change(int layer, float[] values, int units) {
        if (network.noise().any()) {
            float sigma = (float) network.noise().sigma();
            kernels.addNoise(values, values, units, numbers.length, numbers, draw.ofLayer(layer), sigma);
        } else {
            if (layout.rangeOffset(layer) >= 0) {
                ranges.see(layer, values, values.length);
            }
            kernels.quantise(values, values, 0, values.length, grid(layer));
        }
    }

    /** Zero where the grid of a layer ends before the activation, which the range of a function never does. */
    void zeroOutside(int layer, float[] values, float[] delta) {
        if (layout.rangeOffset(layer) >= 0) {
            kernels.zeroOutside(values, delta, values.length, grid(layer));
        }
    }

    int stride() {
        return numbers.length;
    }

    private Grid grid(int layer) {
        return DenseRanges.grid(network, layer, layout.rangeOffset(layer), parameters);
    }
}
