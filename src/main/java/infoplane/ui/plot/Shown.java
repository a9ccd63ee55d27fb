package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A run as the plots show it at one moment.
 *
 * @param run in the list of runs
 * @param name it has there now
 * @param colour category that tells it from others
 * @param results it has come to
 */
public record Shown(Run run, String name, int colour, RunResults results) {
    /** The folder that holds all repeats of the run's experiment; empty for a run that stands alone, or still computes. */
    Optional<Path> ensemble() {
        return results.settings().repeats() > 1 && !run.computing()
                ? Optional.ofNullable(run.folder().toAbsolutePath().getParent())
                : Optional.empty();
    }
}
