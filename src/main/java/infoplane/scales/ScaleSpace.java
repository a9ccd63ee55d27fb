package infoplane.scales;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The layers of a run at every scale: what they keep when Gaussian noise of standard deviation σ is added to them.
 *
 * @param grid of σ
 * @param inputs N, the number of measured inputs
 * @param layers ascending
 */
public record ScaleSpace(ScaleGrid grid, int inputs, List<LayerScales> layers) {
    public ScaleSpace {
        layers = List.copyOf(layers);
    }

    /** A layer by its number, from 1; empty if it was not measured. */
    public Optional<LayerScales> layer(int number) {
        return layers.stream().filter(layer -> layer.layer() == number).findFirst();
    }

    /** The measured epochs, ascending. */
    public List<Integer> epochs() {
        return layers.isEmpty()
                ? List.of()
                : layers.get(0).epochs().stream().map(ScaleBounds::epoch).toList();
    }

    /** This map with the layers of a newer one of the same grid, inputs and epochs; otherwise the newer one alone. */
    public ScaleSpace with(ScaleSpace newer) {
        if (!newer.grid.equals(grid)
                || newer.inputs != inputs
                || !newer.epochs().equals(epochs())) {
            return newer;
        }
        TreeMap<Integer, LayerScales> all = new TreeMap<>();
        layers.forEach(layer -> all.put(layer.layer(), layer));
        newer.layers.forEach(layer -> all.put(layer.layer(), layer));
        return new ScaleSpace(grid, inputs, new ArrayList<>(all.values()));
    }
}
