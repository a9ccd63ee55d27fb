package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.UserFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** A file of the user's that is read: every problem with it becomes one sentence that starts with its name. */
record DataFile(Path path) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** @param what "is …", "holds …": the rest of the sentence */
    InvalidInputException problem(String what) {
        return new InvalidInputException(PlainText.path(path) + " " + what);
    }

    InvalidInputException problem(String what, Throwable cause) {
        return new InvalidInputException(PlainText.path(path) + " " + what, cause);
    }

    /** What a reader does with the file's bytes. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Opens, reads and closes the file. */
    <T> T read(Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(UserFiles.open(path), BUFFER_BYTES)) {
            return reading.from(in);
        } catch (CharacterCodingException e) {
            throw problem("is not UTF-8 text: save it as UTF-8", e);
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
    void requireLength(long values, int bytes, long before) throws IOException {
        long there = (Files.size(path) - before) / bytes;
        if (there < values) {
            throw problem("ends after " + Math.max(0, there) + " of its " + values + " values");
        }
    }

    /** The same for a file that may be compressed, and holds at most 1032 times as much as it is long (zlib's documentation). */
    void requireZippedLength(long values, int bytes) {
        long length = path.toFile().length();
        long most = Math.multiplyHigh(length, 1032) == 0 ? length * 1032 : Long.MAX_VALUE;
        if (most / bytes < values) {
            throw problem("is too short for the " + values + " values that it says it has");
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
            throw new InvalidInputException(
                    "\"" + PlainText.quoted(path) + "\" is no path of a file: " + e.getReason(), e);
        }
    }
}
