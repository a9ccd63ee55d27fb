package infoplane.ui;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The experiments that come with the program. */
final class Presets {
    private static final String FOLDER = "/infoplane/sample-configs";

    /** Presets with at most this many epochs finish within seconds. */
    private static final int QUICK = 500;

    private Presets() {}

    /** Reads all presets: quick ones first, then by name. Returns an empty list if the program came without presets. */
    static List<ExperimentSettings> read() throws IOException {
        return ShippedFiles.use(FOLDER, Presets::readAll).orElse(List.of());
    }

    private static List<ExperimentSettings> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(Presets::parse)
                    .sorted(Comparator.comparing((ExperimentSettings preset) ->
                                    preset.training().epochs() > QUICK)
                            .thenComparing(ExperimentSettings::name, String.CASE_INSENSITIVE_ORDER))
                    .toList();
        }
    }

    private static ExperimentSettings parse(Path file) {
        try {
            return Json.parseExperiment(
                    Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
