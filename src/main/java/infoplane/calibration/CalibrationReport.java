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
 * The results of all estimators on all problems.
 *
 * @param results grouped by estimator, then by problem, both in the requested order
 * @param names of the estimators for people, by id
 */
public record CalibrationReport(List<CalibrationResult> results, Map<String, EstimatorName> names) {
    /** Greatest number of problems that a verdict names; the table lists all of them. */
    private static final int MOST_NAMED = 4;

    public CalibrationReport {
        results = List.copyOf(results);
        names = Map.copyOf(names);
    }

    /** The estimator's name for people. @param id as in {@link #estimators()} */
    public EstimatorName estimatorName(String id) {
        return names.getOrDefault(id, EstimatorName.unknown(id));
    }

    /** Ids of the estimators, in the requested order. */
    public List<String> estimators() {
        return results.stream().map(CalibrationResult::estimator).distinct().toList();
    }

    public List<CalibrationResult> of(String estimator) {
        return results.stream()
                .filter(result -> result.estimator().equals(estimator))
                .toList();
    }

    /**
     * One sentence: on how many problems the estimator is good, biased (and by how much), undecided, unusable, or refuses.
     */
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

    /** How many of the estimator's estimates are off, and how well its flags mark them. */
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

    /**
     * The information between normal columns above which the estimator is always unusable; empty if there is no such limit.
     */
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
