package infoplane.ui;

import infoplane.config.Json;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The experiments that come with the program. */
final class Presets {
    private static final String FOLDER = "/infoplane/sample-configs";

    private Presets() {}

    /** Reads them all, sorted by file name; none where the program came without. */
    static List<ExperimentSettings> read() throws IOException {
        URL folder = Presets.class.getResource(FOLDER);
        if (folder == null) {
            return List.of();
        }
        try {
            URI place = folder.toURI();
            if (!"jar".equals(place.getScheme())) {
                return read(Path.of(place));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<ExperimentSettings> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        return files.stream().map(Presets::parse).toList();
    }

    private static ExperimentSettings parse(Path file) {
        try {
            return Json.parseExperiment(
                    Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
