package infoplane.estimation;

import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;

/**
 * An estimator of mutual information: a function without state, shareable between threads. A long estimate looks at its
 * thread's interrupt and ends with a {@link java.util.concurrent.CancellationException}.
 */
public interface Estimator {
    /**
     * I(A;B) of two continuous samples.
     *
     * @param a n × da, one row per observation; row i was observed together with row i of {@code b}
     * @param b n × db
     * @throws EstimationRefusedException if the row counts differ, are too few, or the estimate would mean nothing
     */
    Estimate pair(Samples a, Samples b);

    /**
     * I(X;T), I(T;Y) and H(T) of one layer T; a quantity that this estimator does not have is absent, with a flag.
     *
     * @throws EstimationRefusedException if the estimate would mean nothing: the message is the reason
     */
    PlaneEstimate layer(LayerSample layer);

    /**
     * The same estimates without standard errors and without looking for doubts, for those who ask many times; what costs
     * little stays.
     */
    default Estimator plain() {
        return this;
    }
}
