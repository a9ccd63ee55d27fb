package infoplane.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;

/** Reads numbers, words and booleans from trees. Never converts silently: no rounding, cutting or parsing. */
final class Scalars {
    /** Greatest number of digits before the point, more than any long has. Larger numbers are not expanded. */
    private static final int MOST_DIGITS = 20;

    private Scalars() {}

    static Object read(Class<?> type, JsonNode node, String path) {
        if (type == int.class || type == Integer.class) {
            return (int) whole(node, path, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(node, path, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return real(node, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            if (!node.isBoolean()) {
                throw RecordReader.wrong(path, node, "true or false");
            }
            return node.booleanValue();
        }
        if (type == String.class) {
            if (!node.isTextual()) {
                throw RecordReader.wrong(path, node, "a text in quotes");
            }
            return node.textValue();
        }
        throw new IllegalStateException("settings have no components of " + type);
    }

    /** The value as a Java object, for factories that accept several types. */
    static Object natural(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue();
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (isWhole(node) && node.decimalValue().toBigInteger().bitLength() < 32) {
            return node.decimalValue().intValueExact();
        }
        return node.isNumber() ? node.numberValue() : JsonText.show(node);
    }

    /** Whole numbers become texts, also in a list; everything else stays as it is. */
    static JsonNode asTexts(JsonNode node) {
        if (node.isArray()) {
            ArrayNode texts = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> texts.add(asTexts(element)));
            return texts;
        }
        return isWhole(node)
                ? TextNode.valueOf(node.decimalValue().toBigInteger().toString())
                : node;
    }

    private static double real(JsonNode node, String path) {
        if (!node.isNumber()) {
            throw RecordReader.wrong(path, node, "a number");
        }
        double value = node.doubleValue();
        if (!Double.isFinite(value)) {
            throw RecordReader.wrong(path, node, "a finite number");
        }
        return value;
    }

    private static long whole(JsonNode node, String path, long least, long most) {
        if (isFinite(node) && digits(node.decimalValue()) > MOST_DIGITS) {
            throw beyond(node, path, least, most);
        }
        if (!isWhole(node)) {
            throw RecordReader.wrong(path, node, "a whole number");
        }
        BigDecimal value = node.decimalValue();
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw beyond(node, path, least, most);
        }
        return value.longValueExact();
    }

    private static RuntimeException beyond(JsonNode node, String path, long least, long most) {
        return node.decimalValue().signum() < 0
                ? RecordReader.wrong(path, node, "at least " + least)
                : RecordReader.wrong(path, node, "at most " + most);
    }

    private static boolean isFinite(JsonNode node) {
        return node.isNumber() && (!node.isDouble() || Double.isFinite(node.doubleValue()));
    }

    /** Whether a number is whole: 300, and also 3e2 and 300.0, as in JSON schemas. False for numbers too large to expand. */
    private static boolean isWhole(JsonNode node) {
        if (!isFinite(node) || digits(node.decimalValue()) > MOST_DIGITS) {
            return false;
        }
        BigDecimal value = node.decimalValue();
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
    }

    /** The number of digits before the decimal point. */
    private static long digits(BigDecimal value) {
        return value.signum() == 0 ? 0 : (long) value.precision() - value.scale();
    }
}
