package infoplane.estimation;

import infoplane.estimation.CalibrationResult.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What was said of every problem by every estimator.
 *
 * @param results estimator by estimator, problem by problem, in the order asked for
 */
public record CalibrationReport(List<CalibrationResult> results) {
    public CalibrationReport {
        results = List.copyOf(results);
    }

    /** Ids of the estimators, in the order asked for. */
    public List<String> estimators() {
        return results.stream().map(CalibrationResult::estimator).distinct().toList();
    }

    public List<CalibrationResult> of(String estimator) {
        return results.stream()
                .filter(result -> result.estimator().equals(estimator))
                .toList();
    }

    /** One sentence: on how many problems the estimator is good, biased by how much, unusable, or refuses. */
    public String verdict(String estimator) {
        List<CalibrationResult> all = of(estimator);
        List<String> parts = new ArrayList<>();
        parts.add("good on " + with(all, Verdict.GOOD).size() + " of " + all.size());
        List<CalibrationResult> biased = with(all, Verdict.BIASED);
        if (!biased.isEmpty()) {
            parts.add("biased on " + biased.size() + " by " + range(biased));
        }
        List<CalibrationResult> unusable = with(all, Verdict.UNUSABLE);
        if (!unusable.isEmpty()) {
            parts.add("unusable on " + unusable.size() + " (" + names(unusable) + ")");
        }
        List<CalibrationResult> refused = with(all, Verdict.REFUSED);
        if (!refused.isEmpty()) {
            parts.add("refuses " + refused.size() + " (" + names(refused) + ")");
        }
        return String.join(", ", parts);
    }

    private static List<CalibrationResult> with(List<CalibrationResult> results, Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).toList();
    }

    private static String range(List<CalibrationResult> biased) {
        double[] nats = biased.stream()
                .mapToDouble(result -> Objects.requireNonNull(result.bias()).nats())
                .sorted()
                .toArray();
        String least = String.format(Locale.ROOT, "%+.2f", nats[0]);
        String most = String.format(Locale.ROOT, "%+.2f", nats[nats.length - 1]);
        return (least.equals(most) ? least : least + " to " + most) + " nats";
    }

    private static String names(List<CalibrationResult> results) {
        return String.join(
                ", ", results.stream().map(result -> result.task().id()).toList());
    }
}
