package infoplane.runs;

import infoplane.core.RunFailedException;
import infoplane.measuring.ActivationLayers;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;

/** The memory that measuring imported activations needs, known before it begins. */
final class ImportNeeds {
    /** The rows of a layer as float32, and what an estimator makes of them. */
    private static final int BYTES_A_VALUE = 8;
    /** The share of Java's memory that rows may take. */
    private static final double SHARE = 0.7;

    private ImportNeeds() {}

    /** Bytes that one thread needs: the widest layer. */
    static long bytes(int widest, int rows) {
        return (long) BYTES_A_VALUE * rows * widest;
    }

    /**
     * How many threads may measure at once. Weights are measured by all.
     *
     * @throws RunFailedException if memory is not enough for one
     */
    static int threads(LayerSource source, int rows, int asked) {
        if (!(source instanceof ActivationLayers)) {
            return asked;
        }
        int widest = source.layers().stream().mapToInt(Layer::width).max().orElse(1);
        long each = bytes(widest, rows);
        return (int) Math.max(1, Math.min(asked, require(each, rows) / Math.max(1, each)));
    }

    /** @param each bytes that one thread needs @return bytes that there are @throws RunFailedException if they do not do */
    static long require(long each, int rows) {
        long most = (long) (SHARE * Runtime.getRuntime().maxMemory());
        if (each > most) {
            throw new RunFailedException("Measuring " + rows + " rows of the widest layer needs about " + (each >> 20)
                    + " MiB but Java has " + (Runtime.getRuntime().maxMemory() >> 20)
                    + " MiB; give more, such as INFOPLANE_JAVA_OPTIONS=-Xmx" + ((each >> 29) + 2)
                    + "g, or write fewer rows or narrower layers");
        }
        return most;
    }
}
