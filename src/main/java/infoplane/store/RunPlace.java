package infoplane.store;

import infoplane.core.InvalidInputException;
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
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run, or of repeats, while it is written. It may be moved or deleted meanwhile; writing would then make a
 * second folder of its name that holds half of the run.
 */
public final class RunPlace {
    /** What is done in the folder, as the message says it. */
    public enum Doing {
        RUN("while its run was going on; what was measured up to then is kept there."),
        MEASURE("while it was measured; what was kept before is there.");

        private final String words;

        Doing(String words) {
            this.words = words;
        }
    }

    private final Path folder;
    private final Doing doing;
    private final boolean watched;
    /** Tells the folder from another one of the same name; null where the system has no such key. */
    private final @Nullable Object key;

    /** @param folder an existing folder that holds a run or repeats */
    RunPlace(Path folder, Doing doing) {
        this(folder, doing, true);
    }

    private RunPlace(Path folder, Doing doing, boolean watched) {
        this.folder = folder;
        this.doing = doing;
        this.watched = watched;
        try {
            key = watched ? key() : null;
        } catch (IOException e) {
            throw SafeFiles.failure("open", folder, e);
        }
    }

    /** The place of a run or of repeats; a folder that holds neither is not watched. */
    public static RunPlace of(Path folder, Doing doing) {
        return new RunPlace(folder, doing, RunFolder.holdsRun(folder));
    }

    private @Nullable Object key() throws IOException {
        return key(folder);
    }

    private static @Nullable Object key(Path folder) throws IOException {
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    /**
     * Does something in the folder.
     *
     * @throws RunFailedException if the folder is not where it was before; also in place of what was thrown because of that
     */
    public <T> T keeping(Supplier<T> work) {
        try {
            T result = work.get();
            requireThere();
            return result;
        } catch (RunFailedException | InvalidInputException e) {
            requireThere();
            throw e;
        }
    }

    /** @throws RunFailedException if the folder is not where it was; the message says where it is, if that can be found */
    public void requireThere() {
        try {
            if (!watched || (key == null || key.equals(key())) && RunFolder.holdsRun(folder)) {
                return;
            }
        } catch (IOException e) {
            throw gone(e);
        }
        throw gone(null);
    }

    private RunFailedException gone(@Nullable Throwable cause) {
        return new RunFailedException(
                moved().map(place ->
                                PlainText.path(folder) + " was moved to " + PlainText.path(place) + " " + doing.words)
                        .orElse(PlainText.path(folder) + " is gone: it was deleted, or moved to another folder, "
                                + doing.words.substring(0, doing.words.indexOf(';'))
                                + "; where it was deleted, nothing is kept."),
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
