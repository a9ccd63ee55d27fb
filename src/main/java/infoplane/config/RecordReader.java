package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.InvalidInputException;
import infoplane.core.NotAllowedException;
import infoplane.core.PlainText;
import infoplane.experiment.ExperimentSettings;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings from trees, guided by the records themselves; {@link Shapes} describes the conventions. Missing fields take
 * the defaults of the record. Any other error is refused with its path, its value and what is allowed.
 */
final class RecordReader {
    private static final ObjectNode EMPTY = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();

    /** The fields of the sections of an experiment, by their paths. */
    private static final List<String> SECTIONS = Shapes.components(ExperimentSettings.class).stream()
            .filter(section -> section.getType().isRecord())
            .flatMap(section -> Shapes.fields(section.getType()).stream().map(field -> section.getName() + "." + field))
            .toList();

    private RecordReader() {}

    /** @param path path of the node in messages; empty for the whole file */
    static <T> T read(Class<T> type, JsonNode node, String path) {
        return type.cast(value(type, node, path, null));
    }

    /** @param fallback default of the value; supplies the parts that the node does not have */
    private static Object value(Type type, JsonNode node, String path, @Nullable Object fallback) {
        Class<?> raw = Shapes.rawClass(type);
        if (raw == List.class) {
            return list(type, node, path);
        }
        if (raw == Map.class) {
            return map(type, object(node, path), path);
        }
        if (raw == ExperimentSettings.class && !path.isEmpty()) {
            // an experiment within another file has its own version
            return Json.experiment(object(node, path).deepCopy());
        }
        if (raw.isEnum()) {
            return constant(raw, node, path);
        }
        if (Shapes.creator(raw).isPresent()) {
            return plain(raw, node, path);
        }
        if (Shapes.isFamily(raw)) {
            return member(raw, node, path, fallback);
        }
        if (raw.isRecord()) {
            Object defaults = fallback == null ? Shapes.defaults(raw) : fallback;
            return record(raw, object(node, path), Optional.empty(), path, defaults);
        }
        return Scalars.read(raw, node, path);
    }

