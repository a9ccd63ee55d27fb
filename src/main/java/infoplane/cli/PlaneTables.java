package infoplane.cli;

import infoplane.estimation.PlaneEstimate;
import infoplane.experiment.PlanePoint;
import infoplane.experiment.RunResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plane at the last epoch that was measured, short enough for a terminal. */
final class PlaneTables {
    private PlaneTables() {}

    static String last(RunResults results) {
        StringBuilder text = new StringBuilder();
        for (String estimator : results.estimators()) {
            List<PlanePoint> points = lastPoints(results, estimator);
            text.append(estimator)
                    .append(", epoch ")
                    .append(points.get(0).epoch())
                    .append('\n');
            TextTable table = new TextTable("layer", "I(X;T) [bits]", "I(T;Y) [bits]", "flags");
            for (PlanePoint point : points) {
                PlaneEstimate estimate = point.estimate();
                table.add(
                        name(results, point),
                        Bits.text(estimate.inputInformation()),
                        Bits.text(estimate.labelInformation()),
                        String.join(" ", Bits.labels(estimate.flags())));
            }
            text.append(table).append('\n');
        }
        return text.toString();
    }

    static List<Map<String, @Nullable Object>> lastObjects(RunResults results) {
        return results.estimators().stream()
                .flatMap(estimator -> lastPoints(results, estimator).stream())
                .map(PlaneTables::object)
                .toList();
    }

    private static Map<String, @Nullable Object> object(PlanePoint point) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", point.estimator());
        object.put("epoch", point.epoch());
        object.put("layer", point.layer());
        object.put("i_xt_bits", Bits.json(point.estimate().inputInformation()));
        object.put("i_ty_bits", Bits.json(point.estimate().labelInformation()));
        object.put("flags", Bits.labels(point.estimate().flags()));
        return object;
    }

    private static List<PlanePoint> lastPoints(RunResults results, String estimator) {
        List<PlanePoint> points = results.points(estimator);
        int last = points.stream().mapToInt(PlanePoint::epoch).max().orElse(0);
        return points.stream().filter(point -> point.epoch() == last).toList();
    }

    private static String name(RunResults results, PlanePoint point) {
        int layer = point.layer();
        String name = layer <= results.layers().size() ? results.layers().get(layer - 1) : "";
        return name.isEmpty() ? Integer.toString(layer) : name;
    }
}
