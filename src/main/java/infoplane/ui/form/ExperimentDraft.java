package infoplane.ui.form;

import com.fasterxml.jackson.annotation.JsonProperty;
import infoplane.experiment.ExperimentSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An experiment that the user sets up, valid or not.
 *
 * @param experiment the last valid settings
 * @param texts texts of all entries while the forms are invalid, by entry path such as {@code training.epochs}; empty if the
 *     forms show {@code experiment}
 */
public record ExperimentDraft(@JsonProperty(required = true) ExperimentSettings experiment, Map<String, String> texts) {
    public ExperimentDraft {
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /** A valid draft. */
    public static ExperimentDraft of(ExperimentSettings experiment) {
        return new ExperimentDraft(experiment, Map.of());
    }
}
