package infoplane.cli;

import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.experiment.RunResults;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A run that a figure shows. */
record FigureRun(RunFolder folder, RunResults results) {
    /** The runs in the folders; a folder of repeats stands for all of them. */
    static List<FigureRun> open(List<Path> folders) {
        List<FigureRun> runs = new ArrayList<>();
        for (Path folder : folders) {
            boolean repeats = EnsembleFolder.holdsEnsemble(folder);
            for (Path own : repeats ? EnsembleFolder.repeats(folder) : List.of(folder)) {
                RunFolder opened = RunFolder.open(own);
                runs.add(new FigureRun(opened, opened.results()));
            }
        }
        return runs;
    }

    /** The estimators that the user means by ids or their beginnings. */
    static List<String> resolve(List<String> wanted, List<FigureRun> runs) {
        List<String> known = runs.stream()
                .flatMap(run -> run.results().estimators().stream())
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
