package infoplane.store;

import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The lock that the only writer of a folder holds: the first byte of {@code run.lock}. The system frees it when the process
 * ends, however it ends. The file stays, because a lock on a removed file keeps nobody out. The second byte is a gate, held
 * for an instant by whoever takes or asks for the lock, so that a question never makes a taker fail.
 *
 * <p>On some systems a process loses all its locks of a file when it closes any handle of the file. Therefore the locks of
 * this process are remembered, and their files are not opened again.
 */
final class RunLock implements AutoCloseable {
    static final String FILE = "run.lock";

    private static final long LOCK = 0;
    private static final long GATE = 1;
    private static final long GATE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long AWAIT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** Locks one byte of a file, or gives null if somebody else has locked it; tests do as a disk without locks. */
    static volatile Locks locks = (channel, place) -> channel.tryLock(place, 1, false);

    /** Asks the system for locks. */
    interface Locks {
        @Nullable
        FileLock tryLock(FileChannel channel, long place) throws IOException;
    }

    /** Real paths of the locks of this process; also guards the opening of their files. */
    private static final Set<Path> HELD = new HashSet<>();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** One name for each folder, whatever links lead to it. */
    private static Path in(Path folder) throws IOException {
        return folder.toRealPath().resolve(FILE);
    }

    /**
     * Takes the lock, and removes or completes what a killed writer left.
     *
     * @throws InvalidInputException if a run of this or another program is writing to the folder
     */
    static RunLock take(Path folder) {
        RunLock lock = locked(folder);
        boolean ready = false;
        try {
            Drafts.sweep(folder);
            Path inside = CheckpointFile.in(folder).resolveSibling("");
            if (Files.isDirectory(inside, LinkOption.NOFOLLOW_LINKS)) {
                Drafts.sweep(inside);
            }
            Commit.finish(folder);
            ready = true;
            return lock;
        } catch (IOException e) {
            throw unwritable(folder, SafeFiles.reason(folder, e), e);
        } finally {
            if (!ready) {
                lock.close();
            }
        }
    }

    /** Takes the lock as soon as another writer, who holds it for an instant only, has freed it. */
    static RunLock await(Path folder) {
        long end = System.nanoTime() + AWAIT_NANOS;
        while (System.nanoTime() - end < 0 && isHeld(folder)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return take(folder);
    }

    private static RunLock locked(Path folder) {
        synchronized (HELD) {
            try {
                Path file = in(folder);
                if (HELD.contains(file)) {
                    throw busy(folder);
                }
                checkRegular(folder, file);
                FileChannel channel = open(file);
                if (channel == null) {
                    throw busy(folder);
                }
                HELD.add(file);
                return new RunLock(file, channel);
            } catch (IOException e) {
                throw unwritable(folder, SafeFiles.reason(folder.resolve(FILE), e), e);
            }
        }
    }

    private static void checkRegular(Path folder, Path file) {
        try {
            SafeFiles.checkRegular(file);
        } catch (InvalidInputException e) {
            throw unwritable(folder, e.getMessage(), e);
        }
    }

    /** The file with its lock taken; null if somebody else holds the lock. */
    private static @Nullable FileChannel open(Path file) throws IOException {
        while (true) {
            if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
                createIfAbsent(file);
            }
            Object before = key(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
            boolean free = isLocked(channel, file);
            // a holder may have removed the whole folder since, and a lock on a removed file keeps nobody out
            if (free && Objects.equals(before, key(file))) {
                return channel;
            }
            channel.close();
            if (!free) {
                return null;
            }
        }
    }

    private static void createIfAbsent(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // another program made it first
        }
    }

    private static @Nullable Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .fileKey();
    }

    /** The folder of a sweep's worker needs no lock: nobody else knows its name, and some shared disks have no locks. */
    private static boolean isLocked(FileChannel channel, Path file) throws IOException {
        try {
            return lock(channel) != null;
        } catch (IOException e) {
            if (SweepFolder.isOfAWorker(file.resolveSibling(""))) {
                return true;
            }
            throw e;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try (FileLock gate = gate(channel)) {
            return gate == null ? null : locks.tryLock(channel, LOCK);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Takes and frees the lock behind the gate, so that a taker meanwhile waits and is not told that it is held. */
    private static boolean isFree(FileChannel channel) throws IOException {
        try (FileLock gate = gate(channel);
                FileLock lock = gate == null ? null : locks.tryLock(channel, LOCK)) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Waits for the gate; null if it stays closed, as it does while an earlier version, which locks all bytes, holds it. */
    private static @Nullable FileLock gate(FileChannel channel) throws IOException {
        long end = System.nanoTime() + GATE_NANOS;
        FileLock gate = locks.tryLock(channel, GATE);
        while (gate == null && System.nanoTime() - end < 0) {
            LockSupport.parkNanos(PAUSE_NANOS);
            gate = locks.tryLock(channel, GATE);
        }
        return gate;
    }

    private static InvalidInputException busy(Path folder) {
        return new InvalidInputException(PlainText.path(folder)
                + " is in use by a run that is still going on; wait for it, stop it, or choose another folder");
    }

    private static InvalidInputException unwritable(Path folder, @Nullable String why, Exception cause) {
        return new InvalidInputException(
                PlainText.path(folder) + " cannot be written: " + why + "; nothing was changed", cause);
    }

    /** Whether a run is writing to the folder. */
    static boolean isHeld(Path folder) {
        synchronized (HELD) {
            try {
                Path file = in(folder);
                if (HELD.contains(file)) {
                    return true;
                }
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    return false;
                }
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    return !isFree(channel);
                }
            } catch (IOException e) {
                return false; // the folder cannot be written, so no run is writing to it
            }
        }
    }

    @Override
    public void close() {
        synchronized (HELD) {
            if (!channel.isOpen()) {
                return; // another holder may have the lock by now
            }
            try {
                channel.close();
            } catch (IOException e) {
                throw SafeFiles.failure("unlock", file, e);
            } finally {
                HELD.remove(file);
            }
        }
    }
}
