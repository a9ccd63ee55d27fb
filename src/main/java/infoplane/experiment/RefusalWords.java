package infoplane.experiment;

import infoplane.estimation.Refusal;
import infoplane.measuring.PlanePoint;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts refusals of estimators into words. */
public final class RefusalWords {
    private RefusalWords() {}

    /** The refusal of one point, such as {@code refused: all rows are equal}. */
    public static String of(Refusal refusal) {
        return (refusal.shuffled() ? "not compared with shuffled labels: " : "refused: ") + refusal.reason();
    }

    /** The first refusal of each estimator, by epoch and layer, in one line; empty if no estimator refused a point. */
    public static String summary(Collection<PlanePoint> points) {
        Map<String, String> reasons = new TreeMap<>();
        points.stream().sorted().forEach(point -> {
            Refusal refusal = point.estimate().refusal();
            if (refusal != null) {
                reasons.putIfAbsent(
                        point.estimator() + (refusal.shuffled() ? " with labels shuffled" : ""),
                        "layer " + point.layer() + ": " + refusal.reason());
            }
        });
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey() + " refused " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
