package infoplane.config;

import infoplane.core.InvalidInputException;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a record as JSON in its own file. Writes it as a whole, and renames a file that cannot be read. */
public final class KeptFile {
    /**
     * The content of a file.
     *
     * @param content empty if the file is absent or cannot be read
     * @param notice the error in the file, for the user; empty if there is none
     */
    public record Found<T>(Optional<T> content, String notice) {}

    private KeptFile() {}

    /**
     * Reads a file. A file that cannot be read is renamed.
     *
     * @param what what the user calls its content, such as {@code The window's preferences}
     * @param type type of the record in the file
     */
    public static <T> Found<T> read(Path file, String what, Class<T> type) {
        if (!Files.exists(file)) {
            return new Found<>(Optional.empty(), "");
        }
        try {
            return new Found<>(Optional.of(RecordReader.read(type, JsonText.parse(JsonText.read(file)), "")), "");
        } catch (InvalidInputException e) {
            return new Found<>(Optional.empty(), setAside(file, what, String.valueOf(e.getMessage())));
        }
    }

    private static String setAside(Path file, String what, String reason) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken");
        try {
            SafeFiles.move(file, aside);
            return what + " could not be read (" + reason + "); the file is now " + aside + ".";
        } catch (IOException e) {
            return what + " could not be read (" + reason + ") and " + file + " could not be set aside: "
                    + SafeFiles.reason(file, e);
        }
    }

    /** Replaces the file as a whole, so that a crash never leaves half of it. */
    public static void write(Path file, Record content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling(""));
        String text = JsonText.indented(RecordWriter.tree(content));
        try {
            SafeFiles.replace(target, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        } catch (InvalidInputException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
