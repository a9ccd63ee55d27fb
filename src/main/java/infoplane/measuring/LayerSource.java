package infoplane.measuring;

import infoplane.core.Range;
import infoplane.core.Samples;
import java.util.List;

/**
 * A source of layer rows: kept weights, a mixture of epochs or repeats, or the activations of another program.
 * Measuring does not depend on the kind of source. Thread-safe.
 */
public interface LayerSource {
    /** The layers, first hidden to output; they never change. */
    List<Layer> layers();

    /** The epochs that have rows, ascending. The list grows during training. */
    List<Integer> epochs();

    /** K, the number of rows for each input; 1 unless the layers are random given the input. */
    default int draws() {
        return 1;
    }

    /** Whether every value is one of a quantised network's grid. Counting such rows is exact, also where all differ. */
    default boolean onGrids() {
        return false;
    }

    /**
     * The rows of an epoch, computed or read on request.
     *
     * @throws IllegalArgumentException if there is no such epoch
     */
    EpochRows at(int epoch);

    /** The rows of one layer; cheaper than {@link #at} if the other layers are not needed. */
    default Samples rows(int epoch, Layer layer) {
        return at(epoch).of(layer);
    }

    /**
     * The least and greatest activation of each layer at an epoch. A source overrides this method if it has a cheaper
     * way than through the rows.
     */
    default List<Range> ranges(int epoch) {
        EpochRows rows = at(epoch);
        return layers().stream().map(layer -> LayerRanges.of(rows.of(layer))).toList();
    }
}
