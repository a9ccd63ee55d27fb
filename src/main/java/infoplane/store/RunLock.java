package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The lock that a running run holds on its folder. The system frees it when the process ends, however it ends. On some
 * systems a process loses all its locks of a file when it closes any handle of the file. Therefore the locks of this process
 * are remembered, and their files are not opened again.
 */
final class RunLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    private static Path in(Path folder) {
        return folder.toAbsolutePath().normalize().resolve("run.lock");
    }

    /** @throws InvalidInputException if a run of this or another program is writing to the folder */
    static RunLock take(Path folder) {
        Path file = in(folder);
        if (!HELD.add(file)) {
            throw busy(folder);
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                HELD.remove(file);
                throw busy(folder);
            }
            return new RunLock(file, channel);
        } catch (OverlappingFileLockException e) {
            HELD.remove(file);
            throw busy(folder);
        } catch (IOException e) {
            HELD.remove(file);
            throw new InvalidInputException(
                    folder + " cannot be written: " + SafeFiles.reason(file, e) + "; nothing was changed", e);
        }
    }

    private static InvalidInputException busy(Path folder) {
        return new InvalidInputException(
                folder + " is in use by a run that is still going on; wait for it, stop it, or choose another folder");
    }

    /** Whether a run is writing to the folder. */
    static boolean isHeld(Path folder) {
        Path file = in(folder);
        if (HELD.contains(file)) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        } catch (IOException e) {
            return false; // the folder cannot be written, so no run is writing to it
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            throw SafeFiles.failure("unlock", file, e);
        } finally {
            HELD.remove(file);
        }
    }
}
