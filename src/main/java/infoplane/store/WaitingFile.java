package infoplane.store;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** {@code waiting.json}: the place of a run in the queue; removed when the run starts. */
public final class WaitingFile {
    static final String FILE = "waiting.json";

    private WaitingFile() {}

    /** The place of a run in the queue; empty for a run that is not in the queue. */
    public static OptionalLong place(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file)
                ? OptionalLong.of(JsonFields.read(file).wholeLong("place"))
                : OptionalLong.empty();
    }

    /**
     * Puts a run into the queue. It waits in its new or existing folder until {@link RunFolder#resume}.
     *
     * @param place place in the queue; lower places come earlier
     * @throws InvalidInputException if the folder holds a run of other settings, or cannot be written
     */
    public static void enqueue(Path folder, ExperimentSettings settings, long place) {
        if (!RunFolder.holdsRun(folder) && enqueueNew(folder, settings, place)) {
            return;
        }
        if (!FolderRecorder.claim(folder, settings)
                && !RunFolder.open(folder).settings().equals(settings)) {
            throw RunFolder.alreadyHoldsRun(folder);
        }
        write(folder, place);
    }

    /** Makes a folder that waits, whole or not at all. @return false if there is something of its name */
    private static boolean enqueueNew(Path folder, ExperimentSettings settings, long place) {
        if (Files.exists(folder)) {
            return false;
        }
        try (DraftFolder whole = new DraftFolder(folder)) {
            FolderRecorder.writeSettings(whole.draft(), settings);
            write(whole.draft(), place);
            whole.keep();
            return true;
        } catch (RunFailedException e) {
            if (!RunFolder.holdsRun(folder)) {
                throw e;
            }
            return false; // another program was first
        }
    }

    /** Puts waiting runs into this order. The set of their places stays the same. */
    public static synchronized void reorder(List<Path> waiting) {
        List<Path> present =
                waiting.stream().filter(run -> place(run).isPresent()).toList();
        long[] places =
                present.stream().mapToLong(run -> place(run).orElseThrow()).toArray();
        long[] ascending = places.clone();
        Arrays.sort(ascending);
        for (int turn = 0; turn < places.length; turn++) {
            if (places[turn] != ascending[turn]) {
                Path run = present.get(turn);
                enqueue(run, RunFolder.open(run).settings(), ascending[turn]);
            }
        }
    }

    /** Takes a run out of the queue. Removes the folder of a run that has never begun. */
    public static void dequeue(Path folder) {
        if (place(folder).isEmpty()) {
            return;
        }
        try (RunLock lock = RunLock.take(folder)) {
            if (RunFolder.hasBegun(folder)) {
                remove(folder);
            } else {
                FolderRecorder.removeEmptyRun(folder);
            }
        }
    }

    /** @param place lower places come earlier */
    static void write(Path folder, long place) {
        SafeFiles.write(folder.resolve(FILE), Json.write(Map.of("place", place)));
    }

    static void remove(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            SafeFiles.delete(file);
        } catch (IOException e) {
            throw SafeFiles.failure("remove", file, e);
        }
    }
}
