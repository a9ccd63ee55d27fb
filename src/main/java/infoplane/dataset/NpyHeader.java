package infoplane.dataset;

import infoplane.core.PlainText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a .npy file, versions 1.0 to 3.0 (NumPy's NEP 1).
 *
 * @param type of the values
 * @param order of their bytes
 * @param fortranOrder whether the values lie column by column
 * @param rows the first length of the shape
 * @param columns the second, or the product of all further ones where they are flattened; 1 where there is none
 * @param dimensions how many lengths the shape has
 * @param rowShape the lengths after the first, in C order
 * @param bytes how long the header is
 */
public record NpyHeader(
        NpyType type,
        ByteOrder order,
        boolean fortranOrder,
        int rows,
        int columns,
        int dimensions,
        RowShape rowShape,
        int bytes) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNMENT = 64;
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern TYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)(\\w+)'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([^)]*)\\)");

    /** Reads the header of an array of any dimensions; all after the first are flattened. A scalar is one row of one value. */
    public static NpyHeader read(DataFile file, InputStream in) throws IOException {
        byte[] start = in.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(MAGIC, Arrays.copyOf(start, MAGIC.length))) {
            throw file.problem("is not a .npy file: it does not begin as one");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw file.problem("has version " + version + " of the .npy format but must have 1, 2 or 3");
        }
        int lengthBytes = version == 1 ? Short.BYTES : Integer.BYTES;
        byte[] text = text(file, in, lengthBytes);
        return parse(
                file,
                new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1),
                start.length + lengthBytes + text.length);
    }

    private static byte[] text(DataFile file, InputStream in, int lengthBytes) throws IOException {
        byte[] length = Arrays.copyOf(in.readNBytes(lengthBytes), Integer.BYTES);
        int bytes = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (bytes <= 0 || bytes > LONGEST_HEADER) {
            throw file.problem("has a damaged header: its length is " + bytes);
        }
        byte[] header = in.readNBytes(bytes);
        if (header.length < bytes) {
            throw file.problem("ends within its header");
        }
        return header;
    }

    private static NpyHeader parse(DataFile file, String text, int bytes) {
        Matcher order = find(file, ORDER, text, "fortran_order");
        String lengths = find(file, SHAPE, text, "shape").group(1);
        long[] shape = shape(file, lengths);
        Matcher type = TYPE.matcher(text);
        NpyType known = type.find() ? NpyType.of(type.group(2)).orElse(null) : null;
        if (known == null) {
            throw file.problem("holds values of the kind " + described(text)
                    + " but must hold real numbers of one of the kinds " + NpyType.codes());
        }
        boolean bigEndian = type.group(1).equals(">");
        return new NpyHeader(
                known,
                bigEndian ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN,
                order.group(1).equals("True"),
                shape.length == 0 ? 1 : (int) shape[0],
                columns(file, lengths, shape),
                shape.length,
                new RowShape(
                        Arrays.stream(shape)
                                .skip(1)
                                .mapToObj(length -> (int) length)
                                .toList(),
                        false),
                bytes);
    }

    private static Matcher find(DataFile file, Pattern pattern, String text, String field) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw file.problem("has a damaged header: it does not say " + field);
        }
        return matcher;
    }

    private static String described(String text) {
        Matcher described =
                Pattern.compile("'descr'\\s*:\\s*('[^']*'|\\[.*\\])").matcher(text);
        return described.find() ? PlainText.quoted(described.group(1)) : "unknown";
    }

    private static long[] shape(DataFile file, String lengths) {
        return Arrays.stream(lengths.split(","))
                .map(String::strip)
                .map(length -> length.matches("\\d+L") ? length.substring(0, length.length() - 1) : length) // Python 2
                .filter(length -> !length.isEmpty())
                .mapToLong(length -> lengthOf(file, length))
                .toArray();
    }

    /** The product of all lengths after the first. */
    private static int columns(DataFile file, String lengths, long[] shape) {
        long columns = 1;
        for (int dimension = 1; dimension < shape.length; dimension++) {
            columns = columns > NumberTable.MOST_VALUES ? columns : columns * shape[dimension];
        }
        long rows = shape.length == 0 ? 1 : shape[0];
        if (columns > NumberTable.MOST_VALUES || columns > 0 && rows > NumberTable.MOST_VALUES / columns) {
            throw file.problem(
                    "has the shape (" + PlainText.quoted(lengths.strip()) + ") but must have fewer than 2^31 values");
        }
        return (int) columns;
    }

    private static long lengthOf(DataFile file, String length) {
        try {
            long parsed = Long.parseLong(length);
            if (parsed >= 0 && parsed <= Integer.MAX_VALUE) {
                return parsed;
            }
        } catch (NumberFormatException e) {
            throw file.problem("has a damaged header: a length of its shape is " + PlainText.quoted(length), e);
        }
        throw file.problem("has a length of " + PlainText.quoted(length)
                + " in its shape but it must be between 0 and 2147483647");
    }

    /**
     * A header of version 1.0 in C order, padded as NumPy does.
     *
     * @param type with its byte order, such as {@code <f4}
     * @param shape such as {@code 4096, 12}
     */
    static byte[] write(String type, String shape) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int before = MAGIC.length + 2 + Short.BYTES;
        int total = (before + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC).put((byte) 1).put((byte) 0).putShort((short) (total - before));
        header.put(text.getBytes(StandardCharsets.US_ASCII));
        while (header.position() < total - 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
