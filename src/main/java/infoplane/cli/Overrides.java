package infoplane.cli;

import infoplane.core.Checks;
import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.experiment.ExperimentSettings;
import java.util.function.Supplier;

/** Settings that options change; what the settings refuse is said in the option's name. */
final class Overrides {
    private Overrides() {}

    static ExperimentSettings epochs(ExperimentSettings settings, int epochs) {
        return named(() -> settings.withTraining(settings.training().withEpochs(epochs)));
    }

    static ExperimentSettings repeats(ExperimentSettings settings, int repeats) {
        return named(() -> settings.withRepeats(repeats));
    }

    static void threads(int threads) {
        named(() -> Checks.between("threads", threads, 1, 1024));
    }

    /** The option is called like the setting. */
    static <T> T named(Supplier<T> change) {
        try {
            return change.get();
        } catch (NotAllowedException e) {
            throw new InvalidInputException(e.messageAt("--" + e.name()), e);
        }
    }
}
