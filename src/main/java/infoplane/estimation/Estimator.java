package infoplane.estimation;

import infoplane.cells.Cells;
import infoplane.core.EstimationRefusedException;
import infoplane.core.Samples;
import java.util.Optional;

/**
 * An estimator of mutual information: a stateless function that threads can share. A long estimate checks whether its thread
 * is interrupted and then throws {@link java.util.concurrent.CancellationException}.
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
     * I(X;T), I(T;Y) and H(T) of one layer T. A quantity that this estimator does not have is null, with a flag.
     *
     * @throws EstimationRefusedException if the estimate would mean nothing: the message is the reason
     */
    PlaneEstimate layer(LayerSample layer);

    /**
     * The same as {@link #layer} for a layer whose rows come draw by draw. Estimators that take several rows for each input
     * ({@link EstimatorSettings#takesDraws}) need much less memory than for the rows at once.
     *
     * @throws EstimationRefusedException as for {@link #layer}; also if there are several rows for each input and the
     *     estimator takes one
     */
    default DrawnLayer.Mixed drawn(DrawnLayer layer) {
        return new DrawnLayer.Mixed(layer(layer.sample()), null);
    }

    /**
     * The estimate of {@link #layer} written out as sums over the inputs.
     *
     * @return empty if the estimate is no such sum, or the layer has several rows for each input
     * @throws EstimationRefusedException as for {@link #layer}
     */
    default Optional<WrittenSums> written(LayerSample layer) {
        return Optional.empty();
    }

    /**
     * The cells that this estimator counts the layer's rows in.
     *
     * @return empty for estimators without cells
     * @throws EstimationRefusedException as for {@link #layer}
     */
    default Optional<Cells> cells(LayerSample layer) {
        return Optional.empty();
    }

    /**
     * The same estimator for one unit alone, in the cells that it cuts for the layer. It takes the rows of the whole layer.
     *
     * @param unit from 0
     * @return empty for estimators without cells
     */
    default Optional<Estimator> ofUnit(int unit) {
        return Optional.empty();
    }

    /**
     * The same estimator without standard errors and without checks that repeat the estimate, for callers with many
     * estimates. Cheap checks stay.
     */
    default Estimator plain() {
        return this;
    }
}
