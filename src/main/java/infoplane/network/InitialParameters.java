package infoplane.network;

import infoplane.core.Seed;
import java.util.random.RandomGenerator;

/** The parameters that training starts from; every engine starts from these, so that they write the same trajectory. */
final class InitialParameters {
    /** Where the truncated normal is cut, in sd. */
    static final double CUT = 2;

    private InitialParameters() {}

    /** Weights and biases, and the ranges that quantised units have on the training rows. */
    static float[] draw(
            NetworkSettings network,
            ParameterLayout layout,
            DenseKernels kernels,
            Seed seed,
            TrainingData data,
            RowTable table) {
        float[] parameters = draw(network.initialisation(), layout, seed);
        if (!layout.ranged().isEmpty()) {
            int blockRows = new DenseBlock(network, layout, kernels, data.train().length).rows();
            InputBlocks train = new InputBlocks(table, data.train(), blockRows, kernels);
            new DenseRanges(layout, kernels).start(network, parameters, train, blockRows);
        }
        return parameters;
    }

    /** Weights drawn layer by layer, row by row of W, from the stream "initialisation"; biases 0 or after W. */
    static float[] draw(Initialisation initialisation, ParameterLayout layout, Seed seed) {
        RandomGenerator random = seed.stream("initialisation");
        float[] parameters = new float[layout.size()];
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            boolean biases = initialisation == Initialisation.FAN_IN_UNIFORM;
            for (int i = layer.offset(); i < (biases ? layer.end() : layer.biasOffset()); i++) {
                parameters[i] = (float) weight(initialisation, layer, random);
            }
        }
        return parameters;
    }

    private static double weight(
            Initialisation initialisation, ParameterLayout.LayerParameters layer, RandomGenerator random) {
        double fanIn = layer.inputs();
        return switch (initialisation) {
            case TRUNCATED_NORMAL -> truncatedGaussian(random) / Math.sqrt(fanIn);
            case XAVIER -> random.nextGaussian() * Math.sqrt(2 / (fanIn + layer.outputs()));
            case HE -> random.nextGaussian() * Math.sqrt(2 / fanIn);
            case GLOROT_UNIFORM -> (2 * random.nextDouble() - 1) * Math.sqrt(6 / (fanIn + layer.outputs()));
            case FAN_IN_UNIFORM -> (2 * random.nextDouble() - 1) / Math.sqrt(fanIn);
            case TRUNCATED_NORMAL_FAN_OUT -> truncatedGaussian(random) / Math.sqrt(layer.outputs());
        };
    }

    /** A standard normal drawn again until it lies within the cut. */
    private static double truncatedGaussian(RandomGenerator random) {
        double drawn;
        do {
            drawn = random.nextGaussian();
        } while (Math.abs(drawn) > CUT);
        return drawn;
    }
}
