package infoplane.findings;

import infoplane.core.Information;
import infoplane.experiment.RunResults;
import infoplane.measuring.PlanePoint;
import infoplane.network.EpochRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whether a network learnt enough to judge fitting and compression.
 *
 * @param accuracy accuracy on the training rows at the end; NaN if unknown
 * @param chance share of the largest class among the training labels; NaN if unknown
 * @param label the largest I(T;Y) of the output at the end, over the estimators; null if none has one
 * @param labelEntropy H(Y)
 */
public record Learning(
        double accuracy, double chance, @Nullable Information label, Information labelEntropy) {
    /** A network has learnt if its accuracy exceeds chance by this share of the rest up to 1. */
    private static final double SHARE_OF_THE_REST = 0.1;
    /** A network has learnt if I(T;Y) of its output is at least this share of H(Y). */
    private static final double SHARE_OF_LABELS = 0.1;

    /** What the end of a run says. */
    public static Learning of(RunResults results) {
        List<EpochRecord> training = results.training();
        return new Learning(
                training.isEmpty()
                        ? Double.NaN
                        : training.get(training.size() - 1).accuracyTrain(),
                results.chance(),
                atTheEnd(results),
                results.ceilings().labelEntropy());
    }

    private static @Nullable Information atTheEnd(RunResults results) {
        Map<String, Information> ends = new TreeMap<>();
        int output = results.settings().network().layerCount();
        for (PlanePoint point : results.points()) { // points ascend, so the last epoch stays in the map
            Information label = point.estimate().labelInformation();
            if (point.layer() == output && label != null) {
                ends.put(point.estimator(), label);
            } else if (point.layer() == output) {
                ends.remove(point.estimator()); // the end was refused, and no earlier epoch stands in for it
            }
        }
        List<Information> amounts = new ArrayList<>(ends.values());
        amounts.sort(null);
        return amounts.isEmpty() ? null : amounts.get(amounts.size() - 1);
    }

    public boolean learnt() {
        return reason() == null;
    }

    /** The training accuracy from which a network has learnt; NaN if chance is unknown. */
    public double leastAccuracy() {
        return chance + SHARE_OF_THE_REST * (1 - chance);
    }

    /** Why fitting and compression cannot be judged; null if the network learnt. */
    public @Nullable Reason reason() {
        if (accuracy < leastAccuracy()) { // false if either is NaN
            return new Reason(Reason.Kind.DID_NOT_LEARN, accuracy, leastAccuracy());
        }
        double least = SHARE_OF_LABELS * labelEntropy.bits();
        return label != null && label.bits() < least
                ? new Reason(Reason.Kind.OUTPUT_KNOWS_NOTHING, label.bits(), least)
                : null;
    }
}
