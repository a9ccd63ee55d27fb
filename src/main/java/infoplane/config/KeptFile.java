package infoplane.config;

import infoplane.core.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** A record in a file of its own as JSON: written whole or not at all, and set aside where it cannot be read. */
public final class KeptFile {
    /**
     * What a file held.
     *
     * @param content empty where there is no file, or none that can be read
     * @param notice what was wrong with it, for the user; empty if nothing was
     */
    public record Found<T>(Optional<T> content, String notice) {}

    private KeptFile() {}

    /**
     * Reads a file; one that cannot be read is set aside under another name.
     *
     * @param what the user calls its content, such as {@code The window's preferences}
     * @param type of the record that the file holds
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
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            return what + " could not be read (" + reason + "); the file is now " + aside + ".";
        } catch (IOException e) {
            return what + " could not be read (" + reason + ") and " + file + " could not be set aside: "
                    + e.getMessage();
        }
    }

    /** Replaces the file as a whole, so that no crash leaves half of it. */
    public static void write(Path file, Record content) throws IOException {
        Path target = file.toAbsolutePath();
        Files.createDirectories(target.resolveSibling(""));
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.writeString(part, JsonText.indented(RecordWriter.tree(content)));
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    }
}
