package infoplane.estimation;

import infoplane.core.Information;
import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import infoplane.core.Seed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer with K rows for each of N inputs, as estimators receive it if the N·K rows may be too many to hold: one draw after
 * the other. It is the same as a {@link LayerSample} of the interleaved rows.
 *
 * @param rows K samples of N × width; row i belongs to input i. They are computed or read again whenever they are asked for
 * @param draws K, at least 1
 * @param labels the label of each of the N inputs
 * @param resolvedRange as for {@link LayerSample}
 * @param exhaustive as for {@link LayerSample}
 * @param distinctInputs as for {@link LayerSample}
 * @param seed draws the rows of an estimate that uses only some
 */
public record DrawnLayer(
        Iterable<Samples> rows,
        int draws,
        Labels labels,
        @Nullable Range resolvedRange,
        boolean exhaustive,
        int distinctInputs,
        Seed seed) {
    /**
     * What an estimator says about a drawn layer.
     *
     * @param estimate of the layer with K rows for each input
     * @param meanSingle mean over the K draws of I(X;T) of the draw alone, in the same cells; null if the estimator does not
     *     count cells
     */
    public record Mixed(PlaneEstimate estimate, @Nullable Information meanSingle) {}

    /** The layer with all its rows at once: 4 to 8 · N · K · width bytes. */
    LayerSample sample() {
        List<Samples> all = new ArrayList<>();
        rows.forEach(all::add);
        return new LayerSample(Samples.interleaved(all), labels, resolvedRange, exhaustive, distinctInputs, draws);
    }

    Counting.Observed observed() {
        return new Counting.Observed(labels, draws, exhaustive, distinctInputs);
    }
}
