package infoplane.network;

import infoplane.core.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where each layer's parameters lie in one row of a trajectory: per layer the weights W (inputs × outputs, row-major),
 * then the biases b.
 */
public record ParameterLayout(List<LayerParameters> layers) {
    /**
     * One dense layer, t' = φ(t W + b).
     *
     * @param inputs rows of W
     * @param outputs columns of W, and the length of b
     * @param offset where W starts; b follows it
     */
    public record LayerParameters(int inputs, int outputs, int offset) {
        public int biasOffset() {
            return offset + inputs * outputs;
        }

        public int end() {
            return biasOffset() + outputs;
        }
    }

    public ParameterLayout {
        layers = List.copyOf(layers);
    }

    /** A checkpoint holds each parameter and two moments of Adam, 12 bytes, in one array. */
    public static final int MOST = (Integer.MAX_VALUE - 64) / 12;

    /** The layout of a network between so many inputs and so many classes. */
    public static ParameterLayout of(NetworkSettings network, int inputs, int classes) {
        List<LayerParameters> layers = new ArrayList<>();
        int width = inputs;
        int offset = 0;
        for (int layer = 0; layer < network.layerCount(); layer++) {
            int outputs = layer < network.hidden().size() ? network.hidden().get(layer) : classes;
            LayerParameters added = new LayerParameters(width, outputs, offset);
            layers.add(added);
            long end = offset + ((long) width + 1) * outputs;
            if (end > MOST) {
                throw new InvalidInputException("layer " + (layer + 1) + " of the network brings it to " + end
                        + " parameters but it may have at most " + MOST + ": narrow network.hidden");
            }
            offset = (int) end;
            width = outputs;
        }
        return new ParameterLayout(layers);
    }

    /** The number of parameters, P. */
    public int size() {
        return layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
    }
}
