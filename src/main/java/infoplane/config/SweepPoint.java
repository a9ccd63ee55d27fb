package infoplane.config;

import infoplane.experiment.ExperimentSettings;
import java.util.List;

/**
 * One combination of the values of a sweep.
 *
 * @param values one value for each field of the sweep: texts as they are, everything else as JSON
 * @param settings the experiment with these values
 */
public record SweepPoint(List<String> values, ExperimentSettings settings) {
    public SweepPoint {
        values = List.copyOf(values);
    }
}
