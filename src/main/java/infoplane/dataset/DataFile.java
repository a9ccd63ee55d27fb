package infoplane.dataset;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.core.ShippedFiles;
import infoplane.core.UserFiles;
import infoplane.core.UserPath;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** A file of the user's that is read: every problem with it becomes one sentence that starts with its name. */
public record DataFile(Path path) {
    private static final int BUFFER_BYTES = 1 << 16;

    /** Where relative paths start; null for the folder in which this process was started. */
    private static volatile @Nullable Path start;

    /** @param what "is …", "holds …": the rest of the sentence */
    public InvalidInputException problem(String what) {
        return new InvalidInputException(PlainText.path(path) + " " + what);
    }

    public InvalidInputException problem(String what, Throwable cause) {
        return new InvalidInputException(PlainText.path(path) + " " + what, cause);
    }

    /** What a reader does with the file's bytes. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /** Opens, reads and closes the file. */
    public <T> T read(Reading<T> reading) {
        try (InputStream in = new BufferedInputStream(UserFiles.open(path), BUFFER_BYTES)) {
            return reading.from(in);
        } catch (ZipException e) {
            throw problem("cannot be read: it begins as a gzipped file but is none, or is damaged", e);
        } catch (EOFException e) {
            throw problem("cannot be read: it ends too early", e);
        } catch (IOException e) {
            throw problem("cannot be read: " + SafeFiles.reason(path, e), e);
        }
    }

    /** Whether the file begins as a gzipped one does, whatever it is called. */
    boolean isZipped() {
        return read(DataFile::isZipped);
    }

    /** Looks at the first bytes and goes back to the start. */
    static boolean isZipped(InputStream in) throws IOException {
        in.mark(2);
        int magic = in.read() | in.read() << Byte.SIZE;
        in.reset();
        return magic == GZIPInputStream.GZIP_MAGIC;
    }

    /** Reads the file's content, unzipped if it is gzipped. */
    <T> T readUnzipped(Reading<T> reading) {
        return read(in -> {
            if (!isZipped(in)) {
                return reading.from(in);
            }
            try (InputStream content = new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES)) {
                return reading.from(content);
            }
        });
    }

    /** Refuses a file, gzipped or not, that cannot hold the values that its header promises. */
    void requireLengthUnzipped(long values, int bytes, long before) throws IOException {
        if (Files.isRegularFile(path) && isZipped()) { // a pipe can be read only once
            requireZippedLength(values, bytes);
        } else {
            requireLength(values, bytes, before);
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
    public String name() {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /** @throws InvalidInputException if the text is no path on this system, or empty */
    public static DataFile of(String path) {
        if (path.isBlank()) {
            throw new InvalidInputException("the path of a data file is empty but must name a file");
        }
        Path named = UserPath.of(path);
        Path shipped = ShippedFiles.sampleOr(named);
        Path from = start;
        Path given = from == null ? named : from.resolve(named);
        return new DataFile(shipped.equals(named) || Files.exists(given) ? given : shipped);
    }

    /**
     * Says from which folder relative paths start, for a process that computes for another one, in whose folder they were
     * written. Otherwise they start from this process's own.
     */
    public static void startFrom(Path folder) {
        start = folder.equals(Path.of("").toAbsolutePath()) ? null : folder;
    }
}
