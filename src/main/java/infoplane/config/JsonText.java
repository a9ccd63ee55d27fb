package infoplane.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses and writes JSON with one strict mapper, and words its syntax errors. */
final class JsonText {
    /** Greatest size of a file. An experiment takes a few kilobytes; a larger file is something else and is not read. */
    private static final long MOST_BYTES = 16L << 20;

    private static final int SHOWN_CHARACTERS = 40;
    private static final Pattern DUPLICATE = Pattern.compile("Duplicate field '(.*)'");

    /**
     * Accepts NaN here, so that it is refused later with its path. Keeps numbers decimal, so that none is rounded silently.
     */
    private static final JsonMapper MAPPER = JsonMapper.builder()
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
            if (Files.isDirectory(file)) {
                throw new InvalidInputException(file + " is a folder but must be a JSON file");
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new InvalidInputException(file + " has " + (Files.size(file) >> 20)
                        + " MiB but an experiment file has at most " + (MOST_BYTES >> 20));
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(file + " does not exist", e);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException(file + " is not a JSON file: it is not UTF-8 text", e);
        } catch (IOException e) {
            throw new InvalidInputException(file + " cannot be read: " + e.getMessage(), e);
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
            JsonLocation location = e.getLocation();
            String where = location == null
                    ? ""
                    : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
            throw new InvalidInputException(where + sentence(e), e);
        }
    }

    /** The text of a tree: indented by two spaces, with line feeds on every system and lists on one line. */
    static String indented(JsonNode tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree can always be written", e);
        }
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

    /** One sentence for the user. Jackson's own messages address programmers and have several lines. */
    private static String sentence(JsonProcessingException e) {
        String message = e.getOriginalMessage().lines().findFirst().orElse("");
        Matcher duplicate = DUPLICATE.matcher(message);
        if (duplicate.find()) {
            return "the field \"" + duplicate.group(1) + "\" is given twice";
        }
        if (message.startsWith("Trailing token")) {
            return "something follows the end of the JSON object";
        }
        if (message.startsWith("Unexpected end-of-input")) {
            return "the JSON ends too early; a bracket or a quote is not closed";
        }
        String plain = message.replaceAll(" \\(code \\d+[^)]*\\)", "")
                .replaceAll("\\(('.')\\)", "$1")
                .replaceAll(" \\(for \\w+ starting at .*", "")
                .replaceAll(" \\(JSON String, Number.*\\)", " a value")
                .replace("Unexpected character", "unexpected character");
        return "not valid JSON: " + plain;
    }
}
