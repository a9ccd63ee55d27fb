package infoplane.store;

import infoplane.config.Json;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;

/** {@code waiting.json}: the place of a run in the queue; removed when the run starts. */
final class WaitingFile {
    static final String FILE = "waiting.json";

    private WaitingFile() {}

    /** The place of a run in the queue; empty for a run that is not in the queue. */
    static OptionalLong place(Path folder) {
        Path file = folder.resolve(FILE);
        return Files.isRegularFile(file)
                ? OptionalLong.of(JsonFields.read(file).wholeLong("place"))
                : OptionalLong.empty();
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
