package infoplane.cli;

import infoplane.calibration.SelfCheckWords;
import infoplane.config.SelfCheckJson;
import infoplane.core.Information;
import infoplane.core.Randomness;
import infoplane.estimation.EstimateFlag;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.Refusal;
import infoplane.experiment.RefusalWords;
import infoplane.experiment.RunResults;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerCheck;
import infoplane.measuring.PlanePoint;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the plane at the last measured epoch, short enough for a terminal. */
final class PlaneTables {
    private PlaneTables() {}

    static String last(RunResults results) {
        StringBuilder text = new StringBuilder();
        for (String estimator : results.estimators()) {
            List<PlanePoint> points = lastPoints(results, estimator);
            text.append(results.estimatorName(estimator).brief())
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
                        EstimateFlag.words(estimate.flags()));
            }
            text.append(table).append(remarks(results, estimator)).append('\n');
        }
        return text.toString();
    }

    /** Results of the estimator's self-checks, with numbers, as text. */
    private static String remarks(RunResults results, String estimator) {
        StringBuilder text = new StringBuilder();
        for (LayerCheck layer : results.checks()) {
            if (layer.estimator().equals(estimator)) {
                layer.check().flags().stream()
                        .filter(flag -> !flag.informs())
                        .forEach(flag -> text.append(Layer.symbol(layer.layer()))
                                .append(", ")
                                .append(flag.words())
                                .append(": ")
                                .append(SelfCheckWords.of(flag, layer.check(), Information::inWords))
                                .append('\n'));
            }
        }
        return text.toString();
    }

    /** Results of the self-checks, as JSON objects. */
    static List<Map<String, @Nullable Object>> checkObjects(RunResults results) {
        return results.checks().stream()
                .map(layer -> {
                    Map<String, @Nullable Object> object = new LinkedHashMap<>();
                    object.put("estimator", layer.estimator());
                    object.put("layer", layer.layer());
                    object.put("epoch", layer.epoch());
                    object.putAll(SelfCheckJson.tree(layer.check()));
                    return object;
                })
                .toList();
    }

    static List<Map<String, @Nullable Object>> lastObjects(RunResults results) {
        return results.estimators().stream()
                .flatMap(estimator -> lastPoints(results, estimator).stream())
                .map(point -> object(results, point))
                .toList();
    }

    private static Map<String, @Nullable Object> object(RunResults results, PlanePoint point) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", point.estimator());
        object.put("epoch", point.epoch());
        object.put("layer", point.layer());
        object.put("i_xt_bits", Bits.json(point.estimate().inputInformation()));
        object.put("i_ty_bits", Bits.json(point.estimate().labelInformation()));
        object.put(
                "randomness",
                results.randomness(point.estimator()).map(Randomness::labels).orElse(null));
        object.put("flags", Bits.labels(point.estimate().flags()));
        Refusal refusal = point.estimate().refusal();
        if (refusal != null) {
            object.put("reason", RefusalWords.of(refusal));
        }
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
