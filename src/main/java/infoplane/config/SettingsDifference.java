package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.experiment.ExperimentSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field in which two experiments differ.
 *
 * @param path path of the field, such as {@code network.activation}
 * @param before value as JSON; empty if only the other experiment has the field
 * @param after value as JSON; empty if only the other experiment has the field
 */
public record SettingsDifference(String path, String before, String after) {
    /** All fields in which the experiments differ, in the order of the file. */
    public static List<SettingsDifference> between(ExperimentSettings before, ExperimentSettings after) {
        List<SettingsDifference> differences = new ArrayList<>();
        compare("", RecordWriter.tree(before), RecordWriter.tree(after), differences);
        return differences;
    }

    public static Optional<SettingsDifference> first(ExperimentSettings before, ExperimentSettings after) {
        return between(before, after).stream().findFirst();
    }

    private static void compare(String path, JsonNode before, JsonNode after, List<SettingsDifference> differences) {
        if (before instanceof ObjectNode left && after instanceof ObjectNode right) {
            Set<String> names = new LinkedHashSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.forEach(name ->
                    compare(path.isEmpty() ? name : path + "." + name, left.path(name), right.path(name), differences));
        } else if (!before.equals(after)) {
            differences.add(new SettingsDifference(path, text(before), text(after)));
        }
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode()) {
            return "";
        }
        return node.isTextual() ? node.textValue() : node.toString();
    }

    /** The difference in words, such as {@code network.activation: tanh → relu}. */
    @Override
    public String toString() {
        return path + ": " + (before.isEmpty() ? "nothing" : before) + " → " + (after.isEmpty() ? "nothing" : after);
    }
}
