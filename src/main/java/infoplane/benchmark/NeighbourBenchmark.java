package infoplane.benchmark;

import infoplane.core.CpuTimer;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.estimation.Estimator;
import infoplane.estimation.KsgSettings;
import infoplane.estimation.RossSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Times estimates from nearest neighbours: the value alone, and with what is said beside it by default, which is its standard
 * error and the same estimate of normal scores, the check of scale.
 */
public final class NeighbourBenchmark {
    private static final int[] ROWS = {5000, 20_000};
    private static final int[] COLUMNS = {3, 10};
    private static final int CLASSES = 10;
    private static final int WARMING = 3;
    private static final double CORRELATION = 0.6;

    private NeighbourBenchmark() {}

    /**
     * Median CPU milliseconds of one thread.
     *
     * @param columns of each sample, or of the layer
     * @param value the estimate alone
     * @param whole with standard error and check
     * @param subsampled the same with the subsampled standard error
     */
    public record NeighbourTime(
            String estimator, int rows, int columns, double value, double whole, double subsampled) {}

    /** Takes about a minute, on the calling thread. */
    public static List<NeighbourTime> run(RunMonitor monitor) {
        List<NeighbourTime> times = new ArrayList<>();
        int all = 2 * ROWS.length * COLUMNS.length;
        for (int rows : ROWS) {
            for (int columns : COLUMNS) {
                monitor.checkpoint(times.size(), all, "neighbours");
                RandomGenerator random = new Seed(1).stream("neighbours " + rows + " " + columns);
                double[][] a = new double[rows][columns];
                double[][] b = new double[rows][columns];
                double[][] classes = new double[rows][1];
                for (int row = 0; row < rows; row++) {
                    classes[row][0] = random.nextInt(CLASSES);
                    for (int column = 0; column < columns; column++) {
                        a[row][column] = random.nextGaussian();
                        b[row][column] = CORRELATION * a[row][column]
                                + Math.sqrt(1 - CORRELATION * CORRELATION) * random.nextGaussian();
                    }
                }
                Samples first = Samples.copyOf(a);
                KsgSettings ksg = KsgSettings.defaults();
                times.add(time(
                        "ksg",
                        first,
                        Samples.copyOf(b),
                        ksg.estimator(),
                        new KsgSettings(ksg.variant(), ksg.k(), ksg.standardise(), true).estimator()));
                RossSettings ross = RossSettings.defaults();
                times.add(time(
                        "ross",
                        first,
                        Samples.copyOf(classes),
                        ross.estimator(),
                        new RossSettings(ross.k(), true).estimator()));
            }
        }
        return times;
    }

    private static NeighbourTime time(String name, Samples a, Samples b, Estimator usual, Estimator subsampled) {
        Estimator plain = usual.plain();
        if (a.rows() == ROWS[0] && a.columns() == COLUMNS[0]) {
            for (int round = 0; round < WARMING; round++) {
                subsampled.pair(a, b);
            }
        }
        double[] millis = CpuTimer.mediansInTurns(
                1, new int[] {2, 1, 1}, () -> plain.pair(a, b), () -> usual.pair(a, b), () -> subsampled.pair(a, b));
        return new NeighbourTime(name, a.rows(), a.columns(), millis[0], millis[1], millis[2]);
    }
}
