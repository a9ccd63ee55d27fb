package infoplane.estimation;

import infoplane.core.Samples;
import java.util.Set;

/** An estimate of differential entropy. */
interface DifferentialEntropy {
    /** The fewest rows that it works on. */
    int fewestRows();

    /**
     * H in nats.
     *
     * @param rows n × d without constant columns
     * @param flags gets what the reader should know
     */
    double nats(Samples rows, Set<EstimateFlag> flags);
}
