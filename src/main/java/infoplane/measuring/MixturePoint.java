package infoplane.measuring;

import infoplane.core.Information;
import infoplane.estimation.PlaneEstimate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What an estimator says about a layer whose weights are one of K sets.
 *
 * @param estimator canonical id
 * @param layer 1 for the first hidden layer; the last is the output
 * @param draws K
 * @param epoch the last epoch of the window, or the epoch of all repeats
 * @param estimate of the layer with K rows for each input
 * @param single mean of I(X;T) over the K sets of weights alone; null if it was not asked for or was refused
 */
public record MixturePoint(
        String estimator,
        int layer,
        int draws,
        int epoch,
        PlaneEstimate estimate,
        @Nullable Information single) implements Comparable<MixturePoint> {
    private static final Comparator<MixturePoint> ORDER = Comparator.comparing(MixturePoint::estimator)
            .thenComparingInt(MixturePoint::layer)
            .thenComparingInt(MixturePoint::draws)
            .thenComparingInt(MixturePoint::epoch);

    /**
     * What mixing costs: the mean single I(X;T) minus I(X;T_K). For counts it lies between 0 and log2 K bits whatever the
     * network does; null if one of the two is missing.
     */
    public @Nullable Information compression() {
        Information input = estimate.inputInformation();
        return input == null || single == null ? null : single.minus(input);
    }

    /** The same as a point of a plane. */
    public PlanePoint point() {
        return new PlanePoint(estimator, epoch, layer, estimate);
    }

    @Override
    public int compareTo(MixturePoint other) {
        return ORDER.compare(this, other);
    }
}
