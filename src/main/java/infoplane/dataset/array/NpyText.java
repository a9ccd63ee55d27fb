package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.dataset.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Texts in a .npy file: numpy's kinds U (UTF-32) and S (bytes), of one dimension. */
final class NpyText {
    private static final int START = 10;
    private static final int MOST_ROWS = 100_000_000;
    private static final Pattern HEADER = Pattern.compile(
            "'descr'\\s*:\\s*'([<>|=]?)([US])(\\d{1,6})'.*'shape'\\s*:\\s*\\((\\d{1,9}),?(?:\\s*1\\s*,?)?\\)");

    private NpyText() {}

    static boolean isText(DataFile file, ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return header(in).find();
        }
    }

    /** The texts; empty if the array holds no texts. */
    static List<String> read(DataFile file, InputStream in) throws IOException {
        Matcher header = header(in);
        if (!header.find()) {
            return List.of();
        }
        int rows = Integer.parseInt(header.group(4));
        int width = Integer.parseInt(header.group(3)) * (header.group(2).equals("U") ? Integer.BYTES : 1);
        if (rows > MOST_ROWS) {
            throw file.problem("has " + rows + " texts but may have at most " + MOST_ROWS);
        }
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            byte[] bytes = in.readNBytes(width);
            if (bytes.length < width) {
                throw file.problem("ends after " + row + " of its " + rows + " texts");
            }
            texts.add(
                    header.group(2).equals("U")
                            ? wide(bytes, header.group(1))
                            : new String(bytes, StandardCharsets.UTF_8).replace("\0", ""));
        }
        return texts;
    }

    private static Matcher header(InputStream in) throws IOException {
        byte[] start = in.readNBytes(START);
        int length = start.length < START
                ? 0
                : ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getShort(8) & 0xffff;
        return HEADER.matcher(new String(in.readNBytes(length), StandardCharsets.ISO_8859_1));
    }

    private static String wide(byte[] bytes, String order) {
        ByteBuffer values =
                ByteBuffer.wrap(bytes).order(order.equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder();
        while (values.hasRemaining()) {
            int character = values.getInt();
            if (character != 0) {
                text.append(Character.isValidCodePoint(character) ? Character.toString(character) : "?");
            }
        }
        return PlainText.oneLine(text.toString());
    }
}
