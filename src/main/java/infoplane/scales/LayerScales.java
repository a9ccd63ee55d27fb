package infoplane.scales;

import java.util.List;
import java.util.Optional;

/**
 * One layer at every scale and epoch.
 *
 * @param layer number, from 1
 * @param name for people
 * @param epochs ascending, at least one
 * @param answers by scale
 */
public record LayerScales(int layer, String name, List<ScaleBounds> epochs, List<ScaleAnswer> answers) {
    public LayerScales {
        epochs = List.copyOf(epochs);
        answers = List.copyOf(answers);
    }

    /** The layer as its bounds alone say. */
    static LayerScales of(int layer, String name, List<ScaleBounds> epochs) {
        return new LayerScales(layer, name, epochs, ScaleAnswer.all(epochs));
    }

    /** The last measured epoch that is not after the given one; empty if all are after it. */
    public Optional<ScaleBounds> at(int epoch) {
        return epochs.stream().filter(one -> one.epoch() <= epoch).reduce((earlier, later) -> later);
    }
}
