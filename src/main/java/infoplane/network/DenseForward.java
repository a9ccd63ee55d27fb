package infoplane.network;

/** The forward pass of a dense network on rows that lie one after the other. Holds no state: thread-safe. */
final class DenseForward {
    private final NetworkSettings network;
    private final ParameterLayout layout;

    DenseForward(NetworkSettings network, ParameterLayout layout) {
        this.network = network;
        this.layout = layout;
    }

    /** Room for the activations of {@code rows} rows, one array a layer. */
    float[][] room(int rows) {
        float[][] room = new float[layout.layers().size()][];
        for (int layer = 0; layer < room.length; layer++) {
            room[layer] = new float
                    [Math.multiplyExact(rows, layout.layers().get(layer).outputs())];
        }
        return room;
    }

    /** Fills the activations of the hidden layers and, for the output, the logits: weighted inputs before softmax. */
    void toLogits(float[] parameters, float[] inputs, int firstRow, int rows, float[][] activations) {
        float[] from = inputs;
        int fromRow = firstRow;
        for (int layer = 0; layer < activations.length; layer++) {
            affine(parameters, layout.layers().get(layer), from, fromRow, rows, activations[layer]);
            if (layer < activations.length - 1) {
                Activation activation = network.activationOf(layer);
                float[] values = activations[layer];
                for (int i = 0; i < rows * layout.layers().get(layer).outputs(); i++) {
                    values[i] = ActivationFunctions.value(activation, values[i]);
                }
            }
            from = activations[layer];
            fromRow = 0;
        }
    }

    private static void affine(
            float[] parameters, ParameterLayout.Layer layer, float[] from, int fromRow, int rows, float[] to) {
        int width = layer.outputs();
        for (int row = 0; row < rows; row++) {
            int target = row * width;
            System.arraycopy(parameters, layer.biasOffset(), to, target, width);
            for (int input = 0; input < layer.inputs(); input++) {
                float value = from[(fromRow + row) * layer.inputs() + input];
                int weights = layer.offset() + input * width;
                for (int unit = 0; unit < width; unit++) {
                    to[target + unit] += value * parameters[weights + unit];
                }
            }
        }
    }

    /** Turns rows of logits into probabilities, in place. */
    static void softmax(float[] logits, int rows, int classes) {
        for (int row = 0; row < rows; row++) {
            int start = row * classes;
            double largest = logits[start];
            for (int label = 1; label < classes; label++) {
                largest = Math.max(largest, logits[start + label]);
            }
            double sum = 0;
            for (int label = 0; label < classes; label++) {
                sum += Math.exp(logits[start + label] - largest);
            }
            for (int label = 0; label < classes; label++) {
                logits[start + label] = (float) (Math.exp(logits[start + label] - largest) / sum);
            }
        }
    }
}
