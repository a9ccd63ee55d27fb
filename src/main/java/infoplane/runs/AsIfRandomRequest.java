package infoplane.runs;

import infoplane.estimation.EstimatorSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a run is to be measured as if its weights were random.
 *
 * @param draws each K to measure; empty for 1, 2, 4, … as far as there are epochs or repeats, at most 64
 * @param restarts whether the K sets of weights are those of repeats at one epoch, rather than those of the last epochs
 * @param epoch the last epoch of the windows, or the epoch of the repeats; null for the last one
 * @param estimators of the layers; empty for those of the run that take several rows for each input
 */
public record AsIfRandomRequest(
        List<Integer> draws, boolean restarts, @Nullable Integer epoch, List<EstimatorSettings> estimators) {
    /** All the usual choices. */
    public static final AsIfRandomRequest USUAL = new AsIfRandomRequest(List.of(), false, null, List.of());

    public AsIfRandomRequest {
        draws = draws.stream().distinct().sorted().toList();
        estimators = estimators.stream().distinct().toList();
    }

    /**
     * The same up to another epoch and with other K.
     *
     * @param newDraws empty for the usual ones
     * @param newEpoch null for the last one
     */
    public AsIfRandomRequest at(List<Integer> newDraws, @Nullable Integer newEpoch) {
        return new AsIfRandomRequest(newDraws, restarts, newEpoch, estimators);
    }

    /** The same with restarts. */
    public AsIfRandomRequest ofRestarts() {
        return new AsIfRandomRequest(draws, true, epoch, estimators);
    }
}
