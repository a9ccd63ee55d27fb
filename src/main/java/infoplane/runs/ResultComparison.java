package infoplane.runs;

import infoplane.core.Information;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares the results of two runs of one experiment: weights bit for bit, the rest in all digits that are written. */
final class ResultComparison {
    private static final String WEIGHTS = "trajectory.f32";
    private static final int BYTES_PER_WEIGHT = 4;

    private ResultComparison() {}

    /** The first difference in the order of cause and effect: training, weights, plane; empty if there is none. */
    static Optional<String> firstDifference(RunResults before, RunResults after, Path beforeFolder, Path afterFolder)
            throws IOException {
        Optional<String> training = before.training().isEmpty() // imported by a version that noted no loss
                ? Optional.empty()
                : training(before.training(), after.training());
        Optional<String> weights = training.isPresent() ? training : weights(beforeFolder, afterFolder);
        return weights.isPresent() ? weights : plane(before, after);
    }

    private static Optional<String> training(List<EpochRecord> before, List<EpochRecord> after) {
        for (int i = 0; i < Math.min(before.size(), after.size()); i++) {
            if (!before.get(i).rounded().equals(after.get(i).rounded())) { // version 0.1.0 wrote more digits
                EpochRecord was = before.get(i);
                EpochRecord is = after.get(i);
                return Optional.of(
                        "epoch " + was.epoch() + " of training.csv: the loss was " + was.lossTrain() + " and is now "
                                + is.lossTrain() + ", the accuracy was " + was.accuracyTrain() + " and is now "
                                + is.accuracyTrain());
            }
        }
        return before.size() == after.size()
                ? Optional.empty()
                : Optional.of("training.csv has " + before.size() + " epochs but now there are " + after.size());
    }

    private static Optional<String> weights(Path before, Path after) throws IOException {
        Path first = before.resolve(WEIGHTS);
        Path second = after.resolve(WEIGHTS);
        if (!Files.exists(first) || !Files.exists(second)) {
            return Optional.empty(); // the weights were not kept
        }
        long position = Files.mismatch(first, second);
        return position < 0
                ? Optional.empty()
                : Optional.of(WEIGHTS + " differs from number " + position / BYTES_PER_WEIGHT + " on");
    }

    /** Compares the planes. Ignores points of estimators that are not in the experiment, which were added later. */
    private static Optional<String> plane(RunResults before, RunResults after) {
        Set<String> own = before.settings().measure().estimators().stream()
                .map(EstimatorSettings::id)
                .collect(Collectors.toSet());
        List<PlanePoint> was = before.points().stream()
                .filter(point -> own.contains(point.estimator()))
                .toList();
        List<PlanePoint> is = after.points();
        if (before.checks().isEmpty()) { // a run of a version without checks
            was = was.stream().map(PlanePoint::withoutChecks).toList();
            is = is.stream().map(PlanePoint::withoutChecks).toList();
        }
        for (int i = 0; i < Math.min(was.size(), is.size()); i++) {
            if (!was.get(i).equals(is.get(i))) {
                return Optional.of(difference(before, was.get(i), is.get(i)));
            }
        }
        return was.size() == is.size()
                ? Optional.empty()
                : Optional.of("plane.csv has " + was.size()
                        + " points of the experiment's estimators but now there are " + is.size());
    }

    private static String difference(RunResults results, PlanePoint was, PlanePoint is) {
        if (was.compareTo(is) != 0) {
            return "plane.csv has the point of " + name(results, was) + " where now there is that of "
                    + name(results, is);
        }
        return name(results, was) + ": I(X;T) was " + bits(was.estimate().inputInformation()) + " and is now "
                + bits(is.estimate().inputInformation()) + ", I(T;Y) was "
                + bits(was.estimate().labelInformation()) + " and is now "
                + bits(is.estimate().labelInformation());
    }

    private static String name(RunResults results, PlanePoint point) {
        return results.estimatorName(point.estimator()).enclosed() + ", epoch " + point.epoch() + ", layer "
                + point.layer();
    }

    private static String bits(@Nullable Information amount) {
        return amount == null ? "none" : amount.bits() + " bits";
    }
}
