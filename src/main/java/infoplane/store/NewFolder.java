package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a folder with all its files, whole or not at all: it is filled beside its place under another name, and renamed. */
public final class NewFolder {
    private static final Logger LOG = LoggerFactory.getLogger(NewFolder.class);

    /** What fills the folder, which already is there under another name. */
    @FunctionalInterface
    public interface Filling<T> {
        T into(Path draft) throws IOException;
    }

    private NewFolder() {}

    /**
     * Refuses a folder that holds something or cannot be made. Called before long work.
     *
     * @throws InvalidInputException with the reason
     */
    public static void checkFree(Path folder) {
        UserFiles.requireCanBeFolder(folder);
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            if (files.findAny().isPresent()) {
                throw new InvalidInputException(PlainText.path(folder) + " is not empty; choose a new folder");
            }
        } catch (IOException e) {
            throw SafeFiles.failure("list", folder, e);
        }
    }

    /**
     * Makes the folder.
     *
     * @param folder missing or empty
     * @return what the filling returns
     */
    public static <T> T fill(Path folder, Filling<T> filling) {
        checkFree(folder);
        Path draft = Drafts.beside(folder.toAbsolutePath());
        try {
            Files.createDirectories(draft);
            T result = filling.into(draft);
            SafeFiles.delete(folder); // is empty
            SafeFiles.move(draft, folder);
            return result;
        } catch (IOException e) {
            throw SafeFiles.failure("make", folder, e);
        } finally {
            discard(draft);
        }
    }

    private static void discard(Path draft) {
        try {
            Drafts.removeTree(draft);
        } catch (IOException e) {
            LOG.info("{} is left over: {}", draft, SafeFiles.reason(draft, e));
        } finally {
            Drafts.ended(draft);
        }
    }
}
