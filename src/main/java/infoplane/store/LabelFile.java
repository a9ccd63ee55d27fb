package infoplane.store;

import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import infoplane.experiment.RunLabel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** {@code label.json}: the name, notes, tags and colour that the user gave a run; absent until the user gives any. */
public final class LabelFile {
    static final String FILE = "label.json";

    private LabelFile() {}

    /**
     * @return empty if the file is absent
     * @throws InvalidInputException if the file is damaged; the message is one sentence
     */
    public static Optional<RunLabel> read(Path runFolder) {
        Path file = runFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonFields label = JsonFields.read(file);
        return Optional.of(new RunLabel(
                label.text("name"),
                label.textIfAny("notes"),
                label.has("tags") ? label.texts("tags") : List.of(),
                label.has("colour") ? OptionalInt.of(label.whole("colour", 0)) : OptionalInt.empty()));
    }

    public static void write(Path runFolder, RunLabel label) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", label.name());
        tree.put("notes", label.notes());
        if (!label.tags().isEmpty()) {
            tree.put("tags", label.tags());
        }
        label.colour().ifPresent(number -> tree.put("colour", number));
        SafeFiles.write(runFolder.resolve(FILE), Json.write(tree));
    }
}
