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
 * Estimates already made, so that coming back to bins tried before, or to a rough answer's epochs, costs nothing. What
 * decides an estimate decides its place: the rows themselves rather than their epoch, so that a run made anew in the same
 * folder is never taken for the old one. The least recently used goes first; thread-safe.
 */
public final class EstimateCache {
    /** About 40 MB: forty settings tried on 400 epochs of six layers. */
    private static final int USUAL = 100_000;

    private final int most;

    /** What all estimates of one measuring share. */
    public record Inputs(DatasetSettings dataset, long seed, MeasuredInputs on, int permutations) {}

    /**
     * @param rows fingerprint of the rows of an epoch
     * @param layer its number
     * @param range resolved, where the estimator needs one
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

    /** Keeps nothing, for measuring that asks for every estimate once. */
    public static EstimateCache none() {
        return new EstimateCache(0);
    }

    synchronized @Nullable PlaneEstimate find(Key key) {
        return estimates.get(key);
    }

    synchronized void keep(Key key, PlaneEstimate estimate) {
        estimates.put(key, estimate);
    }

    /** How many estimates there are. */
    synchronized int size() {
        return estimates.size();
    }
}
