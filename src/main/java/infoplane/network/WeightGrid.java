package infoplane.network;

/** Quantised weights: each matrix on a grid between ± its largest weight. Biases stay. */
final class WeightGrid {
    private WeightGrid() {}

    /** The parameters that a network computes with: themselves, or a copy on the grid. */
    static float[] apply(NetworkSettings network, ParameterLayout layout, float[] parameters) {
        if (network.quantisation().weightSteps() == 0) {
            return parameters;
        }
        float[] onGrid = new float[parameters.length];
        apply(network, layout, parameters, onGrid);
        return onGrid;
    }

    /** Fills {@code onGrid}, as long as the parameters. */
    static void apply(NetworkSettings network, ParameterLayout layout, float[] parameters, float[] onGrid) {
        System.arraycopy(parameters, 0, onGrid, 0, parameters.length);
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            int bits = 0; // sizes of floats are in the order of their bits, NaN last; comparing these is faster
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                bits = Math.max(bits, Float.floatToRawIntBits(parameters[i]) & Integer.MAX_VALUE);
            }
            float largest = Float.intBitsToFloat(bits);
            Grid grid = Grid.of(-largest, largest, network.quantisation().weightSteps());
            ScalarNoise.quantise(parameters, onGrid, layer.offset(), layer.biasOffset() - layer.offset(), grid);
        }
    }
}
