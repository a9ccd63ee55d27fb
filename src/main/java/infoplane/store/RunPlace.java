package infoplane.store;

import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run while it is written. It may be moved or deleted meanwhile; writing would then make a second folder of
 * its name that holds half of the run.
 */
final class RunPlace {
    private final Path folder;
    /** Tells the folder from another one of the same name; null where the system has no such key. */
    private final @Nullable Object key;

    RunPlace(Path folder) {
        this.folder = folder;
        try {
            key = key();
        } catch (IOException e) {
            throw SafeFiles.failure("open", folder, e);
        }
    }

    private @Nullable Object key() throws IOException {
        return key(folder);
    }

    private static @Nullable Object key(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    /** @throws RunFailedException if the folder is not where it was; the message says where it is, if that can be found */
    void requireThere() {
        try {
            if ((key == null || key.equals(key())) && RunFolder.holdsRun(folder)) {
                return;
            }
        } catch (IOException e) {
            throw gone(e);
        }
        throw gone(null);
    }

    private RunFailedException gone(@Nullable Throwable cause) {
        return new RunFailedException(
                moved().map(place -> PlainText.path(folder) + " was moved to " + PlainText.path(place)
                                + " while its run was going on; what was measured up to then is kept there.")
                        .orElse(PlainText.path(folder)
                                + " is gone: it was deleted, or moved to another folder, while its"
                                + " run was going on; where it was deleted, nothing is kept."),
                cause);
    }

    /** Where the folder is now, if it is beside its former place or in the trash there. */
    private Optional<Path> moved() {
        Path above = folder.toAbsolutePath().normalize().resolveSibling("");
        return key == null ? Optional.empty() : in(above).or(() -> in(above.resolve(RunFolder.TRASH)));
    }

    private Optional<Path> in(Path above) {
        try (Stream<Path> inside = Files.list(above)) {
            return inside.filter(this::isThis).findAny();
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private boolean isThis(Path other) {
        try {
            return Objects.equals(key, key(other)) && RunFolder.holdsRun(other);
        } catch (IOException e) {
            return false; // it has disappeared
        }
    }
}
