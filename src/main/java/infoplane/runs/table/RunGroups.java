package infoplane.runs.table;

import infoplane.config.SettingPaths;
import infoplane.experiment.ExperimentSettings;
import infoplane.findings.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Folds runs into groups, and values of a group into one. */
public final class RunGroups {
    /** What repeats of an experiment do not share, besides its name. */
    private static final Set<String> OF_ONE_RUN = Set.of("seed", "name", "repeats");

    private RunGroups() {}

    /** Puts runs together whose settings are the same but for the seed, in the order of the first of each. */
    public static <R> List<List<R>> allButTheSeed(List<R> runs, Function<R, RunFacts> facts) {
        return by(runs, run -> withoutSeed(facts.apply(run).settings()));
    }

    /**
     * Whether experiments are the same but for the seed and the name, so that their runs may have one verdict. Single runs
     * of one seed are copies and count for nothing; repeats share the seed of their experiment.
     */
    public static boolean differInTheSeedOnly(List<ExperimentSettings> experiments) {
        List<ExperimentSettings> single =
                experiments.stream().filter(one -> one.repeats() == 1).toList();
        return single.stream().map(ExperimentSettings::seed).distinct().count() == single.size()
                && experiments.stream()
                                .map(SettingPaths::of)
                                .map(RunGroups::withoutSeed)
                                .distinct()
                                .limit(2) // of a thousand runs the first two tell
                                .count()
                        == 1;
    }

    /** Runs that differ in the seed only, such as the repeats of an experiment; those that have no counterpart are left out. */
    public static <R> List<List<R>> repeated(List<R> runs, Function<R, ExperimentSettings> settings) {
        return by(runs, run -> withoutSeed(SettingPaths.of(settings.apply(run)))).stream()
                .filter(group -> group.size() > 1
                        && differInTheSeedOnly(group.stream().map(settings).toList()))
                .toList();
    }

    private static Map<String, Object> withoutSeed(Map<String, Object> settings) {
        Map<String, Object> rest = new LinkedHashMap<>(settings);
        rest.keySet().removeAll(OF_ONE_RUN);
        return rest;
    }

    /** Puts runs together that have the same value of a field. */
    public static <R> List<List<R>> byField(List<R> runs, RunField field, Function<R, RunFacts> facts) {
        return by(runs, run -> field.shown(facts.apply(run)));
    }

    private static <R> List<List<R>> by(List<R> runs, Function<R, Object> key) {
        Map<Object, List<R>> groups = new LinkedHashMap<>();
        runs.forEach(run ->
                groups.computeIfAbsent(key.apply(run), any -> new ArrayList<>()).add(run));
        return List.copyOf(groups.values());
    }

    /**
     * The mean of a number over a group; the value of a text that all share, else null. Runs without a value do not count.
     */
    public static @Nullable Object middle(RunField field, List<RunFacts> group) {
        if (field.number()) {
            double[] values = numbers(field, group);
            return values.length == 0 ? null : Arrays.stream(values).average().orElseThrow();
        }
        List<Object> texts = group.stream()
                .map(field::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return texts.size() == 1 ? texts.get(0) : null;
    }

    /**
     * The values of a group in words: the one that all share, else the mean with half of its 95 % interval
     * ({@code 0.953 ± 0.012}), else how often each text comes ({@code 3 compresses, 2 does not}).
     */
    public static String shown(RunField field, List<RunFacts> group) {
        List<Object> values =
                group.stream().map(field::of).filter(Objects::nonNull).toList();
        if (values.isEmpty()) {
            return "";
        }
        if (values.stream().distinct().count() == 1) {
            return field.shown(values.get(0));
        }
        if (field.number()) {
            return spread(field, numbers(field, group));
        }
        Map<String, Long> counts = values.stream()
                .collect(Collectors.groupingBy(String::valueOf, LinkedHashMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String spread(RunField field, double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        if (field.family() == RunField.Family.SETTING) {
            return values.length + " values";
        }
        double half = Interval.ofMean(values).high() - mean;
        return String.format(Locale.ROOT, "%.3f ± %.3f", mean, half);
    }

    private static double[] numbers(RunField field, List<RunFacts> group) {
        return group.stream()
                .map(field::of)
                .filter(Double.class::isInstance)
                .mapToDouble(value -> (Double) value)
                .toArray();
    }
}
