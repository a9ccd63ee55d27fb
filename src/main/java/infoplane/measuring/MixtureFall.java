package infoplane.measuring;

import infoplane.core.Information;

/**
 * How far I(X;T_K) of a layer fell over training: from its maximum over the windows that end at an epoch to the last window.
 * For repeats, from the maximum over epochs to the last one.
 *
 * @param draws K; 1 for single epochs, the fall that runs without windows are judged by
 * @param maximumEpoch first epoch with the maximum
 */
public record MixtureFall(
        String estimator, int layer, int draws, Information maximum, int maximumEpoch, Information end) {
    public Information fall() {
        return maximum.minus(end);
    }
}
