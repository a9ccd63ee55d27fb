package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes settings as trees: the type name first, then every component in the order of declaration. */
final class RecordWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);

    private RecordWriter() {}

    static JsonNode tree(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof Double number) {
            return decimal(number);
        }
        if (value instanceof Integer || value instanceof Long) {
            return NODES.numberNode(((Number) value).longValue());
        }
        if (value instanceof Boolean flag) {
            return NODES.booleanNode(flag);
        }
        if (value instanceof String text) {
            return NODES.textNode(text);
        }
        if (value instanceof Enum<?> constant) {
            return NODES.textNode(Shapes.label(constant));
        }
        if (value instanceof List<?> list) {
            ArrayNode array = NODES.arrayNode();
            list.forEach(element -> array.add(tree(element)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = NODES.objectNode();
            map.forEach((name, element) -> object.set(String.valueOf(name), tree(element)));
            return object;
        }
        return Shapes.plainValue(value.getClass())
                .map(method -> tree(Shapes.call(method, value)))
                .orElseGet(() -> record(value));
    }

    private static JsonNode record(Object value) {
        Class<?> type = value.getClass();
        if (!type.isRecord()) {
            throw new IllegalStateException("settings are records, but not " + type);
        }
        ObjectNode object = NODES.objectNode();
        Shapes.familyOf(type)
                .ifPresent(family -> object.put(Shapes.typeField(family), Shapes.memberName(family, type)));
        for (RecordComponent component : Shapes.components(type)) {
            JsonNode part = tree(Shapes.component(value, component));
            if (Shapes.unwrapped(component)) {
                object.setAll((ObjectNode) part);
            } else {
                object.set(component.getName(), part);
            }
        }
        return object;
    }

    /** Writes {@code 0.0004} and {@code 30} rather than {@code 4.0E-4} and {@code 30.0}, unless that is too long. */
    private static JsonNode decimal(double number) {
        if (!Double.isFinite(number)) {
            return NODES.nullNode();
        }
        double magnitude = Math.abs(number);
        boolean negativeZero = number == 0 && 1 / number < 0;
        if (negativeZero || magnitude >= 1e15 || magnitude > 0 && magnitude < 1e-7) {
            return NODES.numberNode(number);
        }
        return NODES.numberNode(BigDecimal.valueOf(number).stripTrailingZeros());
    }
}
