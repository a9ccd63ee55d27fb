package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import infoplane.experiment.ExperimentSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** The settings of an experiment as a flat table: one entry for each field of its file. */
public final class SettingPaths {
    private SettingPaths() {}

    /**
     * Path and value of every field that has a value, in the order of the file: {@code network.activation} is the text
     * {@code tanh}, {@code training.learningRate} a {@link Double}, {@code network.hidden} the text {@code 10-7-5-4-3}, and
     * {@code measure.estimators[0].type} the type of the first estimator.
     */
    public static Map<String, Object> of(ExperimentSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        add("", RecordWriter.tree(settings), values);
        return values;
    }

    private static void add(String path, JsonNode node, Map<String, Object> values) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> add(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), values));
        } else if (node.isArray()
                && StreamSupport.stream(node.spliterator(), false).allMatch(JsonNode::isValueNode)) {
            values.put(
                    path,
                    StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .collect(Collectors.joining("-")));
        } else if (node.isArray()) {
            for (int index = 0; index < node.size(); index++) {
                add(path + "[" + index + "]", node.get(index), values);
            }
        } else if (node.isNumber()) {
            values.put(path, node.doubleValue());
        } else if (!node.isNull()) {
            values.put(path, node.asText());
        }
    }
}
