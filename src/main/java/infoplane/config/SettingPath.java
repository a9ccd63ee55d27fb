package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.experiment.ExperimentSettings;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path of a setting within an experiment, such as {@code network.activation} or {@code measure.estimators[0].bins}.
 *
 * @param steps names of fields, and indices of lists as whole numbers
 */
record SettingPath(List<Object> steps) {
    private static final Pattern STEP = Pattern.compile("([A-Za-z_$][A-Za-z0-9_$-]*)((?:\\[\\d{1,4}])*)");
    private static final Pattern INDEX = Pattern.compile("\\[(\\d+)]");
    private static final String EXAMPLES = "such as network.activation or measure.estimators[0].bins";

    SettingPath {
        steps = List.copyOf(steps);
    }

    /** @throws InvalidInputException if the text is not a path */
    static SettingPath of(String text) {
        List<Object> steps = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            Matcher step = STEP.matcher(part);
            if (!step.matches()) {
                throw new InvalidInputException(
                        "\"" + PlainText.quoted(text) + "\" is not the path of a setting, " + EXAMPLES);
            }
            steps.add(step.group(1));
            Matcher index = INDEX.matcher(step.group(2));
            while (index.find()) {
                steps.add(Integer.valueOf(index.group(1)));
            }
        }
        return new SettingPath(steps);
    }

    /** The path in its one spelling. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Object step : steps) {
            text.append(step instanceof Integer ? "[" + step + "]" : (text.isEmpty() ? "" : ".") + step);
        }
        return text.toString();
    }

    /** Whether the other setting is this one, or a part of it. */
    boolean holds(SettingPath other) {
        return other.steps.size() >= steps.size()
                && other.steps.subList(0, steps.size()).equals(steps);
    }

    /**
     * Sets the value of this setting in an experiment. What the experiment leaves out on the way has its defaults.
     *
     * @throws InvalidInputException if a part of the path is a value without fields, or a list too short
     */
    void set(ObjectNode experiment, JsonNode value) {
        JsonNode usual = RecordWriter.tree(ExperimentSettings.defaults());
        JsonNode node = experiment;
        for (int place = 0; place < steps.size() - 1; place++) {
            usual = child(usual, steps.get(place));
            JsonNode next = child(node, steps.get(place));
            JsonNode opened = opened(next, usual, steps.get(place + 1) instanceof Integer);
            if (opened != next) {
                put(node, place, opened);
            }
            node = opened;
        }
        put(node, steps.size() - 1, value);
    }

    private static JsonNode child(JsonNode node, Object step) {
        return step instanceof Integer index ? node.path(index) : node.path((String) step);
    }

    /** A node that has elements or fields: a bare type name becomes an object, and what is left out takes its default. */
    private static JsonNode opened(JsonNode node, JsonNode usual, boolean list) {
        if (node.isMissingNode() || node.isNull()) {
            return list && usual.isArray() ? usual.deepCopy() : JsonNodeFactory.instance.objectNode();
        }
        return node.isTextual() && !list ? JsonNodeFactory.instance.objectNode().set("type", node) : node;
    }

    private void put(JsonNode node, int place, JsonNode value) {
        Object step = steps.get(place);
        String owner = new SettingPath(steps.subList(0, place)).toString();
        if (step instanceof String name) {
            if (!(node instanceof ObjectNode object)) {
                throw new InvalidInputException(owner + " is " + JsonText.show(node) + " and has no field " + name);
            }
            object.set(name, value);
            return;
        }
        int index = (Integer) step;
        if (!(node instanceof ArrayNode array)) {
            throw new InvalidInputException(
                    owner + " is " + JsonText.show(node) + " and has no element [" + index + "]");
        }
        if (index >= array.size()) {
            throw new InvalidInputException(owner + " has " + array.size()
                    + (array.size() == 1
                            ? " element, so [0] is the last"
                            : " elements, so [" + (array.size() - 1) + "] is the last"));
        }
        array.set(index, value);
    }

    /** Whether the setting is a whole number, or a whole number or a word. */
    boolean isWhole(ObjectNode experiment) {
        Type type = ExperimentSettings.class;
        JsonNode node = experiment;
        for (Object step : steps) {
            Optional<Type> inner =
                    step instanceof Integer ? element(type) : field(Shapes.rawClass(type), (String) step, node);
            if (inner.isEmpty()) {
                return false; // unknown; reading the experiment says so
            }
            type = inner.get();
            node = child(node, step);
        }
        Class<?> raw = Shapes.rawClass(type);
        return Stream.of(int.class, Integer.class, long.class, Long.class).anyMatch(raw::equals)
                || Shapes.creator(raw).isPresent();
    }

    private static Optional<Type> element(Type type) {
        return Shapes.rawClass(type) == List.class ? Optional.of(Shapes.elementOf(type)) : Optional.empty();
    }

    /** The type of a field; of a family, that of the named member, or of the first member with such a field. */
    private static Optional<Type> field(Class<?> owner, String name, JsonNode node) {
        if (!Shapes.isFamily(owner)) {
            return owner.isRecord() ? component(owner, name) : Optional.empty();
        }
        Collection<Class<?>> members = Shapes.members(owner).values();
        Class<?> named = Shapes.members(owner).get(node.isTextual() ? node.textValue() : typeOf(owner, node));
        return Stream.concat(Stream.ofNullable(named), members.stream())
                .map(member -> component(member, name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static @Nullable String typeOf(Class<?> family, JsonNode node) {
        return node.path(Shapes.typeField(family)).textValue();
    }

    private static Optional<Type> component(Class<?> owner, String name) {
        for (RecordComponent component : Shapes.components(owner)) {
            if (Shapes.unwrapped(component)) {
                Optional<Type> inner = component(component.getType(), name);
                if (inner.isPresent()) {
                    return inner;
                }
            } else if (component.getName().equals(name)) {
                return Optional.of(component.getGenericType());
            }
        }
        return Optional.empty();
    }

    /** A value of a range as this setting takes it. */
    static BigDecimal rounded(BigDecimal value) {
        return value.setScale(0, java.math.RoundingMode.HALF_EVEN);
    }
}
