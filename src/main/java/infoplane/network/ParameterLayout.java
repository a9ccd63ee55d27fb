package infoplane.network;

import infoplane.core.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where each layer's parameters lie in one row of a trajectory: per layer the weights W (inputs × outputs, row-major),
 * then the biases b; behind all of them, for each layer in {@code ranged}, the least and the greatest value of its
 * units.
 *
 * @param ranged indices of hidden layers, ascending, whose units are quantised within a range that training finds
 */
public record ParameterLayout(List<LayerParameters> layers, List<Integer> ranged) {
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
        ranged = List.copyOf(ranged);
    }

    /** No layer has a range. */
    public ParameterLayout(List<LayerParameters> layers) {
        this(layers, List.of());
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
        boolean quantised = network.quantisation().activationBits() != null;
        List<Integer> ranged = IntStream.range(0, network.hidden().size())
                .filter(layer ->
                        quantised && network.activationOf(layer).range().isEmpty())
                .boxed()
                .toList();
        return new ParameterLayout(layers, ranged);
    }

    /** The number of weights and biases. */
    public int weights() {
        return layers.isEmpty() ? 0 : layers.get(layers.size() - 1).end();
    }

    /** Where the least value of a layer's units lies, with the greatest behind it; −1 if the layer has no range. */
    int rangeOffset(int layer) {
        int place = ranged.indexOf(layer);
        return place < 0 ? -1 : weights() + 2 * place;
    }

    /** {@link #rangeOffset} of each hidden layer, for loops that ask often. */
    int[] rangeOffsets() {
        return IntStream.range(0, layers.size()).map(this::rangeOffset).toArray();
    }

    /** The number of parameters, P: weights, biases and ranges. */
    public int size() {
        return weights() + 2 * ranged.size();
    }
}
