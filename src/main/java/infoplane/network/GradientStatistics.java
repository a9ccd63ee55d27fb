package infoplane.network;

import java.util.ArrayList;
import java.util.List;

/**
 * Mean and standard deviation of the gradient of the mean cross-entropy (penalties left out) over the minibatches of
 * one epoch, element by element, by Welford's running update; every minibatch counts alike, also a smaller last one.
 */
final class GradientStatistics {
    private final ParameterLayout layout;
    private final double[] mean;
    private final double[] squares;
    private int batches;

    GradientStatistics(ParameterLayout layout) {
        this.layout = layout;
        this.mean = new double[layout.size()];
        this.squares = new double[layout.size()];
    }

    void reset() {
        java.util.Arrays.fill(mean, 0);
        java.util.Arrays.fill(squares, 0);
        batches = 0;
    }

    /** @param gradient summed over the rows of the batch, laid out by layers; the order within W does not matter */
    void add(float[] gradient, int rows) {
        batches++;
        for (int i = 0; i < mean.length; i++) {
            double value = gradient[i] / (double) rows;
            double before = value - mean[i];
            mean[i] += before / batches;
            squares[i] += before * (value - mean[i]);
        }
    }

    /** Norms per layer; NaN with fewer than two minibatches, because one gradient has no spread. */
    List<EpochRecord.LayerGradient> summary(float[] parameters) {
        List<EpochRecord.LayerGradient> layers = new ArrayList<>();
        for (ParameterLayout.Layer layer : layout.layers()) {
            double meanSquare = 0;
            double variance = 0;
            double weights = 0;
            for (int i = layer.offset(); i < layer.biasOffset(); i++) {
                meanSquare += mean[i] * mean[i];
                variance += squares[i] / batches;
                weights += (double) parameters[i] * parameters[i];
            }
            boolean several = batches > 1;
            layers.add(new EpochRecord.LayerGradient(
                    several ? Math.sqrt(meanSquare) : Double.NaN,
                    several ? Math.sqrt(variance) : Double.NaN,
                    Math.sqrt(weights)));
        }
        return layers;
    }
}
