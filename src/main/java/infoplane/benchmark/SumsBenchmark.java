package infoplane.benchmark;

import infoplane.core.CpuTimer;
import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.estimation.EstimatorSettings;
import infoplane.estimation.KdeSettings;
import infoplane.estimation.LayerSample;
import infoplane.estimation.PlaneEstimate;
import infoplane.estimation.RenyiSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;

/** Times estimates over all pairs of wide rows, and of Gram matrices, on one thread. */
public final class SumsBenchmark {
    private static final int ROWS = 4096;
    private static final int TURNS = 9;

    /**
     * One timing.
     *
     * @param estimator {@code kde} or {@code renyi}
     * @param columns of the {@value #ROWS} rows
     * @param parameter σ² of {@code kde}, α of {@code renyi}
     * @param millis CPU time of I(X;T) and I(T;Y), a median
     * @param value I(X;T)
     */
    public record SumsTime(String estimator, int columns, double parameter, double millis, Information value) {}

    private SumsBenchmark() {}

    /** Takes about half a minute. */
    public static List<SumsTime> run(RunMonitor monitor) {
        List<SumsTime> times = new ArrayList<>();
        ForkJoinPool oneThread = new ForkJoinPool(1);
        try {
            for (int columns : new int[] {64, 128, 1024}) {
                monitor.checkpoint(times.size(), 10, "kernel bounds of " + columns + " columns");
                LayerSample layer = layer(columns);
                for (double variance : new double[] {columns / 20.0, 0.1}) {
                    times.add(oneThread.submit(() -> kde(layer, variance)).join());
                }
            }
            for (int columns : new int[] {10, 128}) {
                monitor.checkpoint(times.size(), 10, "Rényi information of " + columns + " columns");
                LayerSample layer = layer(columns);
                for (double alpha : new double[] {1.01, 2}) {
                    times.add(oneThread.submit(() -> renyi(layer, alpha)).join());
                }
            }
        } finally {
            oneThread.shutdown();
        }
        return times;
    }

    private static SumsTime kde(LayerSample layer, double variance) {
        return time("kde", layer, variance, new KdeSettings(KdeSettings.Bound.UPPER, variance, false));
    }

    private static SumsTime renyi(LayerSample layer, double alpha) {
        RenyiSettings usual = RenyiSettings.defaults();
        return time(
                "renyi", layer, alpha, new RenyiSettings(alpha, usual.widthFactor(), usual.batch(), usual.batches()));
    }

    private static SumsTime time(String name, LayerSample layer, double parameter, EstimatorSettings settings) {
        PlaneEstimate[] last = new PlaneEstimate[1];
        double millis = CpuTimer.medianMillis(
                TURNS, () -> last[0] = settings.estimator().layer(layer));
        Information value = Objects.requireNonNull(last[0].inputInformation());
        return new SumsTime(name, layer.rows().columns(), parameter, millis, value);
    }

    /** Values between −1 and 1 that a line of any language makes again: the top bits of multiples of the golden ratio. */
    private static LayerSample layer(int columns) {
        float[] values = new float[ROWS * columns];
        for (int i = 0; i < values.length; i++) {
            long scattered = (i + 1L) * 0x9E3779B97F4A7C15L;
            scattered = (scattered ^ scattered >>> 31) * 0xBF58476D1CE4E5B9L;
            values[i] = (scattered >>> 40) * 0x1p-23f - 1;
        }
        int[] classes = new int[ROWS];
        Arrays.setAll(classes, row -> row % 2);
        return new LayerSample(Samples.ofOwnedFloats(values, ROWS, columns), Labels.hard(classes, 2), null, true, ROWS);
    }
}
