package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run as the plots show it at one moment.
 *
 * @param run in the list of runs
 * @param name it has there now
 * @param colour category that tells it from others
 * @param results it has come to
 */
public record ShownRun(Run run, String name, int colour, RunResults results) {
    /** Results are compared by identity: point by point it took the window's thread a second for fifty long runs. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ShownRun shown
                && run == shown.run
                && results == shown.results
                && colour == shown.colour
                && name.equals(shown.name);
    }

    @Override
    public int hashCode() {
        return Objects.hash(System.identityHashCode(run), System.identityHashCode(results), colour, name);
    }

    /** The folder that holds all repeats of the run's experiment; empty for a run that stands alone, or still computes. */
    Optional<Path> ensemble() {
        return results.settings().repeats() > 1 && !run.computing()
                ? Optional.ofNullable(run.folder().toAbsolutePath().getParent())
                : Optional.empty();
    }
}
