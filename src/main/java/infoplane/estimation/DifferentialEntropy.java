package infoplane.estimation;

import infoplane.core.Samples;
import java.util.Set;

/** An estimator of differential entropy. */
interface DifferentialEntropy {
    /** The fewest rows that the estimator accepts. */
    int fewestRows();

    /**
     * H in nats.
     *
     * @param rows n × d without constant columns
     * @param flags gets flags about the estimate
     */
    double nats(Samples rows, Set<EstimateFlag> flags);
}
