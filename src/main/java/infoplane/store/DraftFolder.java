package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A new folder of a run or of repeats. It is written beside its place and renamed, so that it is there whole or not at all. */
public final class DraftFolder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DraftFolder.class);

    private final Path place;
    private final Path draft;

    /**
     * Removes what killed programs left of a folder of this place.
     *
     * @throws InvalidInputException if the place is no folder, or a folder that is not empty
     */
    public DraftFolder(Path place) {
        this.place = place.toAbsolutePath();
        UserFiles.requireCanBeFolder(place);
        if (!isFree()) {
            throw new InvalidInputException(PlainText.path(place) + " is not empty; choose a new folder");
        }
        try {
            Drafts.sweepOf(this.place);
        } catch (IOException e) {
            LOG.info("drafts beside {} are left over: {}", place, SafeFiles.reason(place, e));
        }
        draft = Drafts.beside(this.place);
    }

    private boolean isFree() {
        try (Stream<Path> files = Files.exists(place) ? Files.list(place) : Stream.empty()) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw SafeFiles.failure("list", place, e);
        }
    }

    /** Where the files are written. The folder does not exist before the first of them. */
    public Path draft() {
        return draft;
    }

    /**
     * Puts the folder in its place.
     *
     * @throws RunFailedException if that cannot be, also because another program has filled the place meanwhile
     */
    public void keep() {
        try {
            if (isFree()) {
                SafeFiles.delete(place); // is empty
                SafeFiles.move(draft, place);
                return;
            }
        } catch (IOException e) {
            if (isFree()) {
                throw SafeFiles.failure("make", place, e);
            }
        }
        throw new RunFailedException(
                PlainText.path(place) + " was filled by another program meanwhile; nothing was written to it.");
    }

    @Override
    public void close() {
        try {
            Drafts.removeTree(draft);
        } catch (IOException e) {
            LOG.info("{} is left over: {}", draft, SafeFiles.reason(draft, e));
        } finally {
            Drafts.ended(draft);
        }
    }
}
