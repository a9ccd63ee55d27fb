package infoplane.store;

import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
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
        return Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    }

    /** @throws RunFailedException if the folder is not where it was */
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
                PlainText.path(folder)
                        + " is gone: it was deleted or moved while its run was going on; where it was moved to,"
                        + " everything up to then is kept.",
                cause);
    }
}
