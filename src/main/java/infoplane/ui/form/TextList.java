package infoplane.ui.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A list of texts in one field, separated by commas. A text with commas, quotes or outer blanks stands in double quotes, as in tables. */
final class TextList {
    private TextList() {}

    static String joined(List<?> texts) {
        return texts.stream()
                .map(String::valueOf)
                .map(text -> text.isEmpty() || text.contains(",") || text.contains("\"") || !text.equals(text.strip())
                        ? '"' + text.replace("\"", "\"\"") + '"'
                        : text)
                .collect(Collectors.joining(", "));
    }

    /** Refuses commas with nothing between them, or at an end: one comma too many is one text too few. */
    static void requireWhole(String field) {
        String unquoted = field.replaceAll("\"[^\"]*\"", "text");
        if (!unquoted.isBlank() && Arrays.stream(unquoted.split(",", -1)).anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("must have one comma between two texts, and none at an end");
        }
    }

    /** The texts; empty ones count only in quotes. */
    static List<String> read(String field) {
        List<String> texts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean quoted = false; // this text has quotes
        boolean within = false; // between them
        for (int i = 0; i <= field.length(); i++) {
            char next = i < field.length() ? field.charAt(i) : ',';
            boolean end = next == ',' && (!within || i == field.length());
            if (end) {
                String whole = quoted ? text.toString() : text.toString().strip();
                if (quoted || !whole.isEmpty()) {
                    texts.add(whole);
                }
                text.setLength(0);
                quoted = false;
                within = false;
            } else if (next == '"' && within && i + 1 < field.length() && field.charAt(i + 1) == '"') {
                text.append('"');
                i++;
            } else if (next == '"' && (within || text.toString().isBlank() && !quoted)) {
                within = !within;
                quoted = true;
                text.setLength(within ? 0 : text.length());
            } else if (within || !quoted) {
                text.append(next);
            }
        }
        return List.copyOf(texts);
    }
}
