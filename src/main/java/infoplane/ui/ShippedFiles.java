package infoplane.ui;

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
import java.util.Optional;
import java.util.stream.Stream;

/** Folders that come with the program, on the class path: in a jar, or beside the classes. */
final class ShippedFiles {
    private ShippedFiles() {}

    /** Something that is done with a folder while it is open. */
    @FunctionalInterface
    interface Use<T> {
        T apply(Path folder) throws IOException;
    }

    /** @return empty where the program came without the folder */
    static <T> Optional<T> use(String folder, Use<T> use) throws IOException {
        URL place = ShippedFiles.class.getResource(folder);
        if (place == null) {
            return Optional.empty();
        }
        try {
            URI uri = place.toURI();
            if (!"jar".equals(uri.getScheme())) {
                return Optional.of(use.apply(Path.of(uri)));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return Optional.of(use.apply(jar.getPath(folder)));
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** Copies a shipped folder, so that ordinary code can open it. @return the target; empty where it did not come */
    static Optional<Path> copy(String folder, Path target) throws IOException {
        return use(folder, source -> {
            List<Path> files;
            try (Stream<Path> inside = Files.walk(source)) {
                files = inside.toList();
            }
            for (Path file : files) {
                Path to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to);
                }
            }
            return target;
        });
    }
}
