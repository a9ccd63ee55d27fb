package infoplane.figure.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Refuses PDF files whose arrays and dictionaries are nested too deep, because the library recurses into them. Strings,
 * comments and the bytes of streams are skipped (ISO 32000-1, 7.2 and 7.3).
 */
final class PdfNesting {
    /** Pages and their resources are nested some ten deep. */
    private static final int MOST = 200;

    private static final byte[] STREAM = "stream".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    private PdfNesting() {}

    static void check(byte[] file) throws IOException {
        int depth = 0;
        for (int at = 0; at < file.length; at++) {
            switch (file[at]) {
                case '[', '<' -> depth++;
                case ']', '>' -> depth = Math.max(0, depth - 1);
                case '(' -> at = endOfString(file, at);
                case '%' -> at = find(file, at, "\n".getBytes(StandardCharsets.US_ASCII));
                case 's' -> at = startsWith(file, at, STREAM) ? find(file, at, END) + END.length : at;
                default -> {}
            }
            if (depth > 2 * MOST) { // a dictionary has two brackets
                throw new DamagedFigureException("its parts are nested more than " + MOST + " deep");
            }
        }
    }

    private static int endOfString(byte[] file, int from) {
        int depth = 0;
        for (int at = from; at < file.length; at++) {
            switch (file[at]) {
                case '\\' -> at++;
                case '(' -> depth++;
                case ')' -> depth--;
                default -> {}
            }
            if (depth == 0) {
                return at;
            }
        }
        return file.length;
    }

    /** @return where the bytes come next; the end of the file if they do not */
    private static int find(byte[] file, int from, byte[] wanted) {
        for (int at = from; at < file.length; at++) {
            if (file[at] == wanted[0] && startsWith(file, at, wanted)) {
                return at;
            }
        }
        return file.length;
    }

    private static boolean startsWith(byte[] file, int at, byte[] wanted) {
        return at + wanted.length <= file.length
                && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
