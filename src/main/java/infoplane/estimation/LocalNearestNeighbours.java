package infoplane.estimation;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import infoplane.density.LnnBias;
import infoplane.density.LocalFit;
import infoplane.pairwise.Neighbourhoods;
import java.util.EnumSet;
import java.util.Set;

/**
 * The entropy of Gao, Oh and Viswanath (2016, "Breaking the bandwidth barrier: geometrical adaptive entropy estimation",
 * theorem 1). At each row a Gaussian is fitted to the m nearest others, weighted by a kernel whose width is the distance to
 * the k-th. The universal bias of this method is subtracted. The authors' program does not subtract it, so its result is
 * wrong by an eighth of a nat for two single columns and by nats in six dimensions.
 *
 * @param k the distance to the k-th neighbour is the bandwidth
 * @param m neighbours in the fit
 */
record LocalNearestNeighbours(int k, int m) implements DifferentialEntropy {
    private static final double WELL_KNOWN = 0.005;

    /** Greatest share of rows that may be left out because their neighbours lie in a plane. */
    private static final double MOST_FLAT = 0.01;

    @Override
    public int fewestRows() {
        return m + 1;
    }

    @Override
    public double nats(Samples rows, Set<EstimateFlag> flags) {
        if (rows.columns() >= m) {
            throw new EstimationRefusedException(
                    "m is " + m + " but a Gaussian of " + rows.columns()
                            + " dimensions cannot be fitted to fewer neighbours than dimensions; raise m",
                    Alternative.KSG,
                    Alternative.MIXED_KSG);
        }
        CalibratedRange.checkRows(rows.rows(), flags);
        double uncorrected = uncorrected(rows, flags);
        LnnBias.Bias bias = LnnBias.of(k, rows.columns(), m);
        if (bias.standardError() > WELL_KNOWN) {
            flags.add(EstimateFlag.UNCALIBRATED);
        }
        return uncorrected - bias.nats();
    }

    /** The result of the published program, without the subtraction of the bias. */
    double uncorrected(Samples rows) {
        return uncorrected(rows, EnumSet.noneOf(EstimateFlag.class));
    }

    private double uncorrected(Samples rows, Set<EstimateFlag> flags) {
        Neighbourhoods.Nearest nearest =
                Neighbourhoods.of(rows, Neighbourhoods.Norm.EUCLIDEAN).nearest(m);
        LocalFit fit = new LocalFit(rows.columns());
        double[] offset = new double[rows.columns()];
        double sum = 0;
        int flat = 0;
        for (int row = 0; row < rows.rows(); row++) {
            double width = nearest.distance(row, k - 1);
            if (width == 0) {
                throw new EstimationRefusedException(
                        "row " + row + " has " + k
                                + " or more copies, so that its density is infinite; take a larger k",
                        Alternative.MIXED_KSG);
            }
            double term = term(rows, nearest, row, width, fit, offset);
            flat += Double.isNaN(term) ? 1 : 0;
            sum += Double.isNaN(term) ? 0 : term + offset.length * Math.log(width);
        }
        if (flat > 0) {
            refuseFlat(flat, rows.rows());
            flags.add(EstimateFlag.NOT_CONVERGED);
        }
        return sum / (rows.rows() - flat) + Math.log(rows.rows() - 1);
    }

    private double term(
            Samples rows, Neighbourhoods.Nearest nearest, int row, double width, LocalFit fit, double[] offset) {
        fit.start();
        for (int rank = 0; rank < m; rank++) {
            for (int column = 0; column < offset.length; column++) {
                double difference = rows.at(nearest.neighbour(row, rank), column) - rows.at(row, column);
                offset[column] = difference / width;
            }
            fit.add(offset);
        }
        return fit.term();
    }

    private void refuseFlat(int flat, int rows) {
        if (flat > MOST_FLAT * rows) {
            throw new EstimationRefusedException(
                    "the neighbours of " + flat + " of the " + rows + " rows lie in a plane within k = " + k
                            + " neighbour distances, so that their density is infinite; raise k",
                    Alternative.KSG,
                    Alternative.MIXED_KSG);
        }
    }
}
