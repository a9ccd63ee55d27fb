package infoplane.measuring;

import infoplane.core.Checks;
import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Reads the histograms of a layer's activations. */
public final class ActivationReader {
    private static final int CELLS = 40;
    private static final int MOST_EPOCHS = 160;
    /** Greatest number of rows that are read at each epoch. */
    public static final int MOST_ROWS = 4096;

    /** Activations closer than this share of the range to one of its ends count as saturated: |tanh| above 0.95. */
    private static final double SATURATED = 0.025;

    private ActivationReader() {}

    /**
     * Reads up to 160 epochs, equally spaced in the logarithm, and up to {@value #MOST_ROWS} equally spaced rows of
     * each.
     *
     * @param source rows of the layers; rows beyond the limit are computed but not used
     * @param number number of the layer, from 1; the last is the output
     * @throws java.util.concurrent.CancellationException if the monitor cancels
     */
    public static ActivationHistograms read(LayerSource source, int number, RunMonitor monitor) {
        Checks.between("layer", number, 1, source.layers().size());
        Layer layer = source.layers().get(number - 1);
        List<Integer> epochs = chosen(source.epochs(), MOST_EPOCHS);
        List<Samples> activations = new ArrayList<>();
        Range seen = new Range(0, 0);
        for (int index = 0; index < epochs.size(); index++) {
            monitor.checkpoint(index, epochs.size(), "reading activations");
            Samples rows = thinned(source.rows(epochs.get(index), layer), MOST_ROWS);
            seen = seen.union(LayerRanges.of(rows));
            activations.add(rows);
        }
        Range range = layer.range().orElse(seen);
        return new ActivationHistograms(
                number,
                range,
                epochs,
                activations.stream().map(rows -> shares(rows, range)).toList(),
                activations.stream()
                        .map(rows -> layer.range().isPresent() ? saturated(rows, range) : Double.NaN)
                        .toList());
    }

    /** At most {@code most} equally spaced rows; all rows if there are no more. */
    public static Samples thinned(Samples rows, int most) {
        if (rows.rows() <= most) {
            return rows;
        }
        double stride = (double) rows.rows() / most;
        return rows.select(
                IntStream.range(0, most).map(row -> (int) (row * stride)).toArray());
    }

    /** At most {@code most} epochs, about equally spaced in the logarithm, the last among them; all if there are no more. */
    static List<Integer> chosen(List<Integer> epochs, int most) {
        if (epochs.size() <= most) {
            return List.copyOf(epochs);
        }
        TreeSet<Integer> all = new TreeSet<>(epochs);
        TreeSet<Integer> chosen = new TreeSet<>();
        for (int step = 0; step < most; step++) {
            double wanted = Math.expm1(Math.log1p(all.last()) * step / (most - 1.0));
            Integer kept = all.floor((int) Math.round(wanted));
            chosen.add(kept == null ? all.first() : kept);
        }
        chosen.add(all.last());
        return List.copyOf(chosen);
    }

    private static double[] shares(Samples rows, Range range) {
        double[] shares = new double[CELLS];
        float[] values = rows.toFloats();
        double scale = range.width() > 0 ? CELLS / range.width() : 0;
        for (float value : values) {
            int cell = (int) ((value - range.lower()) * scale);
            shares[Math.max(0, Math.min(CELLS - 1, cell))] += 1.0 / values.length;
        }
        return shares;
    }

    private static double saturated(Samples rows, Range range) {
        double margin = SATURATED * range.width();
        int count = 0;
        float[] values = rows.toFloats();
        for (float value : values) {
            count += value <= range.lower() + margin || value >= range.upper() - margin ? 1 : 0;
        }
        return (double) count / values.length;
    }
}
