package infoplane.cli;

import infoplane.core.InvalidInputException;
import infoplane.core.RunFailedException;
import infoplane.core.SafeFiles;
import infoplane.core.TemporaryFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Standard input where a command reads a file: {@code -} stands for it. What comes is put into a file, so that the same readers
 * check it; its name tells its kind, which is seen from its first bytes.
 */
public final class StandardInput {
    private static final String NAME = "-";
    private static final String SHOWN = "standard input";

    private final InputStream in;
    private @Nullable TemporaryFolder folder;

    StandardInput(InputStream in) {
        this.in = new BufferedInputStream(in); // a file stream asks a pipe for its position, which has none
    }

    public static boolean isMeant(Path given) {
        return given.toString().equals(NAME);
    }

    /**
     * Refuses {@code -} where it cannot stand for a stream.
     *
     * @param option the option that holds the path; null paths were not given
     * @param needs what the command does with the path, such as {@code a run needs a folder}
     */
    public static void refuse(String option, @Nullable Path given, String needs) {
        if (given != null && isMeant(given)) {
            throw new InvalidInputException(option + " is - but " + needs);
        }
    }

    /** The file that the user gave, or one with everything that comes from standard input. */
    public Path file(Path given) {
        if (!isMeant(given)) {
            return given;
        }
        if (folder != null) {
            throw new InvalidInputException("- is given twice but standard input can be read only once");
        }
        try {
            TemporaryFolder made = TemporaryFolder.create("input");
            folder = made;
            byte[] start = in.readNBytes(8);
            Path file = made.path().resolve("standard-input" + ending(start));
            try (var out = Files.newOutputStream(file)) {
                out.write(start);
                in.transferTo(out);
            }
            return file;
        } catch (IOException e) {
            throw new RunFailedException("standard input could not be read: " + SafeFiles.reason(Path.of(SHOWN), e), e);
        }
    }

    /** All of standard input as a text, for a setting that is written in JSON. */
    String text() {
        try {
            return Files.readString(file(Path.of(NAME)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new InvalidInputException("standard input is not UTF-8 text", e);
        }
    }

    /** The message with the words for standard input in place of the file that holds it. */
    String named(String message) {
        String named = message;
        if (folder != null) {
            for (String ending : Arrays.asList(".npy", ".mat", ".gz", ".idx", ".json", ".csv")) {
                named = named.replace(
                        folder.path().resolve("standard-input" + ending).toString(), SHOWN);
            }
        }
        return named;
    }

    /** Removes what was read. */
    void close() {
        if (folder != null) {
            folder.close();
        }
    }

    private static String ending(byte[] start) {
        String text = new String(start, StandardCharsets.ISO_8859_1);
        if (text.startsWith("\u0093NUMPY")) {
            return ".npy";
        }
        if (text.startsWith("MATLAB")) {
            return ".mat";
        }
        if (text.startsWith("\u001f\u008b")) {
            return ".gz";
        }
        if (text.startsWith("\0\0")) {
            return ".idx";
        }
        return text.strip().startsWith("{") ? ".json" : ".csv";
    }
}
