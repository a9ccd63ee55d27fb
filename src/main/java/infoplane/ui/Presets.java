package infoplane.ui;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The experiments that come with the program. */
final class Presets {
    private static final String FOLDER = "/infoplane/sample-configs";

    private Presets() {}

    /** Reads them all, sorted by file name; none where the program came without. */
    static List<ExperimentSettings> read() throws IOException {
        return ShippedFiles.use(FOLDER, Presets::readAll).orElse(List.of());
    }

    private static List<ExperimentSettings> readAll(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(Presets::parse)
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
