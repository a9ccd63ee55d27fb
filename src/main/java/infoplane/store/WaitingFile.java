package infoplane.store;

import infoplane.config.Json;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** {@code waiting.json}: the place in the queue of a run that waits for its turn. Gone once the run computes. */
final class WaitingFile {
    static final String FILE = "waiting.json";

    private WaitingFile() {}

    /** The place of a run that waits; empty for any other. A damaged file means the first place. */
    static OptionalLong place(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file)
                ? OptionalLong.of(StoreJson.read(file).path("place").asLong())
                : OptionalLong.empty();
    }

    /** @param place lower comes earlier */
    static void write(Path folder, long place) {
        SafeFiles.write(folder.resolve(FILE), Json.write(Map.of("place", place)));
    }

    static void remove(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw SafeFiles.failure("remove", file, e);
        }
    }
}
