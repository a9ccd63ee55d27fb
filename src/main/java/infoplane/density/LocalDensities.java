package infoplane.density;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import infoplane.pairwise.Neighbourhoods;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Log densities of a sample at some of its own rows, by local Gaussians whose bandwidth is the distance to the k-th
 * neighbour.
 */
public final class LocalDensities {
    private final double[] logs;
    private final int notConverged;

    private LocalDensities(double[] logs, int notConverged) {
        this.logs = logs;
        this.notConverged = notConverged;
    }

    /** @param queries row numbers */
    public static LocalDensities at(Samples rows, int[] queries, int k) {
        double[] widths = Neighbourhoods.of(rows, Neighbourhoods.Norm.EUCLIDEAN)
                .nearest(k)
                .farthest();
        // The fits use the rows in order of their values: with another order of summation, fits end about 1e-9 apart.
        int[] order = ValueOrder.of(rows);
        int[] places = new int[order.length];
        for (int place = 0; place < order.length; place++) {
            places[order[place]] = place;
        }
        double[] values = rows.select(order).toDoubles();
        double[] logs = new double[queries.length];
        boolean[] failed = new boolean[queries.length];
        for (int row : queries) {
            if (widths[row] == 0) {
                throw new EstimationRefusedException(
                        "row " + row + " has " + k
                                + " or more copies, so that its density is infinite; take a larger k",
                        Alternative.MIXED_KSG);
            }
        }
        Thread waiting = Thread.currentThread();
        IntStream.range(0, queries.length).parallel().forEach(query -> {
            if (waiting.isInterrupted()) {
                throw new CancellationException("interrupted while fitting local densities");
            }
            int row = queries[query];
            LocalMoments moments = new LocalMoments(rows.columns());
            moments.around(values, rows.rows(), places[row], widths[row]);
            LocalGaussian gaussian = new LocalGaussian(rows.columns());
            logs[query] = gaussian.logDensity(moments) - rows.columns() * Math.log(widths[row]);
            failed[query] = !gaussian.converged();
        });
        int count = 0;
        for (boolean one : failed) {
            count += one ? 1 : 0;
        }
        return new LocalDensities(logs, count);
    }

    /** In the order of the queries, in nats. */
    public double[] logs() {
        return Arrays.copyOf(logs, logs.length);
    }

    public int notConverged() {
        return notConverged;
    }
}
