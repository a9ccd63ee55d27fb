package infoplane.measuring;

import infoplane.core.Range;
import infoplane.dataset.DatasetSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.PlaneEstimate;
import infoplane.measuring.MeasureSettings.MeasuredInputs;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Estimates that were made before. Returning to bins that the user tried before, or to the epochs of a preview, costs
 * nothing. The key holds everything that decides an estimate. It holds a fingerprint of the rows rather than the epoch,
 * so that a run repeated in the same folder is never mistaken for the earlier one. The least recently used estimate is
 * dropped first. Thread-safe.
 */
public final class EstimateCache {
    /** Usual number of estimates, about 40 MB: forty settings on 400 epochs of six layers. */
    private static final int USUAL = 100_000;

    private final int most;

    /** What all estimates of one measurement share. */
    public record Inputs(DatasetSettings dataset, long seed, MeasuredInputs on, int permutations) {}

    /**
     * The key of an estimate.
     *
     * @param rows fingerprint of the rows of an epoch
     * @param layer number of the layer
     * @param range range of the bins, if the estimator needs one
     */
    record Key(
            Inputs inputs,
            String rows,
            int layer,
            EstimatorSettings estimator,
            @Nullable Range range) {}

    private final Map<Key, PlaneEstimate> estimates = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, PlaneEstimate> eldest) {
            return size() > most;
        }
    };

    public EstimateCache() {
        this(USUAL);
    }

    private EstimateCache(int most) {
        this.most = most;
    }

    /** A cache that stores nothing, for measurements that request every estimate once. */
    public static EstimateCache none() {
        return new EstimateCache(0);
    }

    synchronized @Nullable PlaneEstimate find(Key key) {
        return estimates.get(key);
    }

    synchronized void keep(Key key, PlaneEstimate estimate) {
        estimates.put(key, estimate);
    }

    synchronized int size() {
        return estimates.size();
    }
}
