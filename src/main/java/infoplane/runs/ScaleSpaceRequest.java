package infoplane.runs;

import infoplane.scales.ScaleGrid;
import java.util.List;

/**
 * How a run is to be seen at every scale.
 *
 * @param layers numbers of the layers, from 1; empty for all
 * @param grid of σ
 * @param exact whether I(X;T_σ) itself is sampled at every scale and epoch, too
 */
public record ScaleSpaceRequest(List<Integer> layers, ScaleGrid grid, boolean exact) {
    public ScaleSpaceRequest {
        layers = layers.stream().distinct().sorted().toList();
    }

    /** All layers at the usual scales. */
    public static ScaleSpaceRequest usual(boolean relative) {
        return new ScaleSpaceRequest(List.of(), ScaleGrid.usual(relative), false);
    }
}
