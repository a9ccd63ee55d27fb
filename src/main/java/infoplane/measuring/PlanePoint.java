package infoplane.measuring;

import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One point of the information plane.
 *
 * @param estimator canonical id, such as {@code binning:idnns}
 * @param epoch 0 before training
 * @param layer 1 for the first hidden layer; the last is the output
 */
public record PlanePoint(String estimator, int epoch, int layer, PlaneEstimate estimate)
        implements Comparable<PlanePoint> {
    private static final Comparator<PlanePoint> ORDER = Comparator.comparing(PlanePoint::estimator)
            .thenComparingInt(PlanePoint::epoch)
            .thenComparingInt(PlanePoint::layer);

    public PlanePoint withFlag(EstimateFlag flag) {
        return new PlanePoint(estimator, epoch, layer, estimate.withFlag(flag));
    }

    /** A copy without the flags that a check of its layer gave. */
    public PlanePoint withoutChecks() {
        Set<EstimateFlag> own =
                estimate.flags().stream().filter(flag -> !flag.ofLayer()).collect(Collectors.toSet());
        return new PlanePoint(estimator, epoch, layer, estimate.withOnlyFlags(own));
    }

    @Override
    public int compareTo(PlanePoint other) {
        return ORDER.compare(this, other);
    }
}
