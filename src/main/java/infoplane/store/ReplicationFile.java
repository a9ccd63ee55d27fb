package infoplane.store;

import infoplane.config.Json;
import infoplane.core.Advice;
import infoplane.core.Drafts;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code replication.json}: what the folder of a replication is to hold.
 *
 * @param plan name of the plan, such as {@code quick}
 * @param claim number of the only claim that is tried; 0 for all
 */
public record ReplicationFile(String plan, int claim) {
    private static final String FILE = "replication.json";

    /** Whether a folder holds a replication. */
    public static boolean isIn(Path folder) {
        return Files.isRegularFile(folder.resolve(FILE));
    }

    /** @throws InvalidInputException if the folder holds none, or a damaged one */
    public static ReplicationFile read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!isIn(folder)) {
            throw new InvalidInputException(PlainText.path(folder) + " holds no replication");
        }
        JsonFields read = JsonFields.read(file);
        return new ReplicationFile(read.text("plan"), read.whole("claim", 0));
    }

    /**
     * Claims a new folder.
     *
     * @throws InvalidInputException if the folder holds anything
     */
    public void create(Path folder) {
        if (isIn(folder)) {
            throw new InvalidInputException(
                            PlainText.path(folder) + " holds a replication already; choose another folder, or go on")
                    .with(Advice.Means.RESUME);
        }
        UserFiles.requireCanBeFolder(folder);
        if (Files.isDirectory(folder)) {
            requireEmpty(folder);
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("schemaVersion", 1);
        tree.put("plan", plan);
        tree.put("claim", claim);
        if (!SafeFiles.create(folder.resolve(FILE), Json.write(tree))) {
            throw new InvalidInputException(PlainText.path(folder) + " holds a replication already");
        }
    }

    private static void requireEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.anyMatch(file -> !Drafts.isDraft(file))) {
                throw new InvalidInputException(
                        PlainText.path(folder) + " is not empty; choose a new folder for the replication");
            }
        } catch (IOException e) {
            throw new InvalidInputException(
                    PlainText.path(folder) + " cannot be read: " + SafeFiles.reason(folder, e), e);
        }
    }
}
