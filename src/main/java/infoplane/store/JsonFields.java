package infoplane.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import infoplane.core.Information;
import infoplane.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The fields of an object in a JSON file of a run. A field that is missing, has another type or is out of range is refused
 * with the file and the field; nothing is taken for 0.
 */
record JsonFields(JsonNode tree, Path file) {
    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    /** Greatest length of a text. Longer ones are no names or reasons of this program. */
    private static final int LONGEST = 100_000;

    /** @throws InvalidInputException if the file holds no JSON object */
    static JsonFields read(Path file) {
        try {
            JsonNode tree = MAPPER.readTree(Damage.text(file));
            if (!tree.isObject()) {
                throw Damage.of(file, "it holds no JSON object", null);
            }
            return new JsonFields(tree, file);
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " in line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw Damage.of(file, "it is not valid JSON" + place, e);
        }
    }

    /**
     * The objects of a list that stands before the large parts of a file, which are not read.
     *
     * @return empty if the file holds no such list
     * @throws InvalidInputException if the file holds no JSON object, or damage before the end of the list
     */
    static List<JsonFields> first(Path file, String field) {
        try (JsonParser parser = MAPPER.createParser(Files.newBufferedReader(file))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Damage.of(file, "it holds no JSON object", null);
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean meant = field.equals(parser.currentName());
                parser.nextToken();
                if (meant) {
                    ObjectNode holder = MAPPER.createObjectNode();
                    JsonNode list = MAPPER.reader()
                            .without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                            .readTree(parser);
                    holder.set(field, list);
                    return new JsonFields(holder, file).objects(field);
                }
                parser.skipChildren();
            }
            return List.of();
        } catch (IOException e) {
            throw Damage.of(file, "it is not valid JSON", e);
        }
    }

    boolean has(String field) {
        return tree.hasNonNull(field);
    }

    JsonFields object(String field) {
        if (!tree.path(field).isObject()) {
            throw Damage.of(file, "it says no " + field, null);
        }
        return new JsonFields(tree.path(field), file);
    }

    String text(String field) {
        if (!tree.path(field).isTextual()) {
            throw Damage.of(file, "it says no " + field, null);
        }
        String text = tree.path(field).textValue();
        if (text.length() > LONGEST) {
            throw Damage.of(
                    file, field + " has " + text.length() + " characters but may have at most " + LONGEST, null);
        }
        return text;
    }

    /** A text, or nothing where older versions wrote none. */
    String textIfAny(String field) {
        return has(field) ? text(field) : "";
    }

    int whole(String field, int least) {
        JsonNode value = tree.path(field);
        if (!value.isIntegralNumber()) {
            throw Damage.of(file, "it says no whole number " + field, null);
        }
        if (!value.canConvertToInt() || value.intValue() < least) {
            throw Damage.of(file, field + " is " + shown(value) + " but must be a whole number from " + least, null);
        }
        return value.intValue();
    }

    long wholeLong(String field) {
        JsonNode value = tree.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Damage.of(file, "it says no whole number " + field, null);
        }
        return value.longValue();
    }

    /** A finite number of at least {@code least}. */
    double number(String field, double least) {
        JsonNode value = tree.path(field);
        if (!value.isNumber()) {
            throw Damage.of(file, "it says no " + field, null);
        }
        return inRange(value, field, least);
    }

    /** A finite amount of information. */
    Information bits(String field) {
        return Information.ofBits(number(field, -Double.MAX_VALUE));
    }

    /** The numbers of a list that holds nothing else. */
    List<Double> numbers(JsonNode list, String name) {
        List<Double> numbers = new ArrayList<>();
        for (JsonNode value : list) {
            if (!value.isNumber()) {
                throw Damage.of(file, name + " holds " + shown(value) + " but must hold numbers", null);
            }
            numbers.add(inRange(value, name, -Double.MAX_VALUE));
        }
        return numbers;
    }

    private double inRange(JsonNode value, String name, double least) {
        double number = value.doubleValue();
        if (!(number >= least) || Double.isInfinite(number)) {
            String allowed = least == -Double.MAX_VALUE ? "finite" : "finite and at least " + (long) least;
            throw Damage.of(file, name + " is " + shown(value) + " but must be " + allowed, null);
        }
        return number;
    }

    /** The objects of a list. */
    List<JsonFields> objects(String field) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode entry : list(field)) {
            if (!entry.isObject()) {
                throw Damage.of(file, field + " holds " + shown(entry) + " but must hold objects", null);
            }
            objects.add(new JsonFields(entry, file));
        }
        return objects;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : list(field)) {
            if (!entry.isTextual()) {
                throw Damage.of(file, field + " holds " + shown(entry) + " but must hold texts", null);
            }
            texts.add(entry.textValue());
        }
        return texts;
    }

    JsonNode list(String field) {
        if (!tree.path(field).isArray()) {
            throw Damage.of(file, "it says no list " + field, null);
        }
        return tree.path(field);
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() > 40 ? text.substring(0, 37) + "..." : text;
    }
}
