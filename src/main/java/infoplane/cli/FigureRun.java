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
import infoplane.store.RunLabel;
import infoplane.store.RunNames;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A run that a figure shows, or the repeats of one experiment, which it shows together.
 *
 * @param name that no other run of the figure has
 * @param colour category that tells it from the others: the one that the user gave it in the window, else the first free one
 * @param folder as the user named it
 * @param own folders of the repeats; of a single run its folder
 * @param repeats what each came to; one for a single run
 */
record FigureRun(String name, int colour, Path folder, List<Path> own, List<RunResults> repeats) {
    static List<FigureRun> open(List<Path> folders) {
        List<FigureRun> runs = folders.stream().map(FigureRun::open).toList();
        List<String> names =
                RunNames.distinct(runs.stream().map(FigureRun::name).toList(), folders);
        BitSet taken = new BitSet();
        runs.stream().filter(run -> run.colour >= 0).forEach(run -> taken.set(run.colour));
        List<FigureRun> told = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            FigureRun run = runs.get(place);
            int colour = run.colour >= 0 ? run.colour : taken.nextClearBit(0);
            taken.set(colour);
            told.add(new FigureRun(names.get(place), colour, run.folder, run.own, run.repeats));
        }
        return told;
    }

    private static FigureRun open(Path folder) {
        boolean ensemble = EnsembleFolder.holdsEnsemble(folder);
        List<Path> own = ensemble ? EnsembleFolder.repeats(folder) : List.of(folder);
        List<RunResults> results =
                own.stream().map(run -> RunFolder.open(run).results()).toList();
        ExperimentSettings settings = results.get(0).settings();
        String name = RunNames.kept(settings, own.get(0));
        return new FigureRun(
                ensemble ? RunNames.together(name, settings) : name, colourOf(own.get(0)), folder, own, results);
    }

    /** The one that the user gave the run; negative for none, also where that cannot be read. */
    private static int colourOf(Path run) {
        try {
            return RunLabel.read(run)
                    .map(RunLabel::colour)
                    .orElse(OptionalInt.empty())
                    .orElse(-1);
        } catch (InvalidInputException e) { // its name, which is read too, stands in for it, and says so
            return -1;
        }
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
                .mapToObj(repeat -> new TrainingSeries(
                        nameOf(repeat), repeats.get(repeat).training(), repeats.size() == 1 ? colour : -1))
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
