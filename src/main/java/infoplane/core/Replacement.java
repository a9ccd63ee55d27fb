package infoplane.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A file that a user asked for, and what stood there when the user asked. Of several programs that are asked for one file at
 * once, one writes it, whole; the others say that they did not.
 *
 * <p>The draft has one name for each file, and its writer holds the system's lock of it until the draft has the file's name.
 * Who finds the lock taken, or another file than at first, was not alone. The system frees the lock when a program is killed,
 * and the next writer uses the draft that is left.
 */
public final class Replacement {
    /** Tells one content of a file from a later one. */
    private record Stamp(@Nullable Object key, long size, FileTime changed) {}

    /** The drafts that this process is writing. */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final @Nullable Stamp before;

    private Replacement(Path file) throws IOException {
        this.file = file;
        before = stamp(file);
    }

    /**
     * Notes what stands in the place of a file, before the content is computed.
     *
     * @throws InvalidInputException if it is something else than a regular file
     */
    public static Replacement of(Path file) {
        SafeFiles.checkRegular(file);
        try {
            return new Replacement(file);
        } catch (IOException e) {
            throw SafeFiles.failure("write", file, e);
        }
    }

    public Path file() {
        return file;
    }

    private static @Nullable Stamp stamp(Path file) throws IOException {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return new Stamp(now.fileKey(), now.size(), now.lastModifiedTime());
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /**
     * Writes the whole file or, on failure, nothing.
     *
     * @throws RunFailedException if another program has written the file since {@link #of}, or writes it now
     */
    public void write(byte[] bytes) throws IOException {
        SafeFiles.checkRegular(file);
        Path draft = file.toAbsolutePath().resolveSibling("").toRealPath().resolve("." + file.getFileName() + ".draft");
        if (!OWN.add(draft)) { // opening it again would free its lock on some systems
            throw taken();
        }
        try (FileChannel channel = lock(draft)) {
            write(bytes, channel, draft);
        } finally {
            OWN.remove(draft);
        }
    }

    private void write(byte[] bytes, FileChannel channel, Path draft) throws IOException {
        boolean written = false;
        try {
            if (!Objects.equals(before, stamp(file))) {
                throw taken();
            }
            SafeFiles.changing(draft);
            channel.truncate(0);
            for (ByteBuffer content = ByteBuffer.wrap(bytes); content.hasRemaining(); ) {
                channel.write(content);
            }
            channel.force(true);
            SafeFiles.move(draft, file);
            written = true;
        } finally {
            if (!written) {
                SafeFiles.delete(draft);
            }
        }
    }

    /** Opens the draft and takes its lock. */
    private FileChannel lock(Path draft) throws IOException {
        while (true) {
            SafeFiles.checkRegular(draft);
            if (Files.notExists(draft, LinkOption.NOFOLLOW_LINKS)) {
                SafeFiles.changing(draft);
            }
            FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)
                    .close();
            Stamp opened = stamp(draft);
            FileChannel channel = open(draft);
            if (opened == null || channel == null) { // another writer has just given the draft the file's name
                close(channel);
                continue;
            }
            FileLock lock = channel.tryLock();
            Stamp locked = stamp(draft);
            if (lock != null && locked != null && Objects.equals(opened.key(), locked.key())) {
                return channel;
            }
            channel.close();
            if (lock == null) {
                throw taken();
            }
        }
    }

    private static void close(@Nullable FileChannel channel) throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static @Nullable FileChannel open(Path draft) throws IOException {
        try {
            return FileChannel.open(draft, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private RunFailedException taken() {
        return new RunFailedException(
                file + " was being written by another program meanwhile; this one did not write it");
    }
}
