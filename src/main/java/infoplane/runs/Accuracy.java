package infoplane.runs;

import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import infoplane.experiment.RunResults;
import infoplane.network.EpochRecord;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many rows a network classifies right at the end of a run; of repeats the mean.
 *
 * @param train share of the training rows; NaN if unknown
 * @param test share of the test rows; NaN without any
 */
public record Accuracy(double train, double test) {
    /** A run's accuracy beside that of its twin without noise and quantisation. @param twin null if there is none */
    public record Compared(
            Accuracy own, @Nullable Path folder, @Nullable Accuracy twin) {
        /** Such as {@code test accuracy 97.1 %, plain twin 97.4 %}; empty if the accuracy is unknown. */
        public String words() {
            boolean tested = !Double.isNaN(own.test);
            double shown = tested ? own.test : own.train;
            if (Double.isNaN(shown)) {
                return "";
            }
            String rows = tested ? "test" : "training";
            double other = twin == null ? Double.NaN : tested ? twin.test : twin.train;
            return String.format(Locale.ROOT, "%s accuracy %.1f %%", rows, 100 * shown)
                    + (Double.isNaN(other) ? "" : String.format(Locale.ROOT, ", plain twin %.1f %%", 100 * other));
        }
    }

    /** @param repeats at least one */
    public static Accuracy of(List<RunResults> repeats) {
        return new Accuracy(mean(repeats, EpochRecord::accuracyTrain), mean(repeats, EpochRecord::accuracyTest));
    }

    private static double mean(List<RunResults> repeats, ToDoubleFunction<EpochRecord> share) {
        return repeats.stream()
                .map(RunResults::training)
                .mapToDouble(all -> all.isEmpty() ? Double.NaN : share.applyAsDouble(all.get(all.size() - 1)))
                .average()
                .orElse(Double.NaN);
    }

    /**
     * The accuracy of a run or of repeats beside that of the plain twin, which is looked for in the folders beside.
     *
     * @param folder of the run, of one repeat, or of all repeats
     * @param repeats the results, at least one
     */
    public static Compared compared(Path folder, List<RunResults> repeats) {
        Accuracy own = of(repeats);
        Optional<Path> twin = twin(folder, repeats.get(0).settings());
        try {
            return twin.map(beside ->
                            new Compared(own, beside, of(RunSet.of(beside).results())))
                    .orElseGet(() -> new Compared(own, null, null));
        } catch (InvalidInputException damaged) {
            return new Compared(own, null, null); // opening the twin itself says what is wrong with it
        }
    }

    /** The finished twin of a run among the folders beside it; of a repeat the repeat with the same number. */
    private static Optional<Path> twin(Path folder, ExperimentSettings settings) {
        Optional<Path> repeats = EnsembleFolder.ensembleOf(folder);
        Path whole = repeats.orElse(folder).toAbsolutePath().normalize();
        Path around = whole.getParent();
        if (around == null || !Twins.isPossible(settings)) {
            return Optional.empty();
        }
        try (Stream<Path> beside = Files.list(around)) {
            return beside.filter(other -> !other.equals(whole))
                    .sorted()
                    .filter(other -> isTwin(other, settings))
                    .map(other ->
                            repeats.isPresent() ? EnsembleFolder.repeat(other, EnsembleFolder.repeatOf(folder)) : other)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // a folder that cannot be listed shows no twin
        }
    }

    private static boolean isTwin(Path other, ExperimentSettings settings) {
        try {
            return RunFolder.holdsRun(other)
                    && Twins.areTwins(settings, RunFolder.open(other).settings())
                    && RunSet.of(other).runs().stream()
                            .allMatch(run -> RunFolder.open(run).finished());
        } catch (InvalidInputException damaged) {
            return false;
        }
    }
}
