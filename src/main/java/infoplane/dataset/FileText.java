package infoplane.dataset;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The text of a file.
 *
 * @param text all of it, without a byte order mark
 * @param encoding in which it was read
 * @param zipped whether the file is gzipped
 */
record FileText(String text, Charset encoding, boolean zipped) {
    private static final int BYTE = 0xff;

    /**
     * Reads the text strictly: a byte that the encoding does not have is refused and never replaced.
     *
     * @param named the encoding; empty for what a byte order mark says, else UTF-8
     */
    static FileText read(DataFile file, Optional<Charset> named) {
        return file.read(raw -> {
            boolean zipped = DataFile.isZipped(raw); // looked at here, because a pipe can be read only once
            InputStream in = zipped ? new GZIPInputStream(raw) : raw;
            byte[] all = in.readNBytes(NumberTable.MOST_VALUES);
            if (in.read() >= 0) {
                throw file.problem("is longer than 2 GiB, which no table of text may be; save it as .npy");
            }
            return of(file, all, zipped, named);
        });
    }

    private static FileText of(DataFile file, byte[] bytes, boolean zipped, Optional<Charset> named) {
        requireText(file, bytes);
        Optional<Charset> marked = marked(bytes);
        Charset encoding = named.filter(charset -> !charset.name().equals("UTF-16") || marked.isEmpty())
                .or(() -> marked)
                .orElse(StandardCharsets.UTF_8);
        String text = decoded(file, bytes, encoding, named.isPresent());
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw file.problem("is no text in " + encoding + ": it has a zero in line " + line(text, zero)
                    + (text.length() > 1 && (text.charAt(0) == 0 || text.charAt(1) == 0)
                            ? "; if it is UTF-16, set encoding to UTF-16LE or UTF-16BE"
                            : ""));
        }
        return new FileText(text.startsWith("\uFEFF") ? text.substring(1) : text, encoding, zipped);
    }

    /** Refuses what begins as other files do that people take for a table. */
    private static void requireText(DataFile file, byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        if (start.matches("(?s)PK[\\x00-\\x1f].*")) {
            throw file.problem("is a zip archive, as Excel's .xlsx is, but must be text: save it as CSV UTF-8");
        }
        if (start.matches("(?is)\\s*<(!doctype|html|\\?xml).*")) {
            throw file.problem(
                    "is a web page or XML but must be a table of text; where it was fetched, fetch the file itself");
        }
        if (start.matches("(?s)\\s*(\\[\\s*)?\\{.*")) {
            throw file.problem("is JSON but must be a table of text: save it as CSV");
        }
        if (start.startsWith("%PDF-") || start.startsWith("{\\rtf") || start.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw file.problem("is a document of an office program but must be text: save it as CSV UTF-8");
        }
    }

    /** What the byte order mark says. */
    private static Optional<Charset> marked(byte[] bytes) {
        if (bytes.length > 3
                && (bytes[0] & BYTE) == 0xff
                && (bytes[1] & BYTE) == 0xfe
                && bytes[2] == 0
                && bytes[3] == 0) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (bytes.length > 3
                && bytes[0] == 0
                && bytes[1] == 0
                && (bytes[2] & BYTE) == 0xfe
                && (bytes[3] & BYTE) == 0xff) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (bytes.length > 1 && (bytes[0] & BYTE) == 0xff && (bytes[1] & BYTE) == 0xfe) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (bytes.length > 1 && (bytes[0] & BYTE) == 0xfe && (bytes[1] & BYTE) == 0xff) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return Optional.empty();
    }

    private static String decoded(DataFile file, byte[] bytes, Charset encoding, boolean named) {
        CharsetDecoder decoder = encoding.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate((int) Math.min(
                NumberTable.MOST_VALUES, (long) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1));
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            result = decoder.flush(out);
        }
        out.flip();
        if (!result.isUnderflow()) {
            String what = in.hasRemaining() ? String.format("byte 0x%02X", in.get(in.position())) : "its end";
            throw file.problem("is not " + encoding + " text: " + what + " at position " + in.position() + ", in line "
                    + line(out, out.length()) + ", is none of it; save it as UTF-8, or set encoding to "
                    + (named ? "another one" : "the one that it has, such as " + likely(bytes)));
        }
        return out.toString();
    }

    /** Half of the bytes of most texts in UTF-16 are zeros, and none of those in other encodings. */
    private static String likely(byte... bytes) {
        for (int i = 0; i < Math.min(bytes.length, 1000); i++) {
            if (bytes[i] == 0) {
                return i % 2 == 1 ? "UTF-16LE" : "UTF-16BE";
            }
        }
        return "windows-1252";
    }

    /** The number of the line, from 1, in which a character stands. Lines end with LF, CR LF or CR. */
    static int line(CharSequence text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                line++;
            }
        }
        return line;
    }
}
