package infoplane.core;

import java.nio.file.Path;

/** Texts of the user as messages and figures show them: on one line, and without characters that no file format allows. */
public final class PlainText {
    /** The longest part of the user's text that a message quotes. */
    private static final int MOST_CHARACTERS = 80;

    private static final int MOST_DRAWN = 1000;

    private PlainText() {}

    /**
     * The text with a blank instead of every line break, control character, lone surrogate, noncharacter and character that
     * changes the direction of what follows.
     */
    public static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(character -> line.appendCodePoint(isShown(character) ? character : ' '));
        return line.toString();
    }

    /** The text on one line, and cut with … after 80 characters; for messages that quote it. */
    public static String quoted(String text) {
        return cut(text, MOST_CHARACTERS);
    }

    /** The text on one line, and cut with … after 1000 characters; for figures and tables, where no more can be read. */
    public static String drawn(String text) {
        return cut(text, MOST_DRAWN);
    }

    private static String cut(String text, int most) {
        // only the start is looked at, because the text may have megabytes
        String line = oneLine(text.substring(0, Math.min(text.length(), 2 * most + 2)));
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** A path on one line, for messages. Of a longer one the last 79 characters after …, because its end tells files apart. */
    public static String path(Path path) {
        String text = path.toString();
        String line = oneLine(text.substring(Math.max(0, text.length() - 2 * MOST_CHARACTERS - 2)));
        return line.codePointCount(0, line.length()) <= MOST_CHARACTERS
                ? line
                : "…" + line.substring(line.offsetByCodePoints(line.length(), 1 - MOST_CHARACTERS));
    }

    /** Whether files of every format can hold the character and a line of text can show it. */
    public static boolean isShown(int character) {
        boolean nonCharacter = (character & 0xfffe) == 0xfffe || character >= 0xfdd0 && character <= 0xfdef;
        boolean overriding = character == 0x200e
                || character == 0x200f
                || character == 0x061c
                || character >= 0x202a && character <= 0x202e
                || character >= 0x2066 && character <= 0x2069;
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> !nonCharacter && !overriding;
        };
    }
}
