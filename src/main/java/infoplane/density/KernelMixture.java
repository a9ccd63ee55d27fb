package infoplane.density;

import infoplane.core.Samples;
import infoplane.pairwise.KernelSums;

/** A mixture of equal Gaussian kernels, one on each row, evaluated at its own rows. */
public class KernelMixture {
    final Samples rows;
    final double scale;
    private final double[] totals;
    private final double[] logs;

    public static KernelMixture of(KernelRows kernels) {
        Samples rows = kernels.rows();
        double[] totals =
                KernelSums.ofRows(rows, kernels.scale(), new int[rows.rows()]).total();
        return new KernelMixture(rows, kernels.scale(), totals);
    }

    /** @param totals for each row, the sum of its kernels with all rows */
    KernelMixture(Samples rows, double scale, double[] totals) {
        this.rows = rows;
        this.scale = scale;
        this.totals = totals;
        this.logs = KernelTerms.logMeans(totals, rows.rows());
    }

    /** ln mean_j K(t_i, t_j) of each row i; 0 or less. */
    public double[] logs() {
        return logs;
    }

    /** The influence of the given rows on mean_i ln mean_j K(t_i, t_j), up to a constant. */
    public double[] influence(int[] queries) {
        double[] influence = KernelTerms.spread(rows.select(queries), rows, scale, null, totals);
        for (int q = 0; q < queries.length; q++) {
            influence[q] += logs[queries[q]];
        }
        return influence;
    }
}
