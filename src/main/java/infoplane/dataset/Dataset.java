package infoplane.dataset;

import infoplane.core.Labels;
import infoplane.core.Samples;

/**
 * Inputs with their labels.
 *
 * @param name what the user calls it
 * @param inputs N × d, one row per observation
 * @param labels N labels; soft ones hold p(y|x) and a class drawn from it, which the network is trained on
 * @param exhaustive whether the rows are all possible inputs, so that estimates have no sampling error
 */
public record Dataset(String name, Samples inputs, Labels labels, boolean exhaustive) {
    public Dataset {
        if (inputs.rows() != labels.count()) {
            throw new IllegalArgumentException(
                    "there are " + inputs.rows() + " inputs but " + labels.count() + " labels");
        }
    }

    public int size() {
        return inputs.rows();
    }
}
