package infoplane.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A folder among the system's temporary files. It goes when it is closed, and at the latest when the program ends, also by
 * Ctrl+C or SIGTERM.
 */
public final class TemporaryFolder implements AutoCloseable {
    /** Threads that still write while the program ends may fill a folder again that was just emptied. */
    private static final int MOST_ATTEMPTS = 20;

    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::deleteAll, "temporary-folders"));
    }

    private final Path path;

    private TemporaryFolder(Path path) {
        this.path = path;
    }

    /**
     * Makes an empty folder.
     *
     * @param purpose part of its name
     * @throws IOException if the system's folder of temporary files cannot be written to
     */
    public static TemporaryFolder create(String purpose) throws IOException {
        Path made = Files.createTempDirectory("infoplane-" + purpose + "-");
        OPEN.add(made);
        return new TemporaryFolder(made);
    }

    public Path path() {
        return path;
    }

    /** Deletes the folder with all that is in it. */
    @Override
    public void close() {
        OPEN.remove(path);
        delete(path);
    }

    private static void deleteAll() {
        OPEN.forEach(TemporaryFolder::delete);
    }

    private static void delete(Path folder) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS && Files.exists(folder); attempt++) {
            for (Path file : deepestFirst(folder)) {
                try {
                    Files.deleteIfExists(file);
                } catch (IOException writtenMeanwhile) {
                    break; // the next attempt lists anew
                }
            }
        }
    }

    private static List<Path> deepestFirst(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | java.io.UncheckedIOException vanished) {
            return List.of();
        }
    }
}
