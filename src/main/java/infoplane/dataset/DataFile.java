package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** A file of the user's that is read: every problem with it becomes one sentence that starts with its name. */
public record DataFile(Path path) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** @param what "is …", "holds …": the rest of the sentence */
    public InvalidInputException problem(String what) {
        return new InvalidInputException(path + " " + what);
    }

    public InvalidInputException problem(String what, Throwable cause) {
        return new InvalidInputException(path + " " + what, cause);
    }

    /** What a reader does with the file's bytes. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Opens, reads and closes the file. */
    public <T> T read(Reading<T> reading) {
        if (!Files.exists(path)) {
            throw problem("does not exist");
        }
        if (Files.isDirectory(path)) {
            throw problem("is a folder but must be a file");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), BUFFER_BYTES)) {
            return reading.from(in);
        } catch (CharacterCodingException e) {
            throw problem("is not UTF-8 text: save it as UTF-8", e);
        } catch (AccessDeniedException e) {
            throw problem("cannot be read: access to it is denied", e);
        } catch (IOException e) {
            throw problem("cannot be read: " + Objects.requireNonNullElse(e.getMessage(), "it ends too early"), e);
        }
    }

    /**
     * Refuses a file that is too short for the values that its header promises, before memory is taken for them.
     *
     * @param values how many there should be
     * @param bytes that each takes
     * @param before how many bytes come before the first
     */
    public void requireLength(long values, int bytes, long before) throws IOException {
        long there = (Files.size(path) - before) / bytes;
        if (Files.isRegularFile(path) && there < values) { // a pipe has no length
            throw problem("ends after " + Math.max(0, there) + " of its " + values + " values");
        }
    }

    /** The same for a gzipped file, which holds at most 1032 times as much as it is long (zlib's documentation). */
    public void requireZippedLength(long values, int bytes) throws IOException {
        long most = Math.multiplyHigh(Files.size(path), 1032) == 0 ? Files.size(path) * 1032 : Long.MAX_VALUE;
        if (Files.isRegularFile(path) && most / bytes < values) {
            throw problem("is too short for the " + values + " values that it says it has");
        }
    }

    /** The file's name without its folder. */
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** @throws InvalidInputException if the text is no path on this system, or empty */
    public static DataFile of(String path) {
        if (path.isBlank()) {
            throw new InvalidInputException("the path of a data file is empty but must name a file");
        }
        try {
            return new DataFile(Path.of(path));
        } catch (InvalidPathException e) {
            throw new InvalidInputException(
                    "\"" + PlainText.quoted(path) + "\" is no path of a file: " + e.getReason(), e);
        }
    }
}
