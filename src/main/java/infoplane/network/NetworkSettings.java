package infoplane.network;

import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import java.util.List;

/**
 * A dense network with a softmax output.
 *
 * @param hidden widths of the hidden layers, first to last, each 1 to 100000; possibly none
 * @param activation of every hidden layer
 * @param activations one a hidden layer, overriding {@code activation}; empty for none
 * @param initialisation of the weights
 */
public record NetworkSettings(
        List<Integer> hidden, Activation activation, List<Activation> activations, Initialisation initialisation) {
    public NetworkSettings {
        hidden = List.copyOf(hidden);
        activations = List.copyOf(activations);
        Checks.eachBetween("hidden", hidden, 1, 100_000);
        if (!activations.isEmpty() && activations.size() != hidden.size()) {
            throw new NotAllowedException(
                    "activations",
                    "has " + activations.size() + " entries",
                    new Allowed.Fitting("must have one for each of the " + hidden.size() + " hidden layers"));
        }
    }

    public static NetworkSettings defaults() {
        return new NetworkSettings(
                List.of(10, 7, 5, 4, 3), Activation.TANH, List.of(), Initialisation.TRUNCATED_NORMAL);
    }

    /** The activation of hidden layer {@code layer}, counted from 0. */
    public Activation activationOf(int layer) {
        return activations.isEmpty() ? activation : activations.get(layer);
    }

    /** Hidden layers and the output. */
    public int layerCount() {
        return hidden.size() + 1;
    }
}
