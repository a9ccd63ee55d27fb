package infoplane.findings;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the settings of a sweep do to compression: for each value of each setting, the runs that have it. Judges the claim that
 * results are stable.
 *
 * @param groups by estimator, then in the order of the fields and of their values
 * @param runs number of runs that were asked for
 * @param learnt number of runs of which a hidden layer has a vote
 */
public record SettingsEffect(List<ValueGroup> groups, int runs, int learnt) {
    private static final String ESTIMATORS = "measure.estimators";
    /** Stands for the value of a setting in the id of an estimator whose settings vary. */
    private static final String ANY = "*";

    /**
     * The runs that share a value of a setting; their other settings differ.
     *
     * @param estimator id; the setting of it that varies is written as {@code *}
     * @param field path of the setting
     * @param runs number of runs with a vote
     * @param fall mean over these runs of the largest fall of I(X;T) of a hidden layer, bits; NaN if there are none
     * @param interval 95 % interval of the mean; null with fewer than two runs
     */
    public record ValueGroup(
            String estimator,
            String field,
            String value,
            int runs,
            double fall,
            @Nullable Interval interval) {
        /** Whether these runs compress; none if the threshold lies within the interval, or there are too few runs. */
        public Vote vote() {
            return runs < JointFindings.FEWEST || interval == null
                    ? Vote.NONE
                    : interval.low() > Findings.COMPRESSES_BITS
                            ? Vote.YES
                            : interval.high() <= Findings.COMPRESSES_BITS ? Vote.NO : Vote.NONE;
        }
    }

    public SettingsEffect {
        groups = List.copyOf(groups);
    }

    public static SettingsEffect of(SweepTable table) {
        Map<String, Integer> outputs = new HashMap<>();
        Set<String> all = new TreeSet<>();
        table.rows().forEach(row -> {
            outputs.merge(row.run(), row.layer(), Math::max);
            all.add(row.run() + row.values());
        });
        Map<List<String>, List<SweepRow>> layers = new LinkedHashMap<>();
        for (SweepRow row : table.rows()) {
            if (row.measured() && row.layer() < outputs.getOrDefault(row.run(), 0)) {
                layers.computeIfAbsent(
                                List.of(
                                        family(table.fields(), row),
                                        row.run(),
                                        row.values().toString()),
                                key -> new ArrayList<>())
                        .add(row);
            }
        }
        Map<List<String>, List<Double>> falls = new LinkedHashMap<>();
        Set<String> voting = new TreeSet<>();
        layers.forEach((key, own) -> {
            double fall = fall(own);
            if (!Double.isNaN(fall)) {
                voting.add(key.get(1) + key.get(2));
            }
            for (int field = 0; field < table.fields().size(); field++) {
                String value = own.get(0).values().get(field);
                List<Double> group = falls.computeIfAbsent(
                        List.of(key.get(0), table.fields().get(field), value), place -> new ArrayList<>());
                if (!Double.isNaN(fall)) {
                    group.add(fall);
                }
            }
        });
        List<ValueGroup> groups = new ArrayList<>();
        falls.forEach((place, own) -> {
            if (!place.get(2).isEmpty()) { // a setting that does not concern the estimator
                groups.add(group(place, own));
            }
        });
        groups.sort(Comparator.comparing(ValueGroup::estimator)
                .thenComparingInt(
                        group -> table.fields().indexOf(group.field()))); // stable: values stay in their order
        return new SettingsEffect(groups, all.size(), voting.size());
    }

    private static String family(List<String> fields, SweepRow row) {
        String id = row.estimator();
        for (int field = 0; field < fields.size(); field++) {
            String value = row.values().get(field);
            if (fields.get(field).startsWith(ESTIMATORS) && !value.isEmpty()) {
                id = id.replace(":" + value, ":" + ANY);
            }
        }
        return id;
    }

    /** The largest fall of a layer with a vote; NaN if none has one, or one without a vote may still compress. */
    private static double fall(List<SweepRow> layers) {
        double most = layers.stream()
                .filter(row -> row.judged().equals(SweepRow.JUDGED))
                .mapToDouble(SweepRow::fallBits)
                .max()
                .orElse(Double.NaN);
        boolean open = layers.stream()
                .anyMatch(row ->
                        !row.judged().equals(SweepRow.JUDGED) && !row.judged().equals(Reason.Kind.SATURATED.label()));
        return open && !(most > Findings.COMPRESSES_BITS) ? Double.NaN : most;
    }

    private static ValueGroup group(List<String> place, List<Double> falls) {
        double[] values = falls.stream().mapToDouble(Double::doubleValue).toArray();
        double mean = falls.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
        return new ValueGroup(
                place.get(0),
                place.get(1),
                place.get(2),
                values.length,
                mean,
                values.length < 2 ? null : Interval.ofMean(values));
    }

    /** The verdict on claim 7, with one vote for each estimator. */
    public Claim claim() {
        List<Ballot> ballots = groups.stream()
                .map(ValueGroup::estimator)
                .distinct()
                .map(this::ballot)
                .toList();
        return ballots.isEmpty()
                ? Claim.notJudged(ClaimKind.STABLE, Reason.of(Reason.Kind.NOTHING_MEASURED), List.of(), runs, learnt)
                : Tally.of(ClaimKind.STABLE, ballots, runs, learnt);
    }

    /**
     * The quantity is how far the threshold lies between the least and the greatest mean fall; its interval is the widest that
     * the intervals of these two allow.
     */
    private Ballot ballot(String estimator) {
        List<ValueGroup> own = groups.stream()
                .filter(group -> group.estimator().equals(estimator) && group.runs() >= JointFindings.FEWEST)
                .toList();
        if (own.size() < 2) {
            int most = groups.stream()
                    .filter(group -> group.estimator().equals(estimator))
                    .mapToInt(ValueGroup::runs)
                    .max()
                    .orElse(0);
            return Ballot.none(
                    estimator, new Reason(Reason.Kind.TOO_FEW_REPEATS, most, JointFindings.FEWEST), List.of());
        }
        ValueGroup least =
                own.stream().min(Comparator.comparingDouble(ValueGroup::fall)).orElseThrow();
        ValueGroup most =
                own.stream().max(Comparator.comparingDouble(ValueGroup::fall)).orElseThrow();
        Interval low = least.interval();
        Interval high = most.interval();
        if (low == null || high == null) {
            return Ballot.none(estimator, Reason.of(Reason.Kind.NOTHING_MEASURED), List.of());
        }
        double threshold = Findings.COMPRESSES_BITS;
        Interval interval = new Interval(
                Math.min(high.low() - threshold, threshold - low.high()),
                Math.min(high.high() - threshold, threshold - low.low()));
        double quantity = Math.min(most.fall() - threshold, threshold - least.fall());
        boolean stable = ClaimKind.STABLE.yes(interval.high());
        boolean known = stable == ClaimKind.STABLE.yes(interval.low());
        return new Ballot(
                estimator,
                known ? Vote.of(stable) : Vote.NONE,
                false,
                known ? null : Reason.of(Reason.Kind.ON_BOTH_SIDES),
                quantity,
                interval,
                List.of());
    }
}
