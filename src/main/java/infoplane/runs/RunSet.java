package infoplane.runs;

import infoplane.experiment.RunResults;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * What a folder holds: one run, or the repeats of one experiment.
 *
 * @param repeats whether it holds repeats, of which there may be only one yet
 * @param runs the folders of the runs that have begun, in order; not empty
 */
public record RunSet(Path folder, boolean repeats, List<Path> runs) {
    /** Where no repeat has begun, all of them, so that reading them says why it cannot. */
    public static RunSet of(Path folder) {
        List<Path> repeats = EnsembleFolder.repeats(folder);
        if (repeats.isEmpty()) {
            return new RunSet(folder, false, List.of(folder));
        }
        List<Path> begun = repeats.stream().filter(RunFolder::hasBegun).toList();
        return new RunSet(folder, true, begun.isEmpty() ? repeats : begun);
    }

    public List<RunResults> results() {
        return runs.stream().map(run -> RunFolder.open(run).results()).toList();
    }

    /** The same runs, in another folder. */
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

    /** Writes the means and joint findings of repeats anew; of one run there are none. */
    void sumUp() {
        if (repeats) {
            EnsembleFolder.sumUp(folder);
        }
    }
}
