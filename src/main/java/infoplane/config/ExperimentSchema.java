package infoplane.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.Allowed;
import infoplane.experiment.ExperimentSettings;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Generates the JSON schema (draft 2020-12) of experiment files from the records. It contains fields, types, names, defaults
 * and ranges of single numbers. Only the constructors check conditions on several fields.
 */
final class ExperimentSchema {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode definitions = NODES.objectNode();

    private ExperimentSchema() {}

    static ObjectNode generate() {
        ExperimentSchema schema = new ExperimentSchema();
        ObjectNode root = NODES.objectNode();
        root.put(Json.SCHEMA_FIELD, "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Infoplane experiment");
        root.setAll(schema.record(ExperimentSettings.class, null));
        ((ObjectNode) root.get("properties"))
                .<ObjectNode>set(Json.SCHEMA_FIELD, typed("string"))
                .<ObjectNode>set(SweepFile.SECTION, schema.sweep())
                .set(SweepFile.SAMPLE, sample());
        root.set("$defs", schema.definitions);
        return root;
    }

    /** The settings that vary, by their paths. The command {@code sweep} reads them. */
    private ObjectNode sweep() {
        ObjectNode sweep = typed("object");
        sweep.put(
                "description",
                "Settings that vary, by their paths, each with its values: infoplane sweep runs every combination.");
        sweep.putObject("properties").set(SweepFile.SAMPLE, sample());
        ArrayNode values = sweep.putObject("additionalProperties").putArray("anyOf");
        values.addObject().put("type", "array").put("minItems", 1);
        values.add(reference(SweepRange.class, () -> record(SweepRange.class, null)));
        return sweep;
    }

    private static ObjectNode sample() {
        return typed("integer")
                .put("minimum", 1)
                .put("maximum", Sweep.MOST)
                .put("description", "Draws so many of the combinations instead of running each.");
    }

    private ObjectNode value(Type type, @Nullable Object fallback) {
        Class<?> raw = Shapes.rawClass(type);
        if (raw == List.class) {
            ObjectNode list = typed("array");
            list.set("items", value(Shapes.elementOf(type), null));
            return list;
        }
        if (raw.isEnum()) {
            return words(Shapes.constants(raw));
        }
        if (Shapes.creator(raw).isPresent()) {
            return NODES.objectNode(); // the limits describe the value
        }
        if (Shapes.isFamily(raw)) {
            return reference(raw, () -> family(raw));
        }
        if (raw.isRecord()) {
            return reference(raw, () -> record(raw, fallback));
        }
        return typed(scalar(raw));
    }

    /** A member of the family as an object, or its bare name if it needs no fields. */
    private ObjectNode family(Class<?> family) {
        ObjectNode choice = NODES.objectNode();
        ArrayNode options = choice.putArray("oneOf");
        ArrayNode names = NODES.arrayNode();
        for (Map.Entry<String, Class<?>> member : Shapes.members(family).entrySet()) {
            if (Shapes.defaults(member.getValue()) != null) {
                names.add(member.getKey());
            }
            options.add(reference(member.getValue(), () -> member(family, member.getKey(), member.getValue())));
        }
        options.insertObject(0).set("enum", names);
        return choice;
    }

    private ObjectNode member(Class<?> family, String name, Class<?> type) {
        ObjectNode object = record(type, null);
        ObjectNode properties = NODES.objectNode();
        properties.putObject(Shapes.typeField(family)).put("const", name);
        properties.setAll((ObjectNode) object.get("properties"));
        object.set("properties", properties);
        ArrayNode required = NODES.arrayNode().add(Shapes.typeField(family));
        if (object.get("required") instanceof ArrayNode others) {
            required.addAll(others);
        }
        object.set("required", required);
        return object;
    }

    private ObjectNode record(Class<?> type, @Nullable Object fallback) {
        Object defaults = fallback == null ? Shapes.example(type) : fallback;
        ObjectNode object = typed("object");
        ObjectNode properties = object.putObject("properties");
        ArrayNode required = NODES.arrayNode();
        for (SettingFacts facts : SettingFacts.of(type)) {
            Object usual = Shapes.component(defaults, facts.component());
            properties.set(facts.name(), property(facts, usual));
            if (facts.required()) {
                required.add(facts.name());
            }
        }
        if (!required.isEmpty()) {
            object.set("required", required);
        }
        object.put("additionalProperties", false);
        return object;
    }

    private ObjectNode property(SettingFacts facts, @Nullable Object usual) {
        ObjectNode property = value(facts.component().getGenericType(), usual);
        ObjectNode limited = property.get("items") instanceof ObjectNode items ? items : property;
        facts.allowed().ifPresent(allowed -> limit(limited, allowed));
        if (Shapes.orNumber(facts.component())) {
            limited.putArray("type").add("string").add("integer");
        }
        ObjectNode whole = facts.optional() ? orNull(property) : property;
        whole.put("description", facts.help().isEmpty() ? facts.label() : facts.help());
        if (!facts.required()) {
            whole.set("default", RecordWriter.tree(usual));
        }
        return whole;
    }

    private ObjectNode reference(Class<?> type, java.util.function.Supplier<ObjectNode> definition) {
        String name = type.getSimpleName();
        if (!definitions.has(name)) {
            definitions.putObject(name); // reserves the place, so that definitions appear in the order of first mention
            definitions.set(name, definition.get());
        }
        return NODES.objectNode().put("$ref", "#/$defs/" + name);
    }

    private static ObjectNode orNull(ObjectNode property) {
        ObjectNode choice = NODES.objectNode();
        choice.putArray("anyOf").add(property).add(typed("null"));
        return choice;
    }

    private static ObjectNode words(Map<String, ?> allowed) {
        ObjectNode choice = NODES.objectNode();
        ArrayNode words = choice.putArray("enum");
        allowed.keySet().forEach(words::add);
        return choice;
    }

    /** Adds the limits of a component to its schema. Only the constructors check conditions on several components. */
    private static void limit(ObjectNode property, Allowed allowed) {
        if (allowed instanceof Allowed.Numbers numbers) {
            if (numbers.hasLower()) {
                property.set(numbers.lowerToo() ? "minimum" : "exclusiveMinimum", RecordWriter.tree(numbers.lower()));
            }
            if (numbers.hasUpper()) {
                property.set(numbers.upperToo() ? "maximum" : "exclusiveMaximum", RecordWriter.tree(numbers.upper()));
            }
        } else if (allowed instanceof Allowed.NoneOr some) {
            ArrayNode options = property.putArray("anyOf");
            options.addObject().put("const", some.none());
            limit(options.addObject(), some.numbers());
        } else if (allowed instanceof Allowed.NumberOrWord some) {
            ArrayNode options = property.putArray("anyOf");
            limit(options.addObject().put("type", "integer"), some.numbers());
            ArrayNode words = options.addObject().putArray("enum");
            some.wordsToo().forEach(words::add);
        }
    }

    private static ObjectNode typed(String type) {
        return NODES.objectNode().put("type", type);
    }

    /** The JSON schema type of a number, text or boolean. */
    static String scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        }
        if (type == String.class) {
            return "string";
        }
        return type == double.class || type == Double.class ? "number" : "integer";
    }
}
