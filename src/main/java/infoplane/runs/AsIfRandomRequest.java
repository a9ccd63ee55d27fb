package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.estimation.BinningSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
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
    /** What a refusal is about; its sentence begins with it. */
    private static final String ESTIMATOR = "estimator";

    /** All the usual choices. */
    public static final AsIfRandomRequest USUAL = new AsIfRandomRequest(List.of(), false, null, List.of());

    public AsIfRandomRequest {
        draws = draws.stream().distinct().sorted().toList();
        estimators = estimators.stream().distinct().toList();
    }

    /**
     * The estimators for a run: those that are asked for, else those of the run that take several rows for each input, else
     * binning.
     *
     * @throws InvalidInputException if one that is asked for takes one row for each input
     */
    List<EstimatorSettings> estimatorsFor(ExperimentSettings settings) {
        for (EstimatorSettings estimator : estimators) {
            if (!estimator.takesDraws()) {
                throw InvalidInputException.about(
                        ESTIMATOR,
                        ESTIMATOR + " is " + PlainText.quoted(estimator.id())
                                + ", which takes one row for each input, but weights that are random give several; use binning,"
                                + " quantised or kde");
            }
        }
        return estimators.isEmpty() ? usualEstimators(settings) : estimators;
    }

    /** The estimators of a run that take several rows for each input; binning if it has none. */
    public static List<EstimatorSettings> usualEstimators(ExperimentSettings settings) {
        List<EstimatorSettings> own = settings.measure().estimators().stream()
                .filter(EstimatorSettings::takesDraws)
                .toList();
        return own.isEmpty() ? List.of(BinningSettings.defaults()) : own;
    }
}
