package infoplane.core;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns what a user wrote for a file or folder into a path, so that a web address is not taken for a missing folder. */
public final class UserPath {
    private static final Pattern ADDRESS = Pattern.compile("\\p{Alpha}[\\p{Alnum}+.-]+:/.*", Pattern.DOTALL);

    private UserPath() {}

    /**
     * @param text what the user wrote
     * @throws InvalidInputException if the text is an address or no path on this system; the sentence quotes it as it was
     *     written
     */
    public static Path of(String text) {
        String shown = "\"" + PlainText.quoted(text) + "\"";
        if (ADDRESS.matcher(text).matches()) {
            throw new InvalidInputException(
                    text.toLowerCase(Locale.ROOT).startsWith("file:")
                            ? shown + " is an address; write the path alone, without file:"
                            : shown
                                    + " is an address, and files on the web are not read; download it and name the file");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new InvalidInputException(shown + " is no path of a file or folder on this system", e);
        }
    }
}
