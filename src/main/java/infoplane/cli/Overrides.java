package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.experiment.ExperimentSettings;
import java.util.function.Supplier;

/** Applies options to settings. If the settings refuse a value, the error names the option. */
final class Overrides {
    private Overrides() {}

    static ExperimentSettings epochs(ExperimentSettings settings, int epochs) {
        return named(() -> settings.withTraining(settings.training().withEpochs(epochs)));
    }

    static ExperimentSettings repeats(ExperimentSettings settings, int repeats) {
        return named(() -> settings.withRepeats(repeats));
    }

    /** Renames the setting in an error to the option of the same name. */
    static <T> T named(Supplier<T> change) {
        try {
            return change.get();
        } catch (NotAllowedException e) {
            throw new InvalidInputException(e.messageAt("--" + e.name()), e);
        }
    }
}
