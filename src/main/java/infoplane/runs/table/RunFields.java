package infoplane.runs.table;

import infoplane.config.Suggestion;
import infoplane.runs.table.RunField.Family;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of some runs: facts and results, those of each layer, and every setting that one of the runs has. */
public final class RunFields {
    /** Settings that say where a number comes from and not what it is about. */
    private static final Set<String> NO_SETTING = Set.of("name", "schemaVersion");

    private final Map<String, RunField> byKey = new LinkedHashMap<>();
    /** Further names of fields, such as the whole path of a setting. */
    private final Map<String, RunField> byName = new LinkedHashMap<>();

    private final List<RunField> varying;

    private RunFields(Collection<RunFacts> runs, String estimator) {
        add(new RunField("name", "Name", Family.RUN, false, RunFacts::name));
        add(new RunField(
                "status", "Status", Family.RUN, false, run -> run.status().label()));
        add(new RunField(
                "tag", "Tags", Family.RUN, false, run -> run.tags().isEmpty() ? null : String.join(", ", run.tags())));
        add(new RunField("notes", "Notes", Family.RUN, false, run -> run.notes().isBlank() ? null : run.notes()));
        add(new RunField(
                "seconds",
                "Duration [s]",
                Family.RUN,
                true,
                run -> run.summary().map(end -> end.seconds()).orElse(null)));
        addResults(estimator);
        addLayers(runs, estimator);
        addSettings(runs);
        varying = byKey.values().stream()
                .filter(field -> field.family() == Family.SETTING)
                .filter(field -> runs.stream().map(field::of).distinct().count() > 1)
                .toList();
    }

    /**
     * @param estimator id of the estimator that results are by; runs that it did not measure show their first one
     */
    public static RunFields of(Collection<RunFacts> runs, String estimator) {
        return new RunFields(runs, estimator);
    }

    private void addResults(String estimator) {
        add(result(
                "accuracy",
                "Test accuracy",
                run -> run.summary().map(end -> end.accuracyTest()).orElse(null)));
        add(result(
                "trainAccuracy",
                "Training accuracy",
                run -> run.summary().map(end -> end.accuracyTrain()).orElse(null)));
        add(result(
                "loss",
                "Test loss",
                run -> run.summary().map(end -> end.lossTest()).orElse(null)));
        add(result(
                "trainLoss",
                "Training loss",
                run -> run.summary().map(end -> end.lossTrain()).orElse(null)));
        add(new RunField(
                "lastEpoch",
                "Last epoch",
                Family.RUN,
                true,
                run -> run.summary().map(end -> (double) end.lastEpoch()).orElse(null)));
        add(result(
                "fall",
                "Fall [bits]",
                run -> run.deepestFall(estimator).map(layer -> layer.fallBits()).orElse(null)));
        add(new RunField("verdict", "Compression", Family.RESULT, false, run -> run.verdict(estimator)));
    }

    private static RunField result(String key, String title, Function<RunFacts, @Nullable Object> value) {
        return new RunField(key, title, Family.RESULT, true, value);
    }

    private void addLayers(Collection<RunFacts> runs, String estimator) {
        int most = runs.stream()
                .flatMap(run -> run.summary().stream())
                .flatMap(known -> known.layers().stream())
                .mapToInt(layer -> layer.layer())
                .max()
                .orElse(0);
        for (int layer = 1; layer <= most; layer++) {
            int of = layer;
            String t = "T" + layer;
            add(layer(
                    t + ".max",
                    "max I(X;" + t + ")",
                    run -> run.layer(estimator, of)
                            .map(one -> one.maximumBits())
                            .orElse(null)));
            add(layer(
                    t + ".end",
                    "I(X;" + t + ") at the end",
                    run -> run.layer(estimator, of).map(one -> one.endBits()).orElse(null)));
            add(layer(
                    t + ".fall",
                    "Fall of " + t,
                    run -> run.layer(estimator, of).map(one -> one.fallBits()).orElse(null)));
            add(layer(
                    t + ".label",
                    "I(" + t + ";Y) at the end",
                    run -> run.layer(estimator, of)
                            .map(one -> one.endLabelBits())
                            .orElse(null)));
        }
    }

    private static RunField layer(String key, String title, Function<RunFacts, @Nullable Object> value) {
        return new RunField(key, title, Family.LAYER, true, value);
    }

    private void addSettings(Collection<RunFacts> runs) {
        Set<String> paths = new LinkedHashSet<>();
        runs.forEach(run -> paths.addAll(run.settings().keySet()));
        paths.removeAll(NO_SETTING);
        Map<String, Long> sharing =
                paths.stream().collect(Collectors.groupingBy(RunFields::last, Collectors.counting()));
        Set<String> taken = new HashSet<>(byKey.keySet());
        for (String path : paths) {
            boolean alone = sharing.getOrDefault(last(path), 0L) == 1 && !taken.contains(last(path));
            String key = alone ? last(path) : path;
            boolean number = runs.stream()
                    .map(run -> run.setting(path))
                    .filter(Objects::nonNull)
                    .allMatch(Double.class::isInstance);
            RunField field = new RunField(
                    key,
                    title(key),
                    Family.SETTING,
                    number,
                    run -> number || run.setting(path) == null ? run.setting(path) : text(run.setting(path)));
            add(field);
            byName.putIfAbsent(path.toLowerCase(Locale.ROOT), field);
        }
    }

    private static String text(@Nullable Object value) {
        return value instanceof Double amount ? RunField.plain(amount) : String.valueOf(value);
    }

    private void add(RunField field) {
        byKey.put(field.key(), field);
        byName.put(field.key().toLowerCase(Locale.ROOT), field);
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /** {@code learningRate} as {@code Learning rate}. */
    private static String title(String key) {
        String spaced = key.replaceAll("(?<=[a-z0-9])([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? key : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    /** All fields: of the run, results, layers, settings. */
    public List<RunField> all() {
        return List.copyOf(byKey.values());
    }

    /** The settings in which the runs differ. */
    public List<RunField> varying() {
        return varying;
    }

    /** The field of a key or a setting's whole path; letters' case does not matter. */
    public Optional<RunField> find(String name) {
        return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The keys that begin with a word, for completion. */
    public List<String> beginningWith(String word) {
        String wanted = word.toLowerCase(Locale.ROOT);
        return byKey.keySet().stream()
                .filter(key -> key.toLowerCase(Locale.ROOT).startsWith(wanted))
                .toList();
    }

    /** The distinct values of a field, sorted; for completion and for filters. */
    public static List<String> values(RunField field, Collection<RunFacts> runs) {
        List<Object> values = new ArrayList<>(
                runs.stream().map(field::of).filter(Objects::nonNull).distinct().toList());
        values.sort((a, b) -> a instanceof Double one && b instanceof Double other
                ? Double.compare(one, other)
                : String.valueOf(a).compareTo(String.valueOf(b)));
        return values.stream().map(value -> text(value)).toList();
    }

    /** {@code , did you mean …} for a name that no field has. */
    String suggestion(String name) {
        return Suggestion.clause(name, byKey.keySet());
    }
}
