package infoplane.core;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/**
 * The one place that writes files. A kill at any instant leaves the old content or the new, never half of one: a draft of its
 * own name is written beside the file, forced to disk, and renamed. Only regular files are written, and nothing is written
 * through a link. Streams rather than channels: a channel closes itself when a thread that uses it is interrupted, which is
 * how measuring is cancelled.
 */
public final class SafeFiles {
    /** Receives every change of a disk before it is made; tests fail there, as a kill or a full disk would. */
    static volatile Change beforeChange = file -> {};
    /** As {@link #beforeChange}, but only of changes that need room on the disk. */
    static volatile Change beforeWrite = file -> {};

    /** A change of a disk that is about to be made. */
    interface Change {
        void of(Path file) throws IOException;
    }

    /** What a file is to hold. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private SafeFiles() {}

    /** Announces that bytes are written to a file, here or elsewhere, such as a row that is appended. */
    public static void changing(Path file) throws IOException {
        beforeChange.of(file);
        beforeWrite.of(file);
    }

    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the whole file or, on failure, nothing. Makes missing folders. */
    public static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            replace(file, out -> out.write(bytes));
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    /** Writes the whole file or, on failure, nothing: earlier content stays until the new content is complete. */
    public static void replace(Path file, Content content) throws IOException {
        checkRegular(file);
        Drafts.sweepOf(file);
        Path draft = Drafts.beside(file);
        try {
            writeDraft(draft, content);
            move(draft, file);
        } finally {
            discard(draft);
        }
    }

    /**
     * Writes a file that is made again where it is missing or damaged. It is not forced to disk, which would take most of the
     * time of a thousand small files: a kill leaves it whole, but a power cut may leave part of it.
     */
    public static void keep(Path file, String text) {
        checkRegular(file);
        Path draft = Drafts.beside(file);
        try {
            Drafts.sweepOf(file);
            writeDraft(draft, out -> out.write(text.getBytes(StandardCharsets.UTF_8)), false);
            rename(draft, file);
        } catch (IOException e) {
            throw failure("write", file, e);
        } finally {
            discard(draft);
        }
    }

    /**
     * Writes files that belong together. All are complete before the first takes its name, and earlier ones are gone by then:
     * a kill may leave files absent, never an earlier one beside a new one.
     *
     * @param files what they hold, by their places; the order is that of the writing
     * @param surplus places of earlier files that belong to none of these
     * @throws RunFailedException if one cannot be written
     */
    public static void replaceTogether(Map<Path, Content> files, List<Path> surplus) {
        Map<Path, Path> drafts = new LinkedHashMap<>();
        List<Path> earlier =
                Stream.concat(files.keySet().stream(), surplus.stream()).toList();
        earlier.forEach(SafeFiles::checkRegular);
        Path now = earlier.get(0);
        try {
            for (Path file : earlier) {
                Drafts.sweepOf(file);
            }
            for (Map.Entry<Path, Content> file : files.entrySet()) {
                now = file.getKey();
                drafts.put(now, Drafts.beside(now));
                writeDraft(drafts.get(now), file.getValue());
            }
            for (Path file : earlier) {
                now = file;
                delete(file);
            }
            for (Map.Entry<Path, Path> file : drafts.entrySet()) {
                now = file.getKey();
                move(file.getValue(), now);
            }
        } catch (IOException e) {
            throw failure("write", now, e);
        } finally {
            drafts.values().forEach(Drafts::ended);
            drafts.values().forEach(SafeFiles::discard);
        }
    }

    /**
     * Writes a file that is not there yet, whole or not at all. Of several that do so at once, only one succeeds.
     *
     * @return false if the file is there already, which stays as it is
     */
    public static boolean create(Path file, String text) {
        UserFiles.requireCanBeFolder(file.toAbsolutePath().resolveSibling(""));
        Path draft = Drafts.beside(file);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Drafts.sweepOf(file);
            writeDraft(draft, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
            link(draft, file);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failure("write", file, e);
        } finally {
            discard(draft);
        }
    }

    /** Gives the draft its name unless that is taken; where the disk knows no links, copies it. */
    private static void link(Path draft, Path file) throws IOException {
        beforeChange.of(file);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.write(file, Files.readAllBytes(draft), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static void writeDraft(Path draft, Content content) throws IOException {
        writeDraft(draft, content, true);
    }

    private static void writeDraft(Path draft, Content content, boolean durable) throws IOException {
        beforeChange.of(draft);
        Files.createFile(draft); // fails if the name is taken, be it by a link
        beforeWrite.of(draft); // a full disk still has names, but no room
        try (FileOutputStream file = new FileOutputStream(draft.toFile())) {
            OutputStream out = new BufferedOutputStream(file);
            content.writeTo(out);
            out.flush();
            if (durable) {
                file.getFD().sync();
            }
        }
    }

    /** Renames a file or a folder, in place of a file of that name, and makes the new name durable. */
    public static void move(Path from, Path to) throws IOException {
        rename(from, to);
        try (FileChannel folder = FileChannel.open(to.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            // not every system opens folders; the new name is then as durable as the system makes it
        }
    }

    private static void rename(Path from, Path to) throws IOException {
        beforeChange.of(to);
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes a file or an empty folder, if it is there. */
    public static void delete(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            beforeChange.of(file);
            Files.deleteIfExists(file);
        }
    }

    /** Ignores failures to delete: the failure that left the draft is reported anyway, and drafts never count. */
    private static void discard(Path draft) {
        try {
            delete(draft);
        } catch (IOException e) {
            draft.toFile().deleteOnExit();
        } finally {
            Drafts.ended(draft);
        }
    }

    /**
     * Refuses everything of this name but a regular file: opening a pipe waits for ever, and a link leads to a file that
     * belongs to somebody else.
     *
     * @throws InvalidInputException if there is something else of this name
     */
    public static void checkRegular(Path file) {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(PlainText.path(file) + " is " + kind(file) + " but must be a regular file");
        }
    }

    /** Refuses everything of this name but a folder. */
    public static void checkFolder(Path folder) {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(PlainText.path(folder) + " is " + kind(folder) + " but must be a folder");
        }
    }

    private static String kind(Path file) {
        return Files.isSymbolicLink(file) ? "a link" : UserFiles.kind(file);
    }

    /** One sentence: what could not be done with which file, why, and that nothing else is lost. */
    public static RunFailedException failure(String what, Path file, IOException cause) {
        return new RunFailedException(
                "Cannot " + what + " " + PlainText.path(Drafts.target(file)) + ": " + reason(file, cause)
                        + "; what was written before is kept.",
                cause);
    }

    /** Why, in a few words; the JDK's messages often are nothing but the file's name. */
    public static String reason(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            return "it or its folder does not exist";
        }
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        if (cause instanceof FileAlreadyExistsException) {
            return "a file of this name is in the way";
        }
        if (cause instanceof FileSystemException named && named.getReason() != null) {
            return named.getReason();
        }
        String message = cause.getMessage() == null ? "" : cause.getMessage();
        String rest = message.startsWith(file.toString())
                ? message.substring(file.toString().length()).replaceFirst("^: ", "")
                : message;
        if (cause instanceof EOFException || cause instanceof ZipException) {
            return cause instanceof EOFException ? "it ends too early" : "it is damaged";
        }
        return rest.isBlank() ? "the system gives no reason" : PlainText.quoted(rest);
    }
}
