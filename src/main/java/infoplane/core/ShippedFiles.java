package infoplane.core;

import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Reads folders that come with the program on the class path, either in a jar or in a directory. */
public final class ShippedFiles {
    private static final String SAMPLES = "sample-configs";

    /** Copies that were made of shipped data, by their names. */
    private static final Map<String, Path> COPIES = new ConcurrentHashMap<>();

    private ShippedFiles() {}

    /**
     * The data of a shipped experiment, which names them as {@code sample-configs/NAME}.
     *
     * @param named what the experiment names
     * @return a copy for this process, or what is named where that is here or is nothing that was shipped
     */
    public static Path sampleOr(Path named) {
        if (named.isAbsolute() || named.getNameCount() != 2 || !named.startsWith(SAMPLES) || Files.exists(named)) {
            return named;
        }
        return COPIES.computeIfAbsent(
                String.valueOf(named.getFileName()), name -> copied(name).orElse(named));
    }

    private static Optional<Path> copied(String name) {
        try {
            return use("/infoplane/" + SAMPLES, folder -> copy(folder.resolve(name)))
                    .flatMap(copy -> copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a shipped folder; the path is valid only during the call. */
    @FunctionalInterface
    public interface Use<T> {
        T apply(Path folder) throws IOException;
    }

    private static Optional<Path> copy(Path shipped) throws IOException {
        if (!Files.isRegularFile(shipped)) {
            return Optional.empty();
        }
        Path place = TemporaryFolder.create("samples").path();
        return Optional.of(Files.copy(shipped, place.resolve(String.valueOf(shipped.getFileName()))));
    }

    /** @return empty if the program came without the folder */
    public static <T> Optional<T> use(String folder, Use<T> use) throws IOException {
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

    /**
     * Copies a shipped folder out of the jar, so that code for ordinary files can open it.
     *
     * @return the target; empty if the program came without the folder
     */
    public static Optional<Path> copy(String folder, Path target) throws IOException {
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
