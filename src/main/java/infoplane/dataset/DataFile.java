package infoplane.dataset;

import infoplane.core.InvalidInputException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** A file of the user's that is read: every problem with it becomes one sentence that starts with its name. */
record DataFile(Path path) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** @param what "is …", "holds …": the rest of the sentence */
    InvalidInputException problem(String what) {
        return new InvalidInputException(path + " " + what);
    }

    InvalidInputException problem(String what, Throwable cause) {
        return new InvalidInputException(path + " " + what, cause);
    }

    /** What a reader does with the file's bytes. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Opens, reads and closes the file. */
    <T> T read(Reading<T> reading) {
        if (!Files.exists(path)) {
            throw problem("does not exist");
        }
        if (Files.isDirectory(path)) {
            throw problem("is a folder but must be a file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            return reading.from(in);
        } catch (AccessDeniedException e) {
            throw problem("cannot be read: access to it is denied", e);
        } catch (IOException e) {
            throw problem("cannot be read: " + Objects.requireNonNullElse(e.getMessage(), "it ends too early"), e);
        }
    }

    /** The file's name without its folder. */
    String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** @throws InvalidInputException if the text is no path on this system, or empty */
    static DataFile of(String path) {
        if (path.isBlank()) {
            throw new InvalidInputException("the path of a data file is empty but must name a file");
        }
        try {
            return new DataFile(Path.of(path));
        } catch (InvalidPathException e) {
            throw new InvalidInputException("\"" + path + "\" is no path of a file: " + e.getReason(), e);
        }
    }
}
