package infoplane.dataset.array;

import infoplane.core.PlainText;
import infoplane.core.UserFiles;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyType;
import infoplane.dataset.RowShape;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Arrays in a .safetensors file: eight bytes with the length of a JSON header, the header, then the values
 * (https://github.com/huggingface/safetensors, "Format").
 */
final class Safetensors {
    /** The format's own limit. */
    private static final long MOST_HEADER = 100_000_000;

    private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*+)\"";
    private static final String GAP = "\\s*";
    /** One tensor: its name, then an object of fields whose values are texts or flat lists of whole numbers. */
    private static final Pattern ENTRY = Pattern.compile(
            GAP + TEXT + GAP + ":" + GAP + "\\{((?:[^{}\"]|\"(?:[^\"\\\\]|\\\\.)*+\")*+)\\}" + GAP + ",?");

    private static final Pattern KIND = Pattern.compile("\"dtype\"" + GAP + ":" + GAP + "\"(\\w+)\"");
    private static final Pattern SHAPE = Pattern.compile("\"shape\"" + GAP + ":" + GAP + "\\[([\\d,\\s]*+)\\]");
    private static final Pattern PLACE =
            Pattern.compile("\"data_offsets\"" + GAP + ":" + GAP + "\\[\\s*(\\d{1,18})\\s*,\\s*(\\d{1,18})\\s*\\]");
    private static final Map<String, NpyType> KINDS = Map.ofEntries(
            Map.entry("F16", NpyType.FLOAT16),
            Map.entry("BF16", NpyType.BFLOAT16),
            Map.entry("F32", NpyType.FLOAT32),
            Map.entry("F64", NpyType.FLOAT64),
            Map.entry("I8", NpyType.INT8),
            Map.entry("I16", NpyType.INT16),
            Map.entry("I32", NpyType.INT32),
            Map.entry("I64", NpyType.INT64),
            Map.entry("U8", NpyType.UINT8),
            Map.entry("U16", NpyType.UINT16),
            Map.entry("U32", NpyType.UINT32),
            Map.entry("U64", NpyType.UINT64),
            Map.entry("BOOL", NpyType.BOOL));

    private Safetensors() {}

    /** Whether a file of so many bytes begins as one: with the length of its header, then the header. */
    static boolean begins(byte[] start, long size) {
        return start.length > Long.BYTES
                && start[Long.BYTES] == '{'
                && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong() > 0
                && ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong() <= size - Long.BYTES;
    }

    static List<StoredArray> list(DataFile file) {
        return file.read(in -> {
            long size = Files.size(file.path());
            byte[] first = in.readNBytes(Long.BYTES);
            long length = first.length < Long.BYTES
                    ? -1
                    : ByteBuffer.wrap(first).order(ByteOrder.LITTLE_ENDIAN).getLong();
            if (length < 2 || length > Math.min(MOST_HEADER, size - Long.BYTES)) {
                throw file.problem("is no whole .safetensors file: its header does not fit into it");
            }
            String header = new String(in.readNBytes((int) length), StandardCharsets.UTF_8).strip();
            return arrays(file, header, Long.BYTES + length, size);
        });
    }

    private static List<StoredArray> arrays(DataFile file, String header, long start, long size) {
        if (!header.startsWith("{") || !header.endsWith("}")) {
            throw file.problem("is no whole .safetensors file: its header is no JSON object");
        }
        List<StoredArray> arrays = new ArrayList<>();
        Matcher entry = ENTRY.matcher(header).region(1, header.length() - 1);
        while (entry.lookingAt()) {
            String name = unescaped(entry.group(1));
            if (!name.equals("__metadata__")) {
                arrays.add(array(file, name, entry.group(2), start, size));
            }
            entry.region(entry.end(), header.length() - 1);
        }
        String rest = header.substring(entry.regionStart(), header.length() - 1);
        if (!rest.isBlank()) {
            throw file.problem("is no whole .safetensors file: its header has \"" + PlainText.quoted(rest.strip())
                    + "\" where a tensor should be");
        }
        return arrays;
    }

    private static StoredArray array(DataFile file, String name, String fields, long start, long size) {
        Matcher kind = KIND.matcher(fields);
        Matcher shape = SHAPE.matcher(fields);
        Matcher place = PLACE.matcher(fields);
        if (!kind.find() || !shape.find() || !place.find()) {
            throw wrong(file, name, "does not say its dtype, shape and data_offsets");
        }
        NpyType type = KINDS.get(kind.group(1));
        if (type == null) {
            throw wrong(
                    file,
                    name,
                    "holds values of the kind " + PlainText.quoted(kind.group(1))
                            + " but must hold real numbers (F16, BF16, F32, F64, whole numbers)");
        }
        long[] lengths = lengths(file, name, shape.group(1));
        long columns = 1;
        for (int dimension = 1; dimension < lengths.length; dimension++) {
            columns = Math.min(Integer.MAX_VALUE, columns * lengths[dimension]);
        }
        long rows = lengths.length == 0 ? 1 : lengths[0];
        long from = start + Long.parseLong(place.group(1));
        long to = start + Long.parseLong(place.group(2));
        if (rows * columns >= Integer.MAX_VALUE || to > size || to - from != rows * columns * type.bytes) {
            throw wrong(file, name, "has data_offsets that do not fit its shape or the file");
        }
        RawValues.Bytes bytes = skipped -> {
            InputStream in = UserFiles.open(file.path());
            in.skipNBytes(from + skipped);
            return in;
        };
        return new StoredArray(
                file.path(),
                name,
                (int) rows,
                (int) columns,
                lengths.length,
                new RowShape(
                        Arrays.stream(lengths)
                                .skip(1)
                                .mapToObj(length -> (int) length)
                                .toList(),
                        false),
                type,
                new RawValues(file, name, (int) rows, (int) columns, ByteOrder.LITTLE_ENDIAN, null, bytes));
    }

    private static long[] lengths(DataFile file, String name, String shape) {
        List<String> texts = List.of(shape.split(",")).stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (texts.stream().anyMatch(text -> text.length() > 9)) {
            throw wrong(file, name, "has a length over 999999999 in its shape");
        }
        return texts.stream().mapToLong(Long::parseLong).toArray();
    }

    private static RuntimeException wrong(DataFile file, String name, String what) {
        return file.problem("is damaged: its tensor \"" + PlainText.quoted(name) + "\" " + what);
    }

    private static String unescaped(String text) {
        return text.replace("\\/", "/").replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
