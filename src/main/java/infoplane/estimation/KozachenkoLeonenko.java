package infoplane.estimation;

import static infoplane.density.PointTerms.digamma;

import infoplane.core.Alternative;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import infoplane.pairwise.Neighbourhoods;
import java.util.Set;

/**
 * H = ψ(N) − ψ(k) + ln 2^d + d⟨ln ε⟩, where ε is the distance to the k-th neighbour. In the maximum norm the unit ball has
 * the volume 2^d.
 */
record KozachenkoLeonenko(int k) implements DifferentialEntropy {
    @Override
    public int fewestRows() {
        return k + 1;
    }

    @Override
    public double nats(Samples rows, Set<EstimateFlag> flags) {
        CalibratedRange.checkRows(rows.rows(), flags);
        return nats(rows, Neighbourhoods.of(rows, Neighbourhoods.Norm.MAXIMUM).nearest(k));
    }

    /** @param nearest the k nearest others by the maximum norm */
    static double nats(Samples rows, Neighbourhoods.Nearest nearest) {
        int k = nearest.k();
        double[] radii = nearest.farthest();
        double sum = 0;
        for (int row = 0; row < radii.length; row++) {
            if (radii[row] == 0) {
                throw new EstimationRefusedException(
                        "row " + row + " has " + k
                                + " or more copies, so that its density is infinite; take a larger k",
                        Alternative.MIXED_KSG);
            }
            sum += Math.log(2 * radii[row]);
        }
        return digamma(radii.length) - digamma(k) + rows.columns() * sum / radii.length;
    }
}
