package infoplane.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Mean and standard deviation of the gradient of the mean cross-entropy (penalties left out) over the minibatches of
 * one epoch, element by element; every minibatch counts alike, also a smaller last one.
 */
final class GradientStatistics {
    private final ParameterLayout layout;
    private final DenseKernels kernels;
    private final float[] mean;
    private final float[] squares;
    private int batches;

    /** @param length of the gradients, at least as many as the layout has parameters */
    GradientStatistics(ParameterLayout layout, DenseKernels kernels, int length) {
        this.layout = layout;
        this.kernels = kernels;
        this.mean = new float[length];
        this.squares = new float[length];
    }

    void reset() {
        Arrays.fill(mean, 0);
        Arrays.fill(squares, 0);
        batches = 0;
    }

    /**
     * Takes in the gradient of one minibatch, laid out by layers; the order within W does not matter.
     *
     * @param gradient summed over the rows of the minibatch; becomes their mean
     */
    void average(float[] gradient, int rows) {
        batches++;
        kernels.average(gradient, 1f / rows, mean, squares, 1f / batches);
    }

    /** Norms per layer; NaN with fewer than two minibatches, because one gradient has no spread. */
    List<EpochRecord.LayerGradient> summary(float[] parameters) {
        List<EpochRecord.LayerGradient> layers = new ArrayList<>();
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            layers.add(summary(layer, parameters));
        }
        return layers;
    }

    private EpochRecord.LayerGradient summary(ParameterLayout.LayerParameters layer, float[] parameters) {
        double meanSquare = 0;
        double deviations = 0;
        double weights = 0;
        for (int i = layer.offset(); i < layer.biasOffset(); i++) {
            meanSquare += (double) mean[i] * mean[i];
            deviations += squares[i];
            weights += (double) parameters[i] * parameters[i];
        }
        boolean several = batches > 1;
        return new EpochRecord.LayerGradient(
                several ? Math.sqrt(meanSquare) : Double.NaN,
                several ? Math.sqrt(deviations / batches) : Double.NaN,
                Math.sqrt(weights));
    }
}
