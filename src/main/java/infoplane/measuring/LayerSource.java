package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.List;

/**
 * Where the rows of layers come from: kept weights, a mixture of epochs or repeats, the activations of another program. What
 * measures them asks for no kind. Thread-safe.
 */
public interface LayerSource {
    /** First hidden layer to output; never changes. */
    List<Layer> layers();

    /** The epochs that there are rows of, ascending; grows while training goes on. */
    List<Integer> epochs();

    /** K, the rows of each input; 1 unless the layers are random given the input. */
    default int draws() {
        return 1;
    }

    /**
     * The rows of an epoch, which are computed or read when they are asked for.
     *
     * @throws IllegalArgumentException if there is no such epoch
     */
    EpochRows at(int epoch);

    /** The rows of one layer alone; cheaper than {@link #at} where the others are not wanted. */
    default Samples rows(int epoch, Layer layer) {
        return at(epoch).of(layer);
    }

    /** The least and the greatest activation of each layer at an epoch. A source overrides it where that costs less than the rows. */
    default List<Range> ranges(int epoch) {
        EpochRows rows = at(epoch);
        return layers().stream().map(layer -> LayerRanges.of(rows.of(layer))).toList();
    }
}
