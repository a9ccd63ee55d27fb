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

/** Describes runs for figure files, and finds the run that a figure file describes. */
public final class FigureRuns {
    /** Rank of a candidate that does not match. */
    private static final int OTHER = 4;

    private FigureRuns() {}

    /**
     * Describes a run for a figure file. The provenance is empty if the folder has none yet.
     *
     * @param name name of the run in the figure
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

    /** The part of the name that distinguishes a repeat; empty for a single run. */
    private static String repeat(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? "" : name.substring(slash);
    }

    /** A run that may match the one in a figure. */
    public record Candidate(ExperimentSettings experiment, Path folder) {
        private boolean hasNameOf(FigureSource.Shown run) {
            return nameOf(experiment, folder).equals(run.folder());
        }

        private boolean isRepeatOf(FigureSource.Shown run) {
            return repeat(nameOf(experiment, folder)).equals(repeat(run.folder()));
        }

        /** Whether the training is the same; the measurement may differ, because kept weights can be measured in any way. */
        private boolean hasTrainingOf(ExperimentSettings wanted) {
            return experiment.equals(wanted.withMeasure(experiment.measure()));
        }

        /** Whether only the number of epochs and the measurement differ. A run that was made longer remains the same run. */
        private boolean differsOnlyInEpochs(ExperimentSettings wanted) {
            return hasTrainingOf(wanted.withTraining(
                    wanted.training().withEpochs(experiment.training().epochs())));
        }
    }

    /**
     * Finds the run that a figure shows: the run in the folder with that name, or another run of the same experiment,
     * preferably with the same measurement. Equal experiments give equal results.
     *
     * @return index of the run among the candidates; empty if none matches
     */
    public static Optional<Integer> find(FigureSource.Shown run, List<Candidate> candidates) {
        return IntStream.range(0, candidates.size())
                .boxed()
                .filter(place -> rank(run, candidates.get(place)) < OTHER)
                .min(Comparator.comparing(place -> rank(run, candidates.get(place))));
    }

    private static int rank(FigureSource.Shown run, Candidate candidate) {
        boolean trainedAlike = candidate.hasTrainingOf(run.experiment()) && candidate.isRepeatOf(run);
        boolean same = trainedAlike && candidate.experiment().equals(run.experiment());
        if (candidate.hasNameOf(run)) {
            return same ? 0 : candidate.differsOnlyInEpochs(run.experiment()) ? 1 : OTHER;
        }
        return same ? 2 : trainedAlike ? 3 : OTHER;
    }
}
