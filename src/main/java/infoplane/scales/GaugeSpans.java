package infoplane.scales;

import infoplane.core.Range;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.EstimatorSettings;
import infoplane.measuring.EpochRows;
import infoplane.measuring.Layer;
import infoplane.measuring.LayerSource;
import infoplane.measuring.PlanePass;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The range of each layer over all kept epochs in each of the coordinates, for bins that span the run. */
final class GaugeSpans {
    private final LayerSource source;
    private final Gauges gauges;
    /** Whether an estimator needs the ranges. */
    private final boolean needed;
    /** The least and greatest activation of each unit, by layer, as trained. */
    private final double[][] least;

    private final double[][] most;
    /** The ranges in coordinates that change with the epoch, by coordinates and layer. */
    private final @Nullable Range[][] changing;

    private GaugeSpans(LayerSource source, Gauges gauges, boolean needed) {
        this.source = source;
        this.gauges = gauges;
        this.needed = needed;
        least = filled(Double.POSITIVE_INFINITY);
        most = filled(Double.NEGATIVE_INFINITY);
        changing = new Range[Gauges.FIXED][source.layers().size()];
    }

    private double[][] filled(double value) {
        return source.layers().stream()
                .map(layer -> {
                    double[] units = new double[layer.width()];
                    Arrays.fill(units, value);
                    return units;
                })
                .toArray(double[][]::new);
    }

    /** Looks at all kept epochs if an estimator has bins over the run. */
    static GaugeSpans of(
            LayerSource source, Gauges gauges, List<EstimatorSettings> estimators, Executor pool, RunMonitor monitor) {
        boolean needed = estimators.stream()
                .anyMatch(estimator -> source.layers().stream().anyMatch(layer -> layer.spansRun(estimator)));
        GaugeSpans spans = new GaugeSpans(source, gauges, needed);
        List<Integer> epochs = needed ? source.epochs() : List.of();
        AtomicInteger done = new AtomicInteger();
        PlanePass.awaitAll(epochs.stream()
                .map(epoch -> CompletableFuture.runAsync(
                        () -> {
                            RunMonitor.current().check("ranges");
                            spans.add(epoch);
                            monitor.progressed(done.incrementAndGet(), epochs.size(), "ranges");
                        },
                        pool))
                .toList());
        return spans;
    }

    private void add(int epoch) {
        EpochRows rows = source.at(epoch);
        List<double[]> balanced =
                source.layers().stream().anyMatch(gauges::scalable) ? gauges.balanced(epoch) : List.of();
        for (Layer layer : source.layers()) {
            Samples own = rows.of(layer);
            double[] low = new double[layer.width()];
            double[] high = new double[layer.width()];
            extremes(own, low, high);
            double[] rms = gauges.scalable(layer) ? Gauges.unitRms(own) : null;
            int place = layer.number() - 1;
            synchronized (this) {
                Arrays.setAll(least[place], unit -> Math.min(least[place][unit], low[unit]));
                Arrays.setAll(most[place], unit -> Math.max(most[place][unit], high[unit]));
                if (rms != null) {
                    widen(Gauges.UNIT_RMS, place, range(low, high, rms));
                    widen(Gauges.BALANCED, place, range(low, high, balanced.get(place)));
                }
            }
        }
    }

    private static void extremes(Samples rows, double[] low, double[] high) {
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        float[] values = rows.sharedFloats();
        for (int row = 0, place = 0; row < rows.rows(); row++) {
            for (int unit = 0; unit < low.length; unit++, place++) {
                low[unit] = Math.min(low[unit], values[place]);
                high[unit] = Math.max(high[unit], values[place]);
            }
        }
    }

    private void widen(int gauge, int place, Range range) {
        Range before = changing[gauge][place];
        changing[gauge][place] = before == null ? range : before.union(range);
    }

    /** @param factors null if units stay as they are */
    private static Range range(double[] low, double[] high, double @Nullable [] factors) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int unit = 0; unit < low.length; unit++) {
            double factor = factors == null ? 1 : factors[unit];
            least = Math.min(least, (float) (low[unit] * factor)); // rounded as the rows are
            most = Math.max(most, (float) (high[unit] * factor));
        }
        return new Range(least, most);
    }

    /** What the bins of an estimator span; null if it uses the range of the rows, or needs no range. */
    @Nullable
    Range binned(EstimatorSettings estimator, Layer layer, int gauge) {
        return layer.spansRun(estimator) ? range(layer, gauge) : layer.binned(estimator, List.of());
    }

    private Range range(Layer layer, int gauge) {
        if (!needed) {
            throw new IllegalStateException("no ranges were gathered");
        }
        int place = layer.number() - 1;
        Range own = gauge < Gauges.FIXED ? changing[gauge][place] : null;
        if (own != null) {
            return own;
        }
        boolean scaled = gauge >= Gauges.FIXED && gauges.scalable(layer);
        return range(least[place], most[place], scaled ? gauges.orbit(gauge, layer) : null);
    }
}
