package infoplane.measuring;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Range;
import infoplane.core.RunFailedException;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.dataset.array.StoredArray;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Layers whose rows another program wrote. Rows are read when they are measured, and never held. */
public final class ActivationLayers implements LayerSource {
    private final List<Layer> layers;
    private final List<String> arrays;
    private final int rows;
    private final int[] measured;
    private final boolean brainFloats;
    private final Supplier<List<Integer>> epochs;
    private final IntFunction<List<StoredArray>> reader;

    /**
     * @param layers the layers
     * @param arrays names of their arrays, in the same order
     * @param rows rows of every array
     * @param measured numbers of the rows that are measured, ascending
     * @param brainFloats whether arrays of uint16 hold bfloat16
     * @param epochs gives the epochs, ascending
     * @param reader gives the arrays of an epoch
     */
    public ActivationLayers(
            List<Layer> layers,
            List<String> arrays,
            int rows,
            int[] measured,
            boolean brainFloats,
            Supplier<List<Integer>> epochs,
            IntFunction<List<StoredArray>> reader) {
        this.layers = List.copyOf(layers);
        this.arrays = List.copyOf(arrays);
        this.rows = rows;
        this.measured = measured.clone();
        this.brainFloats = brainFloats;
        this.epochs = epochs;
        this.reader = reader;
    }

    @Override
    public List<Layer> layers() {
        return layers;
    }

    @Override
    public List<Integer> epochs() {
        return epochs.get();
    }

    @Override
    public EpochRows at(int epoch) {
        if (!epochs().contains(epoch)) {
            throw new IllegalArgumentException("there is no epoch " + epoch);
        }
        return new Read(epoch, arraysAt(epoch));
    }

    @Override
    public Samples rows(int epoch, Layer layer) {
        return finite(array(epoch, arraysAt(epoch), layer).samples(measured), epoch, layer);
    }

    /** Reads the rows block by block; values that are not finite do not count. */
    @Override
    public List<Range> ranges(int epoch) {
        Map<String, StoredArray> there = arraysAt(epoch);
        return layers.stream().map(layer -> range(array(epoch, there, layer))).toList();
    }

    /**
     * What is wrong with the arrays of an epoch, as a clause such as {@code array fc1 is missing}; null if it is whole.
     *
     * @param there its arrays
     */
    public @Nullable String problem(List<StoredArray> there) {
        Map<String, StoredArray> byName = byName(there);
        for (Layer layer : layers) {
            String name = arrays.get(layer.number() - 1);
            StoredArray array = byName.get(name);
            if (array == null) {
                return "it holds no array " + name;
            }
            if (array.rows() != rows || array.columns() != layer.width()) {
                return "its array " + name + " is " + array.shape() + " but must be " + rows + " x " + layer.width();
            }
        }
        return null;
    }

    private Map<String, StoredArray> arraysAt(int epoch) {
        return byName(reader.apply(epoch));
    }

    private static Map<String, StoredArray> byName(List<StoredArray> arrays) {
        return arrays.stream().collect(Collectors.toMap(StoredArray::name, array -> array, (one, other) -> one));
    }

    private StoredArray array(int epoch, Map<String, StoredArray> there, Layer layer) {
        String problem = problem(List.copyOf(there.values()));
        StoredArray array = there.get(arrays.get(layer.number() - 1));
        if (problem != null || array == null) {
            throw new RunFailedException("epoch " + epoch + " of the source has changed: " + problem, null);
        }
        return brainFloats ? array.brainFloats() : array;
    }

    private Samples finite(Samples rows, int epoch, Layer layer) {
        int columns = rows.columns();
        RunMonitor monitor = RunMonitor.current();
        for (int row = 0; row < rows.rows(); row++) {
            monitor.check("checking rows");
            for (int column = 0; column < columns; column++) {
                if (!Double.isFinite(rows.at(row, column))) {
                    throw new EstimationRefusedException("row " + measured[row] + ", unit " + column
                            + " (counted from 0) of " + layer.name() + " at epoch " + epoch + " is "
                            + rows.at(row, column) + ", but information needs finite values");
                }
            }
        }
        return rows;
    }

    private Range range(StoredArray array) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        array.blocks(measured, (first, rows) -> {
            for (double value : rows.toDoubles()) {
                if (Double.isFinite(value)) {
                    ends[0] = Math.min(ends[0], value);
                    ends[1] = Math.max(ends[1], value);
                }
            }
        });
        return ends[0] <= ends[1] ? new Range(ends[0], ends[1]) : new Range(0, 0);
    }

    /** The arrays of one epoch. */
    private final class Read implements EpochRows {
        private final int epoch;
        private final Map<String, StoredArray> there;

        Read(int epoch, Map<String, StoredArray> there) {
            this.epoch = epoch;
            this.there = there;
        }

        @Override
        public Samples of(Layer layer) {
            return finite(array(epoch, there, layer).samples(measured), epoch, layer);
        }

        @Override
        public String fingerprint() {
            return ActivationLayers.this.fingerprint(epoch, there);
        }
    }

    private String fingerprint(int epoch, Map<String, StoredArray> there) {
        StringBuilder all = new StringBuilder("activations");
        for (Layer layer : layers) {
            all.append(' ').append(array(epoch, there, layer).fingerprint());
        }
        return Sha256.of(all.toString());
    }

    /** The fingerprint of an epoch: it differs for other rows. */
    public String fingerprint(int epoch) {
        return fingerprint(epoch, arraysAt(epoch));
    }
}
