package infoplane.cli;

import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.experiment.RunResults;
import infoplane.figure.PlaneSeries;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.List;

/**
 * A run that a figure shows, or the repeats of one experiment, which it shows together.
 *
 * @param folder as the user named it
 * @param repeats what each came to; one for a single run
 */
record FigureRun(Path folder, List<RunResults> repeats) {
    static List<FigureRun> open(List<Path> folders) {
        return folders.stream().map(FigureRun::open).toList();
    }

    private static FigureRun open(Path folder) {
        List<Path> own = EnsembleFolder.holdsEnsemble(folder) ? EnsembleFolder.repeats(folder) : List.of(folder);
        return new FigureRun(
                folder, own.stream().map(run -> RunFolder.open(run).results()).toList());
    }

    /** Of the only repeat, or the first. */
    RunResults first() {
        return repeats.get(0);
    }

    /** The path of a run, or the mean path of repeats. */
    PlaneSeries series(String estimator) {
        RunResults first = first();
        return repeats.size() == 1
                ? PlaneSeries.of(first, estimator)
                : PlaneSeries.mean(repeats, first.settings().name(), estimator);
    }

    /** The estimators that the user means by ids or their beginnings. */
    static List<String> resolve(List<String> wanted, List<FigureRun> runs) {
        List<String> known = runs.stream()
                .flatMap(run -> run.first().estimators().stream())
                .distinct()
                .toList();
        return wanted.stream().map(id -> resolve(id, known)).distinct().toList();
    }

    private static String resolve(String wanted, List<String> known) {
        if (known.contains(wanted)) {
            return wanted;
        }
        List<String> meant =
                known.stream().filter(id -> id.startsWith(wanted + ":")).toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String problem = meant.isEmpty() ? " but must be one of " : " and may mean any of ";
        throw new InvalidInputException("--estimator is \"" + wanted + "\"" + problem
                + String.join(", ", meant.isEmpty() ? known : meant)
                + (meant.isEmpty() ? Suggestion.clause(wanted, known) : ""));
    }
}
