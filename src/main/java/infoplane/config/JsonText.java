package infoplane.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import infoplane.core.UserFiles;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;

/** Parses and writes JSON with one strict mapper, and words its syntax errors. */
final class JsonText {
    /** Greatest size of a file. An experiment takes a few kilobytes; a larger file is something else and is not read. */
    private static final int MOST_MEBIBYTES = 16;

    private static final int SHOWN_CHARACTERS = 40;

    /**
     * Accepts NaN here, so that it is refused later with its path. Keeps numbers decimal, so that none is rounded silently.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(JsonFault.MOST_NESTED)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(com.fasterxml.jackson.core.StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private JsonText() {}

    static String read(Path file) {
        try {
            String text = UserFiles.text(file, MOST_MEBIBYTES, "an experiment file");
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(PlainText.path(file) + " is not a JSON file: it is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InvalidInputException(PlainText.path(file) + " cannot be read: " + SafeFiles.reason(file, e), e);
        }
    }

    /** Parses a text; refuses invalid JSON with line and column. */
    static JsonNode parse(String json) {
        try {
            JsonNode tree = MAPPER.readTree(json);
            if (tree == null || tree.isMissingNode()) {
                throw new InvalidInputException("is empty but must hold a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(JsonFault.sentence(e), e);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(beyondNumbers(json), e);
        }
    }

    /** Names the first number whose exponent no decimal number can have, such as 1e2147483648. */
    private static String beyondNumbers(String json) {
        try (JsonParser parser = MAPPER.createParser(json)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT && !isDecimal(parser.getText())) {
                    return path(parser.getParsingContext()) + " is " + PlainText.quoted(parser.getText())
                            + " but must be a finite number";
                }
            }
        } catch (IOException e) {
            return "not valid JSON: a number has an exponent that no number can have";
        }
        return "not valid JSON: a number is too large";
    }

    private static boolean isDecimal(String number) {
        try {
            return new BigDecimal(number) != BigDecimal.ZERO;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String path(JsonStreamContext place) {
        JsonStreamContext parent = place.getParent();
        if (parent == null) {
            return "";
        }
        String before = path(parent);
        return place.inArray()
                ? before + "[" + place.getCurrentIndex() + "]"
                : (before.isEmpty() ? "" : before + ".") + PlainText.quoted(String.valueOf(place.getCurrentName()));
    }

    /** The text of a tree: indented by two spaces, with line feeds on every system and lists on one line. */
    static String indented(JsonNode tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return escaped(MAPPER.writer(printer).writeValueAsString(tree)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
    }

    /**
     * Writes characters that XML cannot hold as escapes, because figures carry the text. They stand in strings only: JSON has
     * no others but line feeds.
     */
    private static String escaped(String json) {
        if (json.codePoints().allMatch(character -> character == '\n' || PlainText.isShown(character))) {
            return json;
        }
        StringBuilder text = new StringBuilder();
        json.codePoints().forEach(character -> {
            if (character == '\n' || PlainText.isShown(character)) {
                text.appendCodePoint(character);
            } else {
                for (char half : Character.toChars(character)) {
                    text.append(String.format("\\u%04x", (int) half));
                }
            }
        });
        return text.toString();
    }

    /** A short form of a value for messages; texts are quoted. */
    static String show(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        // Jackson writes NaN as a quoted text
        String shown = value.isDouble() ? Double.toString(value.doubleValue()) : value.toString();
        return shown.length() <= SHOWN_CHARACTERS ? shown : shown.substring(0, SHOWN_CHARACTERS - 1) + "…";
    }
}
