package infoplane.scales;

import java.util.List;
import java.util.Optional;

/**
 * The scales at which the layers of a run compress: what findings say of a {@link ScaleSpace}.
 *
 * @param grid of σ
 * @param layers ascending
 */
public record ScaleSets(ScaleGrid grid, List<LayerSet> layers) {
    /**
     * One layer.
     *
     * @param answers by scale
     * @param between how far the threshold lies between the least and the greatest fall over scales at which the layer is neither
     *     empty nor at its ceiling, in nats; below 0 if it lies outside; NaN if none is decided, or it is unknown
     */
    public record LayerSet(int layer, List<ScaleAnswer> answers, double between) {
        public LayerSet {
            answers = List.copyOf(answers);
        }

        /** By scale. */
        public List<ScaleVerdict> verdicts() {
            return answers.stream().map(ScaleAnswer::verdict).toList();
        }
    }

    /** At scales at which a layer keeps this share of the ceiling to the end, nothing can be seen. */
    private static final double SATURATED = 0.95;

    public ScaleSets {
        layers = List.copyOf(layers);
    }

    public static ScaleSets of(ScaleSpace space) {
        return new ScaleSets(
                space.grid(),
                space.layers().stream()
                        .map(layer -> new LayerSet(layer.layer(), layer.answers(), between(layer, space.inputs())))
                        .toList());
    }

    private static double between(LayerScales layer, int inputs) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int scale = 0; scale < layer.answers().size(); scale++) {
            ScaleAnswer answer = layer.answers().get(scale);
            if (answer.decided() && speaks(layer, scale, inputs)) {
                boolean falls = answer.verdict() == ScaleVerdict.COMPRESSES;
                double sure = falls ? answer.leastFall() : answer.greatestFall();
                least = Math.min(least, sure);
                most = Math.max(most, sure);
            }
        }
        return least <= most ? Math.min(most - ScaleAnswer.THRESHOLD, ScaleAnswer.THRESHOLD - least) : Double.NaN;
    }

    /** Whether the layer keeps more than the threshold at some epoch, and is not at its ceiling at the last. */
    private static boolean speaks(LayerScales layer, int scale, int inputs) {
        List<ScaleBounds> epochs = layer.epochs();
        double end = epochs.get(epochs.size() - 1).inputLower()[scale];
        double most = epochs.stream()
                .mapToDouble(one -> one.inputUpper()[scale])
                .max()
                .orElse(0);
        return most > ScaleAnswer.THRESHOLD && end < SATURATED * Math.log(inputs);
    }

    /** The verdicts of a layer, from 1; empty if it was not measured. */
    public Optional<LayerSet> layer(int number) {
        return layers.stream().filter(layer -> layer.layer() == number).findFirst();
    }
}
