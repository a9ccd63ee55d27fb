package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.UserPath;
import infoplane.dataset.DatasetSettings;
import infoplane.dataset.FileSettings;
import infoplane.estimation.EstimatorSettings;
import infoplane.experiment.ExperimentSettings;
import infoplane.schedule.ScheduleSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts settings from JSON and back. Missing fields take their defaults. Any other error is refused with {@link
 * InvalidInputException}, whose message names the file, the path in it, the value and what is allowed.
 */
public final class Json {
    /** Tells editors where the schema is; not part of the experiment. */
    static final String SCHEMA_FIELD = "$schema";

    private Json() {}

    /** Reads a file that holds a record. */
    static <T> T read(Class<T> type, Path file) {
        String text = JsonText.read(file);
        try {
            return RecordReader.read(type, JsonText.parse(text), "");
        } catch (InvalidInputException e) {
            throw new InvalidInputException(PlainText.path(file) + ": " + e.getMessage(), e);
        }
    }

    public static ExperimentSettings readExperiment(Path file) {
        return parseExperiment(JsonText.read(file), PlainText.path(file));
    }

    /**
     * Reads an experiment from a text.
     *
     * @param source name of the text in messages, such as a file name
     */
    public static ExperimentSettings parseExperiment(String json, String source) {
        try {
            JsonNode tree = JsonText.parse(json);
            if (!(tree instanceof ObjectNode experiment)) {
                throw new InvalidInputException("must hold a JSON object but holds " + JsonText.show(tree));
            }
            return experiment(experiment);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(source + ": " + e.getMessage(), e);
        }
    }

    /** Reads an experiment of any file version. @throws InvalidInputException with the path of the error */
    static ExperimentSettings experiment(ObjectNode tree) {
        if (tree.path(SCHEMA_FIELD).isTextual()) {
            tree.remove(SCHEMA_FIELD);
        }
        if (SweepFile.isSweep(tree)) {
            throw new InvalidInputException("holds a sweep, which is many runs; infoplane sweep runs it");
        }
        return RecordReader.read(ExperimentSettings.class, Migrations.toCurrent(tree), "");
    }

    /** An experiment on one line: without the sections, and without the settings of training, that are as usual. */
    public static String brief(ExperimentSettings settings) {
        ObjectNode usual = (ObjectNode) RecordWriter.tree(ExperimentSettings.defaults());
        ObjectNode whole = (ObjectNode) RecordWriter.tree(settings);
        ObjectNode brief = whole.deepCopy();
        usual.fields().forEachRemaining(section -> {
            JsonNode given = brief.get(section.getKey());
            if (section.getValue().equals(given)) {
                brief.remove(section.getKey());
            } else if (given instanceof ObjectNode fields && !fields.has("type")) {
                section.getValue().fields().forEachRemaining(field -> {
                    if (field.getValue().equals(fields.get(field.getKey()))) {
                        fields.remove(field.getKey());
                    }
                });
            }
        });
        return (experiment(brief.deepCopy()).equals(settings) ? brief : whole).toString();
    }

    /** The text of an experiment file with every field, indented. */
    public static String write(ExperimentSettings settings) {
        return JsonText.indented(RecordWriter.tree(settings));
    }

    /** Reads an estimator: a type name, which stands for its defaults, or a JSON object. */
    public static EstimatorSettings parseEstimator(String typeOrJson) {
        return RecordReader.read(EstimatorSettings.class, typeOrObject(typeOrJson, "estimator"), "estimator");
    }

    /** Reads a schedule: a type name, which stands for its defaults, or a JSON object. */
    public static ScheduleSettings parseSchedule(String typeOrJson) {
        return RecordReader.read(ScheduleSettings.class, typeOrObject(typeOrJson, "schedule"), "schedule");
    }

    /**
     * Reads a data set: a name, which stands for its defaults, a JSON object, or a file.
     *
     * @throws InvalidInputException if the text is none of these
     */
    public static DatasetSettings parseDataset(String nameFileOrJson) {
        String text = nameFileOrJson.strip();
        Set<String> names = Shapes.members(DatasetSettings.class).keySet();
        if (text.startsWith("{") || names.contains(text)) {
            return RecordReader.read(DatasetSettings.class, typeOrObject(text, "dataset"), "dataset");
        }
        if (!Files.exists(UserPath.of(nameFileOrJson))) {
            throw new InvalidInputException("\"" + PlainText.quoted(nameFileOrJson) + "\" is neither a data set ("
                    + String.join(", ", names) + ") nor a file that exists" + Suggestion.clause(text, names));
        }
        return FileSettings.of(nameFileOrJson);
    }

    /** The estimator as a JSON object on one line with every field; {@link #parseEstimator} reads it. */
    public static String write(EstimatorSettings settings) {
        return RecordWriter.tree(settings).toString();
    }

    /** The data set as a JSON object on one line with every field. */
    public static String write(DatasetSettings settings) {
        return RecordWriter.tree(settings).toString();
    }

    /** The schedule as a JSON object on one line with every field; {@link #parseSchedule} reads it. */
    public static String write(ScheduleSettings settings) {
        return RecordWriter.tree(settings).toString();
    }

    /**
     * Any values as an indented JSON object, in the order of the map.
     *
     * @param values texts, numbers, booleans, nulls, and lists and maps of these; NaN and infinities become null, because
     *     JSON has none
     */
    public static String write(Map<String, ? extends @Nullable Object> values) {
        return JsonText.indented(RecordWriter.tree(values));
    }

    public static List<String> estimatorNames() {
        return List.copyOf(Shapes.members(EstimatorSettings.class).keySet());
    }

    public static List<String> scheduleNames() {
        return List.copyOf(Shapes.members(ScheduleSettings.class).keySet());
    }

    /** The JSON schema of experiment files; editors use it to complete and check files. */
    public static String experimentSchema() {
        return JsonText.indented(ExperimentSchema.generate());
    }

    /** The reference of experiment files for people, in Markdown. */
    public static String experimentPage() {
        return ExperimentPage.generate();
    }

    private static JsonNode typeOrObject(String typeOrJson, String what) {
        String text = typeOrJson.strip();
        if (!text.startsWith("{")) {
            return TextNode.valueOf(text);
        }
        try {
            return JsonText.parse(text);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(what + ": " + e.getMessage(), e);
        }
    }
}
