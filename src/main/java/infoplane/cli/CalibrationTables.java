package infoplane.cli;

import infoplane.calibration.CalibrationReport;
import infoplane.calibration.CalibrationResult;
import infoplane.core.Information;
import infoplane.estimation.EstimateFlag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A calibration as text and as JSON.
 *
 * @param n observations in a sample
 * @param d requested columns
 * @param seeds first number of samples of each problem
 * @param warnings whether warnings were counted
 */
record CalibrationTables(CalibrationReport report, int n, int d, int seeds, boolean warnings) {
    /** One table for each estimator, followed by the verdicts. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (String estimator : report.estimators()) {
            text.append(table(estimator)).append(refusals(estimator)).append('\n');
        }
        text.append("n = ").append(n).append(", ").append(seeds).append(" samples or more");
        text.append(" of each problem; truth, mean, bias, spread and se in bits\n");
        int width = report.estimators().stream()
                .mapToInt(estimator -> name(estimator).length())
                .max()
                .orElse(0);
        for (String estimator : report.estimators()) {
            text.append(name(estimator))
                    .append(" ".repeat(width - name(estimator).length() + 2))
                    .append(report.verdict(estimator))
                    .append('\n');
            if (warnings) {
                text.append(" ".repeat(width + 2))
                        .append(sentence(report.warnings(estimator)))
                        .append('\n');
            }
        }
        return text.toString();
    }

    /** The name of an estimator for people. */
    private String name(String estimator) {
        return report.estimatorName(estimator).brief();
    }

    private static String sentence(CalibrationResult.Warnings count) {
        return "of " + count.off() + " estimates off by more than 0.1 nats and 10 %, " + count.silent()
                + " have no warning; of " + count.right() + " others " + count.warned() + " have one";
    }

    private TextTable table(String estimator) {
        TextTable table = new TextTable(
                name(estimator),
                "columns",
                "truth",
                "mean",
                "bias",
                "+-",
                "samples",
                "spread",
                "se",
                "s",
                "verdict",
                "flags");
        for (CalibrationResult result : report.of(estimator)) {
            table.add(
                    result.task().id(),
                    Integer.toString(result.task().columns()),
                    Bits.text(result.task().truth()),
                    Bits.text(result.mean()),
                    signed(result.bias()),
                    Bits.text(result.biasInterval()),
                    Integer.toString(result.samples()),
                    Bits.text(result.deviation()),
                    Bits.text(result.standardError()),
                    String.format(Locale.ROOT, "%.3f", result.seconds()),
                    verdict(result),
                    EstimateFlag.words(result.flags()));
        }
        return table;
    }

    private static String signed(@Nullable Information amount) {
        return amount == null ? "-" : String.format(Locale.ROOT, "%+.4f", amount.bits());
    }

    private static String verdict(CalibrationResult result) {
        String label = result.verdict().label();
        boolean some = result.refused() > 0 && result.estimates() > 0;
        return some ? label + " (" + result.refused() + " of " + result.samples() + " refused)" : label;
    }

    /** The reasons of an estimator's refusals, each listed once. */
    private String refusals(String estimator) {
        TreeSet<String> reasons = new TreeSet<>();
        for (CalibrationResult result : report.of(estimator)) {
            if (result.refusal() != null) {
                reasons.add("refused: " + result.refusal() + "\n");
            }
        }
        return String.join("", reasons);
    }

    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("n", n);
        object.put("d", d);
        object.put("seeds", seeds);
        List<Map<String, @Nullable Object>> estimators = new ArrayList<>();
        for (String estimator : report.estimators()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("estimator", estimator);
            one.put("verdict", report.verdict(estimator));
            one.put("problems", report.of(estimator).stream().map(this::json).toList());
            estimators.add(one);
        }
        object.put("estimators", estimators);
        return object;
    }

    private Map<String, @Nullable Object> json(CalibrationResult result) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("problem", result.task().id());
        object.put("description", result.task().description());
        object.put("kind", result.task().kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        object.put("columns", result.task().columns());
        object.put("true_bits", result.task().truth().bits());
        object.put("mean_bits", Bits.json(result.mean()));
        object.put("bias_bits", Bits.json(result.bias()));
        object.put("bias_interval_bits", Bits.json(result.biasInterval()));
        object.put("sd_bits", Bits.json(result.deviation()));
        object.put("se_bits", Bits.json(result.standardError()));
        object.put("samples", result.samples());
        object.put("estimates", result.estimates());
        object.put("seconds", result.seconds());
        object.put("verdict", result.verdict().label());
        object.put("flags", Bits.labels(result.flags()));
        object.put("refusal", result.refusal());
        object.put("off", result.warnings().off());
        object.put("off_without_warning", warnings ? result.warnings().silent() : null);
        object.put("right", result.warnings().right());
        object.put("right_with_warning", warnings ? result.warnings().warned() : null);
        return object;
    }
}
