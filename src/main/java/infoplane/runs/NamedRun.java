package infoplane.runs;

import infoplane.config.FigureSource;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunLabel;
import infoplane.experiment.RunResults;
import infoplane.store.EnsembleFolder;
import infoplane.store.LabelFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A run, or repeats, shown with others in a figure under a distinct name and colour.
 *
 * @param colour number of the colour, from 0
 * @param own folders of the repeats; for a single run its folder
 * @param repeats results of each repeat
 */
public record NamedRun(String name, int colour, Path folder, List<Path> own, List<RunResults> repeats) {
    private static final int NONE = -1;

    public NamedRun {
        own = List.copyOf(own);
        repeats = List.copyOf(repeats);
    }

    /**
     * Opens runs that are shown together. Gives them distinct names, and distinct colours unless the user has chosen a
     * colour.
     */
    public static List<NamedRun> open(List<Path> folders) {
        List<NamedRun> runs = folders.stream().map(NamedRun::open).toList();
        List<String> names = RunNames.distinct(runs.stream().map(NamedRun::name).toList(), folders);
        BitSet taken = new BitSet();
        runs.stream().filter(run -> run.colour != NONE).forEach(run -> taken.set(run.colour));
        List<NamedRun> told = new ArrayList<>();
        for (int place = 0; place < runs.size(); place++) {
            NamedRun run = runs.get(place);
            int colour = run.colour != NONE ? run.colour : taken.nextClearBit(0);
            taken.set(colour);
            told.add(new NamedRun(names.get(place), colour, run.folder, run.own, run.repeats));
        }
        return told;
    }

    private static NamedRun open(Path folder) {
        EnsembleFolder.refresh(folder);
        RunSet set = RunSet.of(folder);
        List<RunResults> results = set.results();
        ExperimentSettings settings = results.get(0).settings();
        Path first = set.runs().get(0);
        String name = RunNames.displayName(settings, first);
        return new NamedRun(
                set.repeats() ? RunNames.ensembleName(name, settings) : name,
                colourOf(first),
                folder,
                set.runs(),
                results);
    }

    /** The colour that the user gave the run; {@link #NONE} if there is none or the label cannot be read. */
    private static int colourOf(Path run) {
        try {
            return LabelFile.read(run)
                    .map(RunLabel::colour)
                    .orElse(OptionalInt.empty())
                    .orElse(NONE);
        } catch (InvalidInputException e) { // already logged when the name was read
            return NONE;
        }
    }

    /** The description of each repeat for the figure file. */
    public List<FigureSource.Shown> sources() {
        return IntStream.range(0, repeats.size())
                .mapToObj(repeat ->
                        FigureRuns.of(nameOf(repeat), repeats.get(repeat).settings(), own.get(repeat)))
                .toList();
    }

    /** The display name of a repeat. @param repeat index among the existing repeats */
    public String nameOf(int repeat) {
        return repeats.size() == 1 ? name : RunNames.repeat(name, EnsembleFolder.repeatOf(own.get(repeat)));
    }

    /** The results of the only repeat, or of the first. */
    public RunResults first() {
        return repeats.get(0);
    }
}
