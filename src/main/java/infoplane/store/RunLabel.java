package infoplane.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import infoplane.config.Json;
import infoplane.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user wrote about a run: {@code label.json} in its folder, which is there once something was written. The settings
 * stay as they were run.
 *
 * @param name what the user calls the run
 * @param notes free text; may be empty
 * @param colour the number of the colour that the user gave the run, from 0; empty where none was given
 */
public record RunLabel(String name, String notes, OptionalInt colour) {
    private static final String FILE = "label.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * @return empty where nothing was written
     * @throws InvalidInputException if the file is damaged: one sentence
     */
    public static Optional<RunLabel> read(Path runFolder) {
        Path file = runFolder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            JsonNode tree = MAPPER.readTree(Files.readString(file));
            if (!tree.path("name").isTextual()) {
                throw new InvalidInputException(file + " is damaged: it says no name");
            }
            JsonNode colour = tree.path("colour");
            return Optional.of(new RunLabel(
                    tree.path("name").asText(),
                    tree.path("notes").asText(""),
                    colour.canConvertToInt() && colour.intValue() >= 0
                            ? OptionalInt.of(colour.intValue())
                            : OptionalInt.empty()));
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(file + " is damaged: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }

    public void write(Path runFolder) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("name", name);
        tree.put("notes", notes);
        colour.ifPresent(number -> tree.put("colour", number));
        SafeFiles.write(runFolder.resolve(FILE), Json.write(tree));
    }
}
