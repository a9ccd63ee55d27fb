package infoplane.dataset.array;

import infoplane.core.Samples;
import infoplane.dataset.DataFile;
import infoplane.dataset.NpyType;
import infoplane.dataset.RowShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An array that lies in a file. Its rows are read when they are asked for; nothing is held open between. All dimensions after
 * the first are flattened. Thread-safe.
 *
 * @param file the file
 * @param name its name in the file, with {@code /} between groups
 * @param rows the first length of the shape, N
 * @param columns the product of the others
 * @param dimensions how many lengths the shape has; 0 for a single number
 * @param rowShape how the values of a row lie in the file
 * @param type the kind of its values
 * @param reader reads blocks of rows
 */
public record StoredArray(
        Path file, String name, int rows, int columns, int dimensions, RowShape rowShape, NpyType type, Reader reader) {
    /** Most values that are read at a time where no more are needed. */
    private static final int BLOCK_VALUES = 1 << 20;
    /** Rows that a fingerprint looks at. */
    private static final int FINGERPRINT_ROWS = 16;

    /** Reads rows of an array; opens and closes the file. */
    public interface Reader {
        /**
         * The values of some rows, row by row.
         *
         * @param type the kind as which the values are taken
         */
        void read(int from, int to, NpyType type, Sink sink);

        /** A checksum of all values that the file holds already; empty if it holds none. */
        default String checksum() {
            return "";
        }
    }

    /** Takes values in any order. */
    public interface Sink {
        /** @param index place of the value among those asked for, row by row */
        void put(int index, double value);
    }

    /** What is done with a block of rows. */
    public interface Block {
        /** @param first place of its first row among those asked for */
        void of(int first, Samples rows);
    }

    /** The same array under another name. */
    public StoredArray called(String other) {
        return new StoredArray(file, other, rows, columns, dimensions, rowShape, type, reader);
    }

    /** The same bytes as bfloat16, where they are uint16; other arrays as they are. For programs that cannot write bfloat16. */
    public StoredArray brainFloats() {
        return type == NpyType.UINT16
                ? new StoredArray(file, name, rows, columns, dimensions, rowShape, NpyType.BFLOAT16, reader)
                : this;
    }

    /** All rows. */
    public Samples samples() {
        return samples(0, rows);
    }

    /** Rows {@code from} (included) to {@code to} (excluded), float32 where that holds every value. */
    public Samples samples(int from, int to) {
        int count = infoplane.core.Checks.tableSize(to - from, columns);
        if (type.singlePrecision()) {
            float[] values = new float[count];
            reader.read(from, to, type, (index, value) -> values[index] = (float) value);
            return Samples.ofOwnedFloats(values, to - from, columns);
        }
        double[] values = new double[count];
        reader.read(from, to, type, (index, value) -> values[index] = value);
        return Samples.ofDoubles(values, to - from, columns);
    }

    /** The named rows. @param chosen row numbers, ascending */
    public Samples samples(int[] chosen) {
        if (chosen.length == rows) {
            return samples();
        }
        int count = infoplane.core.Checks.tableSize(chosen.length, columns);
        if (type.singlePrecision()) {
            float[] values = new float[count];
            blocks(
                    chosen,
                    (first, part) ->
                            System.arraycopy(part.sharedFloats(), 0, values, first * columns, part.rows() * columns));
            return Samples.ofOwnedFloats(values, chosen.length, columns);
        }
        double[] values = new double[count];
        blocks(
                chosen,
                (first, part) -> System.arraycopy(part.toDoubles(), 0, values, first * columns, part.rows() * columns));
        return Samples.ofDoubles(values, chosen.length, columns);
    }

    /**
     * Reads the named rows in blocks, each of at most about a million values.
     *
     * @param chosen row numbers, ascending
     */
    public void blocks(int[] chosen, Block block) {
        int step = Math.max(1, BLOCK_VALUES / Math.max(1, columns));
        int done = 0;
        while (done < chosen.length) {
            infoplane.core.RunMonitor.current().check("reading rows");
            int from = chosen[done];
            int to = Math.min(rows, from + step);
            int end = done;
            while (end < chosen.length && chosen[end] < to) {
                end++;
            }
            int[] here = Arrays.stream(chosen, done, end).map(row -> row - from).toArray();
            Samples part = samples(from, chosen[end - 1] + 1);
            block.of(done, here.length == part.rows() ? part : part.select(here));
            done = end;
        }
    }

    /**
     * A fingerprint of shape, kind and content. Looks at a checksum that the file holds or, where there is none, at 16 equally
     * spaced rows: arrays of other weights differ in all rows.
     */
    public String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String checksum = reader.checksum();
            digest.update((rows + " " + columns + " " + type + " " + checksum).getBytes(StandardCharsets.UTF_8));
            int looked = checksum.isEmpty() ? Math.min(rows, FINGERPRINT_ROWS) : 0;
            for (int place = 0; place < looked; place++) {
                int row = looked == 1 ? 0 : (int) ((long) place * (rows - 1) / (looked - 1));
                ByteBuffer bytes = ByteBuffer.allocate(infoplane.core.Checks.tableSize(columns, Double.BYTES))
                        .order(ByteOrder.LITTLE_ENDIAN);
                reader.read(row, row + 1, type, (index, value) -> bytes.putDouble(index * Double.BYTES, value));
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The shape, such as {@code 4096 x 10}. */
    public String shape() {
        return rows + " x " + columns;
    }

    /** Names the array that a refusal is about, at its end; nothing where the file holds only one. */
    static String told(String name) {
        return name.isEmpty() ? "" : "; this is its array \"" + infoplane.core.PlainText.quoted(name) + "\"";
    }

    /** Such as {@code acts.npz (fc1)}. */
    public String described() {
        return name.isEmpty()
                ? infoplane.core.PlainText.path(file)
                : infoplane.core.PlainText.path(file) + " (" + infoplane.core.PlainText.quoted(name) + ")";
    }

    /**
     * All arrays in a file: .npy, .npz, .safetensors, or HDF5.
     *
     * @return in natural order of names; the array of a .npy file has no name
     * @throws infoplane.core.InvalidInputException if the file is missing, damaged or of another kind
     */
    public static List<StoredArray> list(Path path) {
        return inFileOrder(path).stream()
                .sorted((one, other) -> NaturalOrder.INSTANCE.compare(one.name, other.name))
                .toList();
    }

    /** As {@link #list}, in the order in which they lie in the file. */
    public static List<StoredArray> inFileOrder(Path path) {
        DataFile file = new DataFile(path);
        List<StoredArray> arrays = ArrayKind.of(file).list(file);
        twice(arrays).ifPresent(name -> {
            throw file.problem("holds two arrays \"" + infoplane.core.PlainText.quoted(name)
                    + "\", but each name must stand for one: write it anew");
        });
        return arrays;
    }

    /** A name that two of some arrays have. */
    public static Optional<String> twice(List<StoredArray> arrays) {
        Set<String> names = new HashSet<>();
        return arrays.stream()
                .map(StoredArray::name)
                .filter(name -> !names.add(name))
                .findFirst();
    }

    /** Whether a file of this name may hold arrays. */
    public static boolean isArrayFile(Path path) {
        return ArrayKind.ofName(path).isPresent();
    }
}
