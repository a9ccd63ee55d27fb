package infoplane.config;

import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Path;

/**
 * Settings from JSON and back. Fields left out take their defaults; anything else that is wrong is refused with
 * {@link infoplane.core.InvalidInputException}: the file, the path in it, the value, what is allowed.
 */
public final class Json {
    private Json() {}

    /** Reads an experiment file. */
    public static ExperimentSettings readExperiment(Path file) {
        throw new UnsupportedOperationException("reading comes next");
    }

    /**
     * Reads an experiment from a text.
     *
     * @param source what messages call it, such as a file name
     */
    public static ExperimentSettings parseExperiment(String json, String source) {
        throw new UnsupportedOperationException("reading comes next");
    }

    /** The experiment as a file, every field written, indented. */
    public static String write(ExperimentSettings settings) {
        throw new UnsupportedOperationException("writing comes next");
    }

    /** A type name, which means its defaults, or a JSON object. */
    public static EstimatorSettings parseEstimator(String typeOrJson) {
        throw new UnsupportedOperationException("reading comes next");
    }

    /** A type name, which means its defaults, or a JSON object. */
    public static ScheduleSettings parseSchedule(String typeOrJson) {
        throw new UnsupportedOperationException("reading comes next");
    }
}
