package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.experiment.ExperimentSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An experiment that is being set up.
 *
 * @param experiment the last settings that nothing was wrong with
 * @param texts what the forms say where it makes no sense yet, each by the path of its entry, such as {@code
 *     training.epochs}; none where the forms say the experiment
 */
public record ExperimentDraft(ExperimentSettings experiment, Map<String, String> texts) {
    private static final String EXPERIMENT = "experiment";
    private static final String TEXTS = "texts";

    public ExperimentDraft {
        texts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    /**
     * A draft as it was found.
     *
     * @param draft empty where there is none, or none that can be read
     * @param notice what was wrong with the file, for the user; empty if nothing was
     */
    public record Loaded(Optional<ExperimentDraft> draft, String notice) {}

    /** Reads the file; one that cannot be read is set aside under another name. */
    public static Loaded read(Path file) {
        KeptFile.Found<ExperimentDraft> found =
                KeptFile.read(file, "The experiment that was being set up", ExperimentDraft::of);
        return new Loaded(found.content(), found.notice());
    }

    private static ExperimentDraft of(JsonNode tree) {
        if (!(tree.get(EXPERIMENT) instanceof ObjectNode experiment)) {
            throw new InvalidInputException(EXPERIMENT + " is missing but required");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        tree.path(TEXTS).fields().forEachRemaining(entry -> {
            if (!entry.getValue().isTextual()) {
                throw RecordReader.wrong(TEXTS + "." + entry.getKey(), entry.getValue(), "a text");
            }
            texts.put(entry.getKey(), entry.getValue().textValue());
        });
        return new ExperimentDraft(Json.experiment(experiment), texts);
    }

    /** Replaces the file as a whole, so that no crash leaves half of it. */
    public void write(Path file) throws IOException {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.set(EXPERIMENT, RecordWriter.tree(experiment));
        tree.set(TEXTS, RecordWriter.tree(texts));
        KeptFile.write(file, tree);
    }
}
