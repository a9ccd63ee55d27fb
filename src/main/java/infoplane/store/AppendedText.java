package infoplane.store;

import infoplane.core.SafeFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A text file that grows by whole lines. An incomplete last line, left by a killed program, is ignored and overwritten. */
final class AppendedText implements AutoCloseable {
    /** Greatest number of bytes read from the end of a file to find its last line; more than two lines have. */
    private static final int LONGEST_LINES = 1 << 17;

    private final Path file;
    private final RandomAccessFile out;
    private final StringBuilder pending = new StringBuilder();
    /** Position after the last complete line. */
    private long end;

    AppendedText(Path file, String header) {
        this.file = file;
        try {
            SafeFiles.checkRegular(file);
            SafeFiles.changing(file);
            out = new RandomAccessFile(file.toFile(), "rw");
            end = wholeLines(file);
            out.setLength(end);
            if (end == 0) {
                add(header);
                flush();
            }
        } catch (IOException e) {
            throw SafeFiles.failure("open", file, e);
        }
    }

    private static long wholeLines(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int length = bytes.length;
        while (length > 0 && bytes[length - 1] != '\n') {
            length--;
        }
        return length;
    }

    /** The complete lines of a file with the header; none if the file is absent. */
    static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String text = Damage.text(file);
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    }

    /** The complete lines, without the header, within the first bytes of a file that may be damaged. */
    static List<String> linesWithin(Path file, long most) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            // bytes that are no UTF-8 become characters that no sound line has
            String text = new String(bytes, 0, (int) Math.min(most, bytes.length), StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? List.of() : text.substring(0, end).lines().skip(1).toList();
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }

    /** The last complete line of a file, possibly the header; empty if the file is absent or has no complete line. */
    static String lastLine(Path file) {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) Math.min(LONGEST_LINES, in.length())];
            in.seek(in.length() - bytes.length);
            in.readFully(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            int end = text.lastIndexOf('\n');
            return end < 0 ? "" : text.substring(text.lastIndexOf('\n', end - 1) + 1, end);
        } catch (IOException e) {
            throw SafeFiles.failure("read", file, e);
        }
    }

    /** Adds a line. It stays in memory until {@link #flush()}. */
    void add(String line) {
        pending.append(line).append('\n');
    }

    void flush() {
        if (pending.isEmpty()) {
            return;
        }
        try {
            SafeFiles.changing(file);
            out.seek(end); // a full disk may have left an incomplete line at the last attempt
            out.write(pending.toString().getBytes(StandardCharsets.UTF_8));
            end = out.getFilePointer();
        } catch (IOException e) {
            throw SafeFiles.failure("write", file, e);
        }
        pending.setLength(0);
    }

    /**
     * Writes the pending lines and closes the file. If writing fails, the pending lines are lost and the failure is thrown.
     */
    @Override
    public void close() {
        try (out) {
            flush();
        } catch (IOException e) {
            throw SafeFiles.failure("close", file, e);
        }
    }
}
