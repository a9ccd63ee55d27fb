package infoplane.estimation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import infoplane.core.Labels;
import infoplane.core.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reference arrays in {@code src/test/resources/reference}, C order, little-endian. */
final class ReferenceActivations {
    private static final Pattern HEADER =
            Pattern.compile("'descr': '[<|](f4|f8|u1)'.*'shape': \\((\\d+),(?: (\\d+))?\\)");

    private ReferenceActivations() {}

    /** @param name such as {@code activations/varu_tanh_e0_L5} */
    static Samples samples(String name) {
        Array array = read(name);
        ByteBuffer values = array.values;
        if (array.type.equals("f4")) {
            float[] floats = new float[array.rows * array.columns];
            values.asFloatBuffer().get(floats);
            return Samples.ofFloats(floats, array.rows, array.columns);
        }
        double[] doubles = new double[array.rows * array.columns];
        values.asDoubleBuffer().get(doubles);
        return Samples.ofDoubles(doubles, array.rows, array.columns);
    }

    /** The classes of the inputs that made the activations of that name. */
    static Labels labelsOf(String activations) {
        Array array = read(activations.contains("varu") ? "activations/varu_class" : "activations/mnist1000_class");
        int[] classes = new int[array.rows];
        for (int row = 0; row < classes.length; row++) {
            classes[row] = array.values.get(array.values.position() + row);
        }
        return Labels.hard(classes);
    }

    private record Array(String type, int rows, int columns, ByteBuffer values) {}

    private static Array read(String name) {
        String resource = "/reference/" + name + ".npy";
        try (InputStream in = Objects.requireNonNull(
                ReferenceActivations.class.getResourceAsStream(resource), () -> resource + " is missing")) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            int start = 10 + bytes.getShort(8);
            Matcher header = HEADER.matcher(new String(bytes.array(), 10, start - 10, ISO_8859_1));
            if (!header.find()) {
                throw new IllegalStateException(resource + " has an unexpected header");
            }
            int columns = header.group(3) == null ? 1 : Integer.parseInt(header.group(3));
            return new Array(
                    header.group(1),
                    Integer.parseInt(header.group(2)),
                    columns,
                    bytes.position(start).slice().order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
