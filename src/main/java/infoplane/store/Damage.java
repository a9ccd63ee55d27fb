package infoplane.store;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Words what is wrong with a file of a run: one sentence with the file, the place, and the command that helps. */
final class Damage {
    /** Greatest size of a file that is read as a text. Larger ones are no tables of this program. */
    private static final long MOST_BYTES = 1L << 30;

    private static final String ADVICE = "; infoplane recover saves what is right in another folder";

    private Damage() {}

    /** @param why a clause, such as {@code it says no seed} */
    static InvalidInputException of(Path file, String why, @Nullable Throwable cause) {
        return new InvalidInputException(PlainText.path(file) + " is damaged: " + why + ADVICE, cause);
    }

    /** @param line number of the line, from 1 */
    static InvalidInputException inLine(Path file, int line, String why, @Nullable Throwable cause) {
        return new InvalidInputException(
                PlainText.path(file) + " is damaged in line " + line + ": " + why + ADVICE, cause);
    }

    /** A part of a file in quotes, shortened, without control characters. */
    static String quoted(String text) {
        return "\"" + PlainText.quoted(text) + "\"";
    }

    /**
     * The text of a file.
     *
     * @throws InvalidInputException if it is not UTF-8, or too large for a text
     */
    static String text(Path file) {
        try {
            SafeFiles.checkRegular(file);
            if (Files.size(file) > MOST_BYTES) {
                throw of(file, "it has " + (Files.size(file) >> 20) + " MiB but may have at most 1024", null);
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw of(file, "it is not UTF-8 text", e);
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }
}