    private static Object list(Type type, JsonNode node, String path) {
        if (!node.isArray()) {
            throw wrong(path, node, "a list");
        }
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : node) {
            elements.add(value(Shapes.elementOf(type), element, path + "[" + elements.size() + "]", null));
        }
        return List.copyOf(elements);
    }

    private static Object map(Type type, ObjectNode object, String path) {
        Map<String, Object> elements = new LinkedHashMap<>();
        object.fields()
                .forEachRemaining(field -> elements.put(
                        field.getKey(),
                        value(Shapes.elementOf(type), field.getValue(), child(path, field.getKey()), null)));
        return Collections.unmodifiableMap(elements);
    }

    private static Object constant(Class<?> type, JsonNode node, String path) {
        Map<String, Enum<?>> constants = Shapes.constants(type);
        Enum<?> constant = node.isTextual() ? constants.get(node.textValue()) : null;
        if (constant == null) {
            throw notOneOf(path, node, constants);
        }
        return constant;
    }

    /** A value that files hold as a number or a word. Its factory decides what is allowed. */
    private static Object plain(Class<?> type, JsonNode node, String path) {
        Object natural = Scalars.natural(node);
        try {
            return java.util.Objects.requireNonNull(
                    Shapes.call(Shapes.creator(type).orElseThrow(), null, natural));
        } catch (NotAllowedException e) {
            if (node.isNumber() && natural instanceof Integer) {
                throw located(path, List.of(), e); // the number has a limit of its own
            }
            throw new InvalidInputException(
                    path + " is " + described(node) + " but " + e.allowed().words(), e);
        }
    }

    /** A member of a family: an object that names its type, or the bare type name, which stands for its defaults. */
    private static Object member(Class<?> family, JsonNode node, String path, @Nullable Object fallback) {
        Map<String, Class<?>> members = Shapes.members(family);
        String field = Shapes.typeField(family);
        if (node.isTextual()) {
            Class<?> named = known(members, node, path);
            return record(named, EMPTY, Optional.of(field), path, Shapes.defaults(named));
        }
        ObjectNode object = object(node, path);
        JsonNode name = object.get(field);
        if (name == null && fallback == null) {
            throw new InvalidInputException(
                    child(path, field) + " is missing; it must be one of " + String.join(", ", members.keySet()));
        }
        Class<?> named =
                name == null && fallback != null ? fallback.getClass() : known(members, name, child(path, field));
        return record(named, object, Optional.of(field), path, Shapes.defaults(named));
    }

    private static Class<?> known(Map<String, Class<?>> members, @Nullable JsonNode name, String path) {
        Class<?> named = name != null && name.isTextual() ? members.get(name.textValue()) : null;
        if (named == null) {
            throw notOneOf(path, name == null ? EMPTY : name, members);
        }
        return named;
    }

    private static Object record(
            Class<?> type, ObjectNode object, Optional<String> typeField, String path, @Nullable Object defaults) {
        List<RecordComponent> components = Shapes.components(type);
        List<String> names = Shapes.fields(type);
        refuseUnknown(object, names, typeField, path);
        try {
            Object base = defaults == null ? base(type, object, path) : defaults;
            @Nullable Object[] values = new @Nullable Object[components.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = component(components.get(i), object, path, base);
            }
            return Shapes.construct(type, values);
        } catch (InvalidInputException e) {
            throw e; // an error in a part, which already has its path
        } catch (IllegalArgumentException e) {
            throw located(path, names, e);
        }
    }

    /** The record that its factory makes of the components without defaults; null if it has no such factory. */
    private static @Nullable Object base(Class<?> type, ObjectNode object, String path) {
        Object[] required = Shapes.components(type).stream()
                .filter(Shapes::required)
                .map(component -> component(component, object, path, null))
                .toArray();
        return Shapes.of(type, required);
    }

    private static @Nullable Object component(
            RecordComponent component, ObjectNode object, String path, @Nullable Object base) {
        Object fallback = base == null ? null : Shapes.component(base, component);
        if (Shapes.unwrapped(component)) {
            ObjectNode own = object.deepCopy().retain(Shapes.fields(component.getType()));
            return value(component.getGenericType(), own, path, fallback);
        }
        String at = child(path, component.getName());
        JsonNode node = object.get(component.getName());
        if (node == null) {
            if (fallback == null && !Shapes.nullable(component)) {
                throw new InvalidInputException(at + " is missing but required");
            }
            return fallback;
        }
        if (node.isNull() && Shapes.nullable(component)) {
            return null;
        }
        JsonNode given = Shapes.orNumber(component) ? Scalars.asTexts(node) : node;
        return value(component.getGenericType(), given, at, fallback);
    }

    private static void refuseUnknown(ObjectNode object, List<String> names, Optional<String> typeField, String path) {
        List<String> allowed = new ArrayList<>(names);
        typeField.ifPresent(name -> allowed.add(0, name));
        object.fieldNames().forEachRemaining(name -> {
            if (!allowed.contains(name)) {
                throw new InvalidInputException(child(path, printable(name)) + " is unknown" + hint(name, allowed));
            }
        });
    }

    /** The field that was meant: one of the same object, or of another section of an experiment. */
    private static String hint(String name, List<String> allowed) {
        String here = Suggestion.clause(name, allowed);
        String there = here.isEmpty() ? Suggestion.elsewhere(name, SECTIONS) : "";
        return here.isEmpty() && there.isEmpty() ? "; allowed are " + String.join(", ", allowed) : here + there;
    }

    private static ObjectNode object(JsonNode node, String path) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw wrong(path, node, "an object");
    }

    /** @param fields fields of the record whose constructor refused; empty for a value that is not a record in files */
    private static InvalidInputException located(String path, List<String> fields, IllegalArgumentException e) {
        if (e instanceof NotAllowedException wrong) {
            String place = fields.contains(wrong.name()) ? child(path, wrong.name()) : path;
            return new InvalidInputException(wrong.messageAt(place), e);
        }
        String message = String.valueOf(e.getMessage());
        return new InvalidInputException(path.isEmpty() ? message : path + ": " + message, e);
    }

    private static InvalidInputException notOneOf(String path, JsonNode node, Map<String, ?> allowed) {
        String hint = node.isTextual() ? Suggestion.clause(node.textValue(), allowed.keySet()) : "";
        return wrong(path, node, "one of " + String.join(", ", allowed.keySet()) + hint);
    }

    static InvalidInputException wrong(String path, JsonNode node, String allowed) {
        return new InvalidInputException(path + " is " + described(node) + " but must be " + allowed);
    }

    /** The value; a text that looks like a number, true, false or null is called a text. */
    private static String described(JsonNode node) {
        boolean mistakable = node.isTextual()
                && node.textValue().strip().matches("[-+]?[0-9]*\\.?[0-9]+([eE][-+]?[0-9]+)?|true|false|null");
        return JsonText.show(node) + (mistakable ? ", a text," : "");
    }

    private static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The name of a field, for a message of one line. */
    private static String printable(String name) {
        return name.isBlank() || !name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)
                ? JsonText.show(com.fasterxml.jackson.databind.node.TextNode.valueOf(name))
                : PlainText.quoted(name);
    }
}
