package infoplane.experiment;

import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.Refusal;
import infoplane.measuring.PlanePoint;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Puts refusals of estimators into words. */
public final class RefusalWords {
    private RefusalWords() {}

    /** The refusal of one point, such as {@code refused: all rows are equal}. */
    public static String of(Refusal refusal) {
        return (refusal.shuffled() ? "not compared with shuffled labels: " : "refused: ") + refusal.reason();
    }

    /**
     * The first refusal of each estimator, by epoch and layer, in one line; empty if no estimator refused a point.
     *
     * @param known the estimators; one that is missing here appears by its id
     */
    public static String summary(Collection<PlanePoint> points, Collection<EstimatorSettings> known) {
        Map<String, String> reasons = new TreeMap<>();
        points.stream().sorted().forEach(point -> {
            Refusal refusal = point.estimate().refusal();
            if (refusal != null) {
                reasons.putIfAbsent(
                        point.estimator() + (refusal.shuffled() ? " with labels shuffled" : ""),
                        name(point.estimator(), known)
                                + (refusal.shuffled() ? " with labels shuffled" : "")
                                + " refused layer " + point.layer() + ": " + refusal.reason());
            }
        });
        return String.join("; ", reasons.values());
    }

    private static String name(String id, Collection<EstimatorSettings> known) {
        return known.stream()
                .filter(estimator -> estimator.id().equals(id))
                .findFirst()
                .map(estimator -> estimator.name().enclosed())
                .orElse(id);
    }
}
