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
    /** One layer. @param verdicts by scale */
    public record LayerSet(int layer, List<ScaleVerdict> verdicts) {
        public LayerSet {
            verdicts = List.copyOf(verdicts);
        }
    }

    public ScaleSets {
        layers = List.copyOf(layers);
    }

    public static ScaleSets of(ScaleSpace space) {
        return new ScaleSets(
                space.grid(),
                space.layers().stream()
                        .map(layer -> new LayerSet(
                                layer.layer(),
                                layer.answers().stream()
                                        .map(ScaleAnswer::verdict)
                                        .toList()))
                        .toList());
    }

    /** The verdicts of a layer, from 1; empty if it was not measured. */
    public Optional<LayerSet> layer(int number) {
        return layers.stream().filter(layer -> layer.layer() == number).findFirst();
    }
}
