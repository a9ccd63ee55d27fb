package infoplane.estimation;

import infoplane.core.Labels;
import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One layer at one epoch, as an estimator sees it.
 *
 * @param rows N × width activations; row i belongs to input i
 * @param labels the label of each input
 * @param resolvedRange the range that the estimator's {@link RangeRule} came to; null where nobody resolved one, and the
 *     estimator then takes the layer's own and says so
 * @param exhaustive whether the inputs are all possible inputs, so that there is no sampling error
 * @param distinctInputs how many different inputs there are: I(X;T) cannot exceed its logarithm
 */
public record LayerSample(
        Samples rows, Labels labels, @Nullable Range resolvedRange, boolean exhaustive, int distinctInputs) {
    public LayerSample {
        if (rows.rows() != labels.count()) {
            throw new IllegalArgumentException(
                    "there are " + rows.rows() + " activations but " + labels.count() + " labels");
        }
    }

    /** A layer from anywhere, of distinct inputs that are a sample of more. */
    public static LayerSample of(Samples rows, Labels labels) {
        return new LayerSample(rows, labels, null, false, rows.rows());
    }

    /** Other activations of the same inputs. */
    LayerSample withRows(Samples newRows) {
        return new LayerSample(newRows, labels, resolvedRange, exhaustive, distinctInputs);
    }

    public LayerSample withRange(@Nullable Range range) {
        return new LayerSample(rows, labels, range, exhaustive, distinctInputs);
    }

    public Optional<Range> range() {
        return Optional.ofNullable(resolvedRange);
    }
}
