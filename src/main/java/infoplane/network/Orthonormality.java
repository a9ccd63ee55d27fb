package infoplane.network;

import infoplane.core.Checks;
import infoplane.network.ParameterLayout.LayerParameters;
import java.util.Arrays;

/**
 * The penalty λ Σ ‖G − I‖²_F over the weight matrices W, where G is the smaller of WᵀW and W Wᵀ (Goldfeld et al. 2019, after
 * Cisse et al. 2017): it vanishes where the columns, or the rows if there are fewer, are orthonormal. Its gradient is 4λ W(WᵀW − I), or
 * 4λ (W Wᵀ − I)W. The products are those of a layer on a block of rows, so the same kernels compute them.
 */
final class Orthonormality {
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final float strength;
    private final float[] vectors;
    private final float[] pulls;
    private final float[] gram;

    Orthonormality(double lambda, ParameterLayout layout, DenseKernels kernels) {
        this.layout = layout;
        this.kernels = kernels;
        strength = (float) (4 * lambda);
        int most = 0;
        int widest = 0;
        for (LayerParameters layer : layout.layers()) {
            int count = count(layer);
            most = Math.max(most, Checks.tableSize(count, stride(layer)));
            widest = Math.max(widest, Checks.tableSize(count, count + 1L));
        }
        vectors = new float[most];
        pulls = new float[most];
        gram = new float[widest];
    }

    /** How many vectors should be orthonormal: the columns of W, or its rows if there are fewer. */
    private static int count(LayerParameters layer) {
        return Math.min(layer.inputs(), layer.outputs());
    }

    private int stride(LayerParameters layer) {
        return DenseBlock.padded(kernels, Math.max(layer.inputs(), layer.outputs()));
    }

    /** Adds the gradient of the penalty by every weight. */
    void addGradient(float[] parameters, float[] gradient) {
        for (LayerParameters layer : layout.layers()) {
            int count = count(layer);
            LayerParameters square = new LayerParameters(count, count, 0);
            readVectors(layer, parameters);
            Arrays.fill(gram, 0, square.end(), 0);
            kernels.addGradient(square, vectors, 0, vectors, gram, stride(layer));
            for (int i = 0; i < count; i++) {
                gram[i * count + i] -= 1;
            }
            Arrays.fill(gram, square.biasOffset(), square.end(), 0); // sums of the vectors, which are not asked for
            kernels.forward(square, gram, vectors, 0, pulls, stride(layer));
            addPulls(layer, gradient);
        }
    }

    /** Lays the vectors out one after the other; the padding is 0. */
    private void readVectors(LayerParameters layer, float[] parameters) {
        int stride = stride(layer);
        Arrays.fill(vectors, 0, count(layer) * stride, 0);
        for (int input = 0; input < layer.inputs(); input++) {
            int from = layer.offset() + input * layer.outputs();
            for (int unit = 0; unit < layer.outputs(); unit++) {
                vectors[place(layer, input, unit, stride)] = parameters[from + unit];
            }
        }
    }

    private void addPulls(LayerParameters layer, float[] gradient) {
        int stride = stride(layer);
        for (int input = 0; input < layer.inputs(); input++) {
            int to = layer.offset() + input * layer.outputs();
            for (int unit = 0; unit < layer.outputs(); unit++) {
                gradient[to + unit] += strength * pulls[place(layer, input, unit, stride)];
            }
        }
    }

    private static int place(LayerParameters layer, int input, int unit, int stride) {
        return layer.outputs() <= layer.inputs() ? unit * stride + input : input * stride + unit;
    }
}
