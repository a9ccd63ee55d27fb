package infoplane.core;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writing files so that a kill at any instant leaves the old content or the new, never half of one. Streams rather than
 * channels throughout this package: a channel closes itself when a thread that uses it is interrupted, which is how
 * measuring is cancelled.
 */
public final class SafeFiles {
    /** How the names of files end that are not complete. */
    public static final String DRAFT = ".new";

    private SafeFiles() {}

    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes beside the file, makes it durable, and renames. */
    public static void write(Path file, byte[] bytes) {
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            writeDurably(draft, bytes);
            move(draft, file);
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    /**
     * Writes a file that is not there yet, whole or not at all. Of several that do so at once, only one succeeds.
     *
     * @return false if the file is there already, which stays as it is
     */
    public static boolean create(Path file, String text) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path draft = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + DRAFT);
            try {
                writeDurably(draft, text.getBytes(StandardCharsets.UTF_8));
                link(draft, file);
                return true;
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw failure("write", file, e);
        }
    }

    /** Gives the draft its name unless that is taken; where the disk knows no links, copies it. */
    private static void link(Path draft, Path file) throws IOException {
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            Files.write(file, Files.readAllBytes(draft), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static void writeDurably(Path file, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(file.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void move(Path draft, Path file) throws IOException {
        try {
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** One sentence: what could not be done with which file, why, and that nothing else is lost. */
    public static RunFailedException failure(String what, Path file, IOException cause) {
        return new RunFailedException(
                "Cannot " + what + " " + file + ": " + reason(file, cause) + "; what was written before is kept.",
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
        return rest.isBlank() ? simple(cause) : rest;
    }

    private static String simple(IOException cause) {
        return cause.getClass().getSimpleName().replace("Exception", "").replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    }
}
