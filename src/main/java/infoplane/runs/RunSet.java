package infoplane.runs;

import infoplane.experiment.RunResults;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * The runs in a folder: one run, or the repeats of one experiment.
 *
 * @param repeats whether the folder holds repeats, possibly only one so far
 * @param runs folders of the runs that have begun, in order; not empty
 */
public record RunSet(Path folder, boolean repeats, List<Path> runs) {
    /** The runs in a folder. If no repeat has begun, all repeats are listed, so that reading them reports the reason. */
    public static RunSet of(Path folder) {
        List<Path> repeats = EnsembleFolder.repeats(folder);
        if (repeats.isEmpty()) {
            return new RunSet(folder, false, List.of(folder));
        }
        if (RunFolder.holdsRun(folder)) {
            RunFolder.open(folder); // refuses settings that cannot be read
        }
        List<Path> begun = repeats.stream().filter(RunFolder::hasBegun).toList();
        return new RunSet(folder, true, begun.isEmpty() ? repeats : begun);
    }

    public List<RunResults> results() {
        return runs.stream().map(run -> RunFolder.open(run).results()).toList();
    }

    /** The same runs in another folder. */
    RunSet in(Path other) {
        return repeats
                ? new RunSet(
                        other,
                        true,
                        runs.stream()
                                .map(run -> other.resolve(run.getFileName()))
                                .toList())
                : new RunSet(other, false, List.of(other));
    }

    /** Writes the means and joint findings of repeats; does nothing for a single run. */
    void sumUp() {
        if (repeats) {
            EnsembleFolder.sumUp(folder);
        }
    }
}
