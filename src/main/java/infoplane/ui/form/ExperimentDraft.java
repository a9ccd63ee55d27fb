package infoplane.ui.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.experiment.ExperimentSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment that is being set up.
 *
 * @param experiment the last settings that nothing was wrong with
 * @param texts what the forms say where it makes no sense yet, each by the path of its entry, such as {@code
 *     training.epochs}; none where the forms say the experiment
 */
public record ExperimentDraft(@JsonProperty(required = true) ExperimentSettings experiment, Map<String, String> texts) {
    public ExperimentDraft {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A draft that makes sense as it is. */
    public static ExperimentDraft of(ExperimentSettings experiment) {
        return new ExperimentDraft(experiment, Map.of());
    }
}
