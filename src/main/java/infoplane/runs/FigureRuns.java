package infoplane.runs;

import infoplane.config.FigureSource;
import infoplane.config.LaterMeasures;
import infoplane.experiment.ExperimentSettings;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Runs as figures carry them, and found again by what a figure carries. */
public final class FigureRuns {
    /** Rank of a run that is another. */
    private static final int OTHER = 4;

    private FigureRuns() {}

    /**
     * A run as a figure carries it. What made it is left out where its folder does not say, or not yet.
     *
     * @param name that it has in the figure
     */
    public static FigureSource.Shown of(String name, ExperimentSettings experiment, Path folder) {
        return new FigureSource.Shown(
                name, nameOf(experiment, folder), experiment, RunFolder.provenanceText(folder), later(folder));
    }

    private static LaterMeasures later(Path folder) {
        return RunFolder.holdsRun(folder) ? RunFolder.open(folder).later() : LaterMeasures.defaults();
    }

    private static String nameOf(ExperimentSettings experiment, Path folder) {
        Path whole = folder.toAbsolutePath().normalize();
        int parts = whole.getNameCount();
        return experiment.repeats() > 1 && parts > 1
                ? whole.getName(parts - 2) + "/" + whole.getName(parts - 1)
                : String.valueOf(whole.getFileName());
    }

    /** What tells a repeat from the others; empty for a run that stands alone. */
    private static String repeat(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(slash);
    }

    /** A run that may be the one that is looked for. */
    public record Candidate(ExperimentSettings experiment, Path folder) {
        private boolean hasNameOf(FigureSource.Shown run) {
            return nameOf(experiment, folder).equals(run.folder());
        }

        private boolean isRepeatOf(FigureSource.Shown run) {
            return repeat(nameOf(experiment, folder)).equals(repeat(run.folder()));
        }

        /** Kept weights can be measured in any way. */
        private boolean wasTrainedAs(ExperimentSettings wanted) {
            return experiment.equals(wanted.withMeasure(experiment.measure()));
        }

        /** More training makes a run longer, and leaves it the same run. */
        private boolean wasBegunAs(ExperimentSettings wanted) {
            return wasTrainedAs(wanted.withTraining(
                    wanted.training().withEpochs(experiment.training().epochs())));
        }
    }

    /**
     * The run that a figure shows: the one in the folder of that name or, because equal experiments give equal results,
     * another of the same experiment, best one that was measured alike.
     *
     * @return its place among the candidates; empty if it is none of them
     */
    public static Optional<Integer> find(FigureSource.Shown run, List<Candidate> candidates) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .filter(place -> rank(run, candidates.get(place)) < OTHER)
                .min(Comparator.comparing(place -> rank(run, candidates.get(place))));
    }

    private static int rank(FigureSource.Shown run, Candidate candidate) {
        boolean trainedAlike = candidate.wasTrainedAs(run.experiment()) && candidate.isRepeatOf(run);
        boolean same = trainedAlike && candidate.experiment().equals(run.experiment());
        if (candidate.hasNameOf(run)) {
            return same ? 0 : candidate.wasBegunAs(run.experiment()) ? 1 : OTHER;
        }
        return same ? 2 : trainedAlike ? 3 : OTHER;
    }
}
