package infoplane.figure.file;

import infoplane.core.InvalidInputException;
import infoplane.core.PlainText;
import infoplane.core.SafeFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The file beside a CSV file that holds its metadata, so that every reader of tables can read the CSV file. It names the
 * checksum of the table: a program that is killed between both files leaves a sidecar that says it belongs to another table.
 */
final class Sidecar {
    private static final Pattern CONTENT =
            Pattern.compile("\\{\"table_crc32c\":\"(\\p{XDigit}{8})\",\"made_by\":(.*)\\}\\s*", Pattern.DOTALL);

    private Sidecar() {}

    static Path of(Path csv) {
        return csv.resolveSibling(csv.getFileName() + ".json");
    }

    /** Called after the table was written. Without metadata an older file is deleted: it is of another table. */
    static void write(Path csv, byte[] table, String metadata) throws IOException {
        Path file = of(csv);
        if (!metadata.isEmpty()) {
            String content = "{\"table_crc32c\":\"" + checksum(table) + "\",\"made_by\":" + metadata.strip() + "}\n";
            SafeFiles.replace(file, out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
        } else if (Files.isRegularFile(file)) {
            SafeFiles.delete(file);
        }
    }

    /**
     * The metadata.
     *
     * @throws InvalidInputException if the content is of another table or damaged
     */
    static Optional<String> metadata(Path csv, byte[] table, String content) {
        Matcher parts = CONTENT.matcher(content);
        if (!parts.matches()) {
            throw new InvalidInputException("cannot read " + PlainText.path(of(csv)) + ": it is damaged");
        }
        if (!parts.group(1).equals(checksum(table))) {
            throw new InvalidInputException(
                    "cannot read " + PlainText.path(of(csv)) + ": it is of an earlier state of " + PlainText.path(csv));
        }
        return Optional.of(parts.group(2));
    }

    private static String checksum(byte[] table) {
        CRC32C sum = new CRC32C();
        sum.update(table);
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }
}
