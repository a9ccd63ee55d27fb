package infoplane.cli;

import infoplane.core.Randomness;
import infoplane.experiment.RunResults;
import infoplane.findings.Ensemble;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Prints the mean plane of repeats at the last epoch, short enough for a terminal. */
final class EnsembleTables {
    private EnsembleTables() {}

    static String last(List<RunResults> repeats) {
        StringBuilder text = new StringBuilder();
        List<Ensemble.Point> points = lastPoints(repeats);
        for (String estimator :
                points.stream().map(Ensemble.Point::estimator).distinct().toList()) {
            TextTable table = new TextTable("layer", "I(X;T) [bits]", "95 % +-", "I(T;Y) [bits]", "95 % +-");
            List<Ensemble.Point> own = points.stream()
                    .filter(point -> point.estimator().equals(estimator))
                    .toList();
            own.forEach(point -> table.add(
                    repeats.get(0).layers().get(point.layer() - 1),
                    mean(point.input()),
                    half(point.input()),
                    mean(point.label()),
                    half(point.label())));
            text.append(repeats.get(0).estimatorName(estimator).brief());
            text.append(", epoch ").append(own.get(0).epoch());
            text.append(", mean of ")
                    .append(own.get(0).n())
                    .append(" repeats\n")
                    .append(table)
                    .append('\n');
        }
        return text.toString();
    }

    static List<Map<String, @Nullable Object>> lastObjects(List<RunResults> repeats) {
        return lastPoints(repeats).stream()
                .map(point -> object(repeats.get(0), point))
                .toList();
    }

    private static Map<String, @Nullable Object> object(RunResults first, Ensemble.Point point) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("estimator", point.estimator());
        object.put("epoch", point.epoch());
        object.put("layer", point.layer());
        object.put("n", point.n());
        object.put(
                "randomness",
                first.randomness(point.estimator()).map(Randomness::labels).orElse(null));
        put(object, "i_xt", point.input());
        put(object, "i_ty", point.label());
        return object;
    }

    private static void put(Map<String, @Nullable Object> object, String name, Ensemble.@Nullable Summary summary) {
        object.put(name + "_mean_bits", summary == null ? null : summary.mean().bits());
        object.put(name + "_sd_bits", summary == null ? null : summary.deviation());
        object.put(name + "_low_bits", summary == null ? null : summary.low());
        object.put(name + "_high_bits", summary == null ? null : summary.high());
    }

    /** Mean points of the last epoch. Skips repeats without points, such as a repeat that was stopped at once. */
    private static List<Ensemble.Point> lastPoints(List<RunResults> repeats) {
        List<Ensemble.Point> points = Ensemble.of(
                repeats.stream().filter(results -> !results.points().isEmpty()).toList());
        int last = points.stream().mapToInt(Ensemble.Point::epoch).max().orElse(0);
        return points.stream().filter(point -> point.epoch() == last).toList();
    }

    private static String mean(Ensemble.@Nullable Summary summary) {
        return Bits.text(summary == null ? null : summary.mean());
    }

    private static String half(Ensemble.@Nullable Summary summary) {
        return summary == null || Double.isNaN(summary.high())
                ? "-"
                : String.format(Locale.ROOT, "%.4f", (summary.high() - summary.low()) / 2);
    }
}
