package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import java.util.function.Supplier;

/** Settings that options change; what the settings refuse is said in the option's name. */
final class Overrides {
    private Overrides() {}

    static ExperimentSettings epochs(ExperimentSettings settings, int epochs) {
        return named("--", () -> settings.withTraining(settings.training().withEpochs(epochs)));
    }

    static ExperimentSettings repeats(ExperimentSettings settings, int repeats) {
        return named("--", () -> settings.withRepeats(repeats));
    }

    static void threads(int threads) {
        if (threads < 1 || threads > 1024) {
            throw new InvalidInputException("--threads is " + threads + " but must be between 1 and 1024");
        }
    }

    /** The checks' messages begin with the field's name, which is the option's but for the dashes. */
    private static ExperimentSettings named(String prefix, Supplier<ExperimentSettings> change) {
        try {
            return change.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(prefix + e.getMessage(), e);
        }
    }
}
