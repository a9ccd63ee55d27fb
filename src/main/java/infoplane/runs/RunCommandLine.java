package infoplane.runs;

import infoplane.config.Json;
import infoplane.config.SourceNotes;
import infoplane.config.SourceNotes.ArrayPlace;
import infoplane.config.SourceNotes.NotedLayer;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.MeasureSettings;
import infoplane.schedule.ScheduleSettings;
import infoplane.store.EnsembleFolder;
import infoplane.store.RunFolder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The line of the command line that repeats a run, for a shell. */
public final class RunCommandLine {
    private RunCommandLine() {}

    /** The line for a run, an imported run, or the ensemble of a repeat. It writes beside, into a folder with {@code -again}. */
    public static String of(Path folder) {
        Path run = EnsembleFolder.ensembleOf(folder)
                .orElse(folder)
                .toAbsolutePath()
                .normalize();
        return RunFolder.imported(run)
                ? importing(run)
                : String.join(
                        " ",
                        "infoplane",
                        "run",
                        quoted(run.resolve("experiment.json").toString()),
                        "--out",
                        quoted(run + "-again"));
    }

    private static String importing(Path run) {
        SourceNotes notes = SourceNotes.read(run.resolve(SourceNotes.FILE));
        MeasureSettings measure = RunFolder.open(run).settings().measure();
        List<String> words = new ArrayList<>(List.of(
                "infoplane",
                "import",
                quoted(notes.copied() ? run.resolve(notes.path()).toString() : notes.absolute()),
                "--out",
                quoted(run + "-again")));
        if (notes.weights()) {
            words.add("--weights");
        }
        addFile(words, "--labels", notes.labels(), "y.npy");
        addFile(words, "--inputs", notes.inputs(), "X.npy");
        List<String> layers = notes.layers().stream().map(NotedLayer::name).toList();
        if (!notes.weights() && layers.stream().noneMatch(name -> name.contains(","))) {
            words.addAll(List.of("--layers", quoted(String.join(",", layers))));
        }
        if (!measure.estimators().equals(MeasureSettings.defaults().estimators())) {
            measure.estimators().forEach(one -> words.addAll(List.of("--estimator", quoted(estimator(one)))));
        }
        if (!measure.schedule().equals(ScheduleSettings.Every.defaults())) {
            words.addAll(List.of("--schedule", quoted(Json.write(measure.schedule()))));
        }
        if (notes.measuredRows() > 0) {
            words.addAll(List.of("--rows", String.valueOf(notes.measuredRows())));
        }
        if (notes.copied()) {
            words.add("--copy");
        }
        return String.join(" ", words);
    }

    /** A file beside the source is found by its name, and one in it is what the source says. */
    private static void addFile(List<String> words, String option, @Nullable ArrayPlace place, String usual) {
        if (place != null
                && Path.of(place.file()).isAbsolute()
                && !Path.of(place.file()).endsWith(usual)) {
            words.addAll(List.of(option, quoted(place.file())));
        }
    }

    /** Its name where all else is at its defaults. */
    private static String estimator(EstimatorSettings settings) {
        return Json.estimatorNames().stream()
                .filter(name -> Json.parseEstimator(name).equals(settings))
                .findFirst()
                .orElseGet(() -> Json.write(settings));
    }

    private static String quoted(String word) {
        return word.matches("[A-Za-z0-9_./,:=+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
