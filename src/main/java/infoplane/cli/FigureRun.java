package infoplane.cli;

import infoplane.config.FigureSource;
import infoplane.config.Suggestion;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.figure.PlaneSeries;
import infoplane.figure.TrainingSeries;
import infoplane.store.EnsembleFolder;
import infoplane.store.FigureRuns;
import infoplane.store.RunFolder;
import infoplane.store.RunNames;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A run that a figure shows, or the repeats of one experiment, which it shows together.
 *
 * @param name that no other run of the figure has
 * @param folder as the user named it
 * @param own folders of the repeats; of a single run its folder
 * @param repeats what each came to; one for a single run
 */
record FigureRun(String name, Path folder, List<Path> own, List<RunResults> repeats) {
    static List<FigureRun> open(List<Path> folders) {
        List<FigureRun> runs = folders.stream().map(FigureRun::open).toList();
        List<String> names =
                RunNames.distinct(runs.stream().map(FigureRun::name).toList(), folders);
        return IntStream.range(0, runs.size())
                .mapToObj(run -> runs.get(run).withName(names.get(run)))
                .toList();
    }

    private static FigureRun open(Path folder) {
        boolean ensemble = EnsembleFolder.holdsEnsemble(folder);
        List<Path> own = ensemble ? EnsembleFolder.repeats(folder) : List.of(folder);
        List<RunResults> results =
                own.stream().map(run -> RunFolder.open(run).results()).toList();
        ExperimentSettings settings = results.get(0).settings();
        String name = RunNames.kept(settings, own.get(0));
        return new FigureRun(ensemble ? RunNames.together(name, settings) : name, folder, own, results);
    }

    private FigureRun withName(String newName) {
        return new FigureRun(newName, folder, own, repeats);
    }

    /** What the file of a figure says of each repeat. */
    List<FigureSource.Shown> sources() {
        return IntStream.range(0, repeats.size())
                .mapToObj(repeat ->
                        FigureRuns.of(nameOf(repeat), repeats.get(repeat).settings(), own.get(repeat)))
                .toList();
    }

    private String nameOf(int repeat) {
        return repeats.size() == 1 ? name : RunNames.repeat(name, EnsembleFolder.repeatOf(own.get(repeat)));
    }

    /** Of the only repeat, or the first. */
    RunResults first() {
        return repeats.get(0);
    }

    /** The path of a run, or the mean path of repeats. */
    PlaneSeries series(String estimator) {
        return repeats.size() == 1
                ? PlaneSeries.of(first(), name, estimator)
                : PlaneSeries.mean(repeats, name, estimator);
    }

    /** What training said, of each repeat. */
    List<TrainingSeries> training() {
        return IntStream.range(0, repeats.size())
                .mapToObj(repeat ->
                        new TrainingSeries(nameOf(repeat), repeats.get(repeat).training()))
                .toList();
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
