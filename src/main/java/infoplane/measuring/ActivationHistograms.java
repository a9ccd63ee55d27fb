package infoplane.measuring;

import infoplane.core.Checks;
import infoplane.core.Range;
import java.util.List;

/**
 * Histograms of the activations of one layer, one for each epoch.
 *
 * @param layer number of the layer, from 1
 * @param values range that the cells divide equally; values outside fall into the first or last cell
 * @param epochs ascending
 * @param shares for each epoch, the share of activations in each cell; the shares add to 1
 * @param saturated for each epoch, the share of activations near the ends of the function's range; NaN if it has no
 *     bounded range
 */
public record ActivationHistograms(
        int layer, Range values, List<Integer> epochs, List<double[]> shares, List<Double> saturated) {
    public ActivationHistograms {
        Checks.atLeast("layer", layer, 1);
        epochs = List.copyOf(epochs);
        shares = shares.stream().map(double[]::clone).toList();
        saturated = List.copyOf(saturated);
        if (shares.size() != epochs.size() || saturated.size() != epochs.size()) {
            throw new IllegalArgumentException("there are " + epochs.size() + " epochs but " + shares.size()
                    + " histograms and " + saturated.size() + " shares of saturation");
        }
        if (shares.stream().mapToInt(histogram -> histogram.length).distinct().count() > 1) {
            throw new IllegalArgumentException("histograms have different numbers of cells but must have as many each");
        }
    }

    /** Number of cells of each histogram; 0 if there are no epochs. */
    public int cells() {
        return shares.isEmpty() ? 0 : shares.get(0).length;
    }
}
