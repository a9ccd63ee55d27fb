package infoplane.ui.plot;

import infoplane.experiment.RunResults;
import infoplane.ui.run.Run;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of a run for the plots.
 *
 * @param run the run in the list
 * @param name its name in the list at the time of the snapshot
 * @param colour number of its colour, from 0
 * @param results its results at the time of the snapshot
 */
public record ShownRun(Run run, String name, int colour, RunResults results) {
    /** Compares results by identity: comparing fifty long runs point by point takes the window's thread a second. */
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

    /** The folder that holds all repeats of the run's experiment; empty for a run without repeats or a run that computes. */
    Optional<Path> ensemble() {
        return results.settings().repeats() > 1 && !run.computing()
                ? Optional.ofNullable(run.folder().toAbsolutePath().getParent())
                : Optional.empty();
    }
}
