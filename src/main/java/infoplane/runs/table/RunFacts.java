package infoplane.runs.table;

import infoplane.config.SettingPaths;
import infoplane.core.InvalidInputException;
import infoplane.experiment.RunStatus;
import infoplane.findings.RunSummary;
import infoplane.findings.RunSummary.LayerSummary;
import infoplane.store.SummaryFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the table of runs knows of a run.
 *
 * @param settings path and value of each setting, as {@link SettingPaths} gives them
 * @param words what else a search finds the run by, such as names of estimators
 * @param summary what came out of the run; empty until it has been read
 */
public record RunFacts(
        String name,
        String notes,
        List<String> tags,
        RunStatus status,
        Map<String, Object> settings,
        String words,
        Optional<RunSummary> summary) {
    public RunFacts {
        tags = List.copyOf(tags);
    }

    /**
     * What came out of the run in a folder. It is kept in the folder, so that it is read quickly the next time.
     *
     * @throws InvalidInputException if the folder holds no run that can be read; the message is one sentence
     */
    public static RunSummary summary(Path folder) {
        return SummaryFile.of(folder);
    }

    /** The value of a setting: a Double or a text; null if the run has no such setting. */
    @Nullable
    Object setting(String path) {
        return settings.get(path);
    }

    /**
     * What an estimator says of a layer; empty if it is unknown.
     *
     * @param estimator empty for the first that measured the run
     */
    Optional<LayerSummary> layer(String estimator, int layer) {
        return summary.flatMap(known -> known.layers().stream()
                .filter(one -> one.layer() == layer && one.estimator().equals(in(known, estimator)))
                .findFirst());
    }

    /** The largest fall of I(X;T) of the hidden layers, bits. */
    Optional<LayerSummary> deepestFall(String estimator) {
        return summary.flatMap(known ->
                known.hiddenLayers(in(known, estimator)).max((a, b) -> Double.compare(a.fallBits(), b.fallBits())));
    }

    /** The verdict on compression in one word or two; null if nothing is known. */
    @Nullable
    String verdict(String estimator) {
        if (summary.isEmpty() || summary.get().layers().isEmpty()) {
            return null;
        }
        return switch (summary.get().compresses(in(summary.get(), estimator))) {
            case YES -> "compresses";
            case NO -> "does not";
            case NONE -> "not judged";
        };
    }

    private static String in(RunSummary known, String estimator) {
        List<String> all = known.estimators();
        return all.contains(estimator) || all.isEmpty() ? estimator : all.get(0);
    }

    /** All words that a search looks at, in lower case. */
    String text() {
        return (name + " " + notes + " " + String.join(" ", tags) + " " + status.label() + " " + words + " "
                        + settings.entrySet().stream()
                                .filter(entry -> entry.getValue() instanceof String)
                                .map(entry -> (String) entry.getValue())
                                .collect(Collectors.joining(" ")))
                .toLowerCase(Locale.ROOT);
    }
}
