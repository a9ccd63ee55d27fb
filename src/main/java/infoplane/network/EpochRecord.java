package infoplane.network;

import java.util.List;

/**
 * What training says about one epoch.
 *
 * @param epoch 0 before training
 * @param lossTrain mean cross-entropy over the training rows, nats, penalties left out
 * @param lossTest the same over the test rows; NaN without any
 * @param accuracyTrain share of training rows whose most probable class is right
 * @param accuracyTest the same over the test rows; NaN without any
 * @param layers one entry a layer, first hidden to output
 */
public record EpochRecord(
        int epoch,
        double lossTrain,
        double lossTest,
        double accuracyTrain,
        double accuracyTest,
        List<LayerGradient> layers) {
    /**
     * Gradient statistics over the minibatches of an epoch (Shwartz-Ziv and Tishby 2017, figure 4).
     *
     * @param meanNorm Frobenius norm of the mean gradient of W; NaN for full batch and before training
     * @param deviationNorm Frobenius norm of the standard deviation of the gradient of W; NaN likewise
     * @param weightNorm Frobenius norm of W at the end of the epoch
     */
    public record LayerGradient(double meanNorm, double deviationNorm, double weightNorm) {}

    public EpochRecord {
        layers = List.copyOf(layers);
    }
}
