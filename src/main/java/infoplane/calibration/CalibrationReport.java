package infoplane.calibration;

import infoplane.calibration.CalibrationResult.Judgement;
import infoplane.estimation.EstimatorName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What was said of every problem by every estimator.
 *
 * @param results estimator by estimator, problem by problem, in the order asked for
 * @param names what people call the estimators, by their ids
 */
public record CalibrationReport(List<CalibrationResult> results, Map<String, EstimatorName> names) {
    /** Problems that a verdict names; the table has them all. */
    private static final int MOST_NAMED = 4;

    public CalibrationReport {
        results = List.copyOf(results);
        names = Map.copyOf(names);
    }

    /** What people call an estimator. @param id as in {@link #estimators()} */
    public EstimatorName estimatorName(String id) {
        return names.getOrDefault(id, EstimatorName.unknown(id));
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
        parts.add("good on " + with(all, Judgement.GOOD).size() + " of " + all.size());
        List<CalibrationResult> biased = with(all, Judgement.BIASED);
        if (!biased.isEmpty()) {
            parts.add("biased on " + biased.size() + " by " + range(biased));
        }
        List<CalibrationResult> undecided = with(all, Judgement.UNDECIDED);
        if (!undecided.isEmpty()) {
            parts.add("undecided on " + undecided.size() + " (" + names(undecided) + ")");
        }
        List<CalibrationResult> unusable = with(all, Judgement.UNUSABLE);
        if (!unusable.isEmpty()) {
            parts.add("unusable on " + unusable.size() + " (" + names(unusable) + ")" + fromWhere(all));
        }
        List<CalibrationResult> refused = with(all, Judgement.REFUSED);
        if (!refused.isEmpty()) {
            parts.add("refuses " + refused.size() + " (" + names(refused) + ")");
        }
        return String.join(", ", parts);
    }

    /** How many estimates of an estimator are off, and how far its flags tell them from the others. */
    public CalibrationResult.Warnings warnings(String estimator) {
        return of(estimator).stream()
                .map(CalibrationResult::warnings)
                .reduce(CalibrationResult.Warnings.NONE, CalibrationResult.Warnings::plus);
    }

    private static List<CalibrationResult> with(List<CalibrationResult> results, Judgement verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).toList();
    }

    private static String range(List<CalibrationResult> biased) {
        double[] bits = biased.stream()
                .mapToDouble(result -> Objects.requireNonNull(result.bias()).bits())
                .sorted()
                .toArray();
        String least = String.format(Locale.ROOT, "%+.2f", bits[0]);
        String most = String.format(Locale.ROOT, "%+.2f", bits[bits.length - 1]);
        return (least.equals(most) ? least : least + " to " + most) + " bits";
    }

    /** Where the estimator fails for good as the dependence of normal columns grows; empty if it does not. */
    private static String fromWhere(List<CalibrationResult> all) {
        List<CalibrationResult> growing = all.stream()
                .filter(result -> result.task().id().startsWith(CalibrationTasks.CORRELATED))
                .sorted(Comparator.comparing(result -> result.task().truth()))
                .toList();
        int from = growing.size();
        while (from > 0 && growing.get(from - 1).verdict() == Judgement.UNUSABLE) {
            from--;
        }
        if (from == 0 || from == growing.size()) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                ", above %.2f bits between normal columns",
                growing.get(from - 1).task().truth().bits());
    }

    private static String names(List<CalibrationResult> results) {
        String some = String.join(
                ", ",
                results.stream()
                        .limit(MOST_NAMED)
                        .map(result -> result.task().id())
                        .toList());
        return results.size() <= MOST_NAMED ? some : some + " and " + (results.size() - MOST_NAMED) + " more";
    }
}
