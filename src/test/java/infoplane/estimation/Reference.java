package infoplane.estimation;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files of src/test/resources/infoplane/reference; only as much of the .npy format as they use. */
final class Reference {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '(.*?)', 'fortran_order': False, 'shape': \\((\\d+),(?: (\\d+))?\\)");

    private Reference() {}

    static LayerSample layer(String file) {
        String labels = file.startsWith("varu") ? "varu_class.npy" : "mnist1000_class.npy";
        return LayerSample.of(samples(file), labels(labels));
    }

    static Samples samples(String file) {
        ByteBuffer bytes = ByteBuffer.wrap(read(file)).order(ByteOrder.LITTLE_ENDIAN);
        Matcher header = header(bytes, file);
        int rows = Integer.parseInt(header.group(2));
        int columns = header.group(3) == null ? 1 : Integer.parseInt(header.group(3));
        if (header.group(1).equals("<f4")) {
            float[] values = new float[rows * columns];
            bytes.asFloatBuffer().get(values);
            return Samples.ofFloats(values, rows, columns);
        }
        double[] values = new double[rows * columns];
        bytes.asDoubleBuffer().get(values);
        return Samples.ofDoubles(values, rows, columns);
    }

    static Labels labels(String file) {
        ByteBuffer bytes = ByteBuffer.wrap(read(file)).order(ByteOrder.LITTLE_ENDIAN);
        Matcher header = header(bytes, file);
        int[] classes = new int[Integer.parseInt(header.group(2))];
        int width = header.group(1).charAt(2) - '0';
        for (int row = 0; row < classes.length; row++) {
            classes[row] = bytes.get();
            bytes.position(bytes.position() + width - 1);
        }
        return Labels.hard(classes);
    }

    /** The lines of a CSV file after its comments and its heading, split at commas. */
    static List<String[]> table(String file) {
        return new String(read(file), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    private static Matcher header(ByteBuffer bytes, String file) {
        int length = bytes.getShort(8);
        byte[] text = new byte[length];
        bytes.position(10).get(text);
        Matcher header = HEADER.matcher(new String(text, StandardCharsets.ISO_8859_1));
        if (!header.find()) {
            throw new IllegalArgumentException(file + " has a header that these tests do not read");
        }
        return header;
    }

    private static byte[] read(String file) {
        try (InputStream in = Reference.class.getResourceAsStream("/infoplane/reference/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
