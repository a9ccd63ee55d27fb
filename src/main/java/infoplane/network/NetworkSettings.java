package infoplane.network;

import infoplane.core.Allowed;
import infoplane.core.Checks;
import infoplane.core.NotAllowedException;
import infoplane.core.Setting;
import java.util.List;

/**
 * A dense network with a softmax output.
 *
 * @param hidden widths of the hidden layers, first to last, each 1 to 100000; possibly none
 * @param activation of every hidden layer
 * @param activations one a hidden layer, overriding {@code activation}; empty for none
 * @param initialisation of the weights
 * @param noise of hidden units
 * @param quantisation of units and weights; not beside noise, which takes every value
 */
public record NetworkSettings(
        @Setting(
                label = "Hidden layers",
                unit = "units",
                help = "Units of each hidden layer, first to last, such as 10, 7, 5.")
        List<Integer> hidden,

        @Setting(label = "Activation", help = "The function that the units of every hidden layer apply.")
        Activation activation,

        @Setting(
                label = "Activation of each layer",
                help = "One for each hidden layer, instead of the activation above; empty: all layers have that one.")
        List<Activation> activations,

        @Setting(
                label = "Initial weights",
                help = "How weights start; biases start at 0, with fan-in-uniform like weights.")
        Initialisation initialisation,

        @Setting(label = "Noise", help = "Of every hidden unit, in training and in measuring.")
        NoiseSettings noise,

        @Setting(label = "Quantisation", help = "Of units and weights, in training and in measuring; not beside noise.")
        QuantisationSettings quantisation) {
    /** The most units that a hidden layer may have. */
    public static final int MOST_UNITS = 100_000;

    public NetworkSettings {
        hidden = List.copyOf(hidden);
        activations = List.copyOf(activations);
        Checks.eachBetween("hidden", hidden, 1, MOST_UNITS);
        if (!activations.isEmpty() && activations.size() != hidden.size()) {
            throw new NotAllowedException(
                    "activations",
                    "has " + activations.size() + " entries",
                    new Allowed.Fitting("must have one for each of the " + hidden.size() + " hidden layers"));
        }
        if (noise.any() && quantisation.any()) {
            throw new NotAllowedException(
                    "quantisation",
                    "is set beside noise.sigma",
                    new Allowed.Fitting("must be left out where units have noise, which takes every value"));
        }
    }

    /** Without noise, not quantised. */
    public NetworkSettings(
            List<Integer> hidden, Activation activation, List<Activation> activations, Initialisation initialisation) {
        this(
                hidden,
                activation,
                activations,
                initialisation,
                NoiseSettings.defaults(),
                QuantisationSettings.defaults());
    }

    public static NetworkSettings defaults() {
        return new NetworkSettings(
                List.of(10, 7, 5, 4, 3), Activation.TANH, List.of(), Initialisation.TRUNCATED_NORMAL);
    }

    public NetworkSettings with(NoiseSettings newNoise) {
        return new NetworkSettings(hidden, activation, activations, initialisation, newNoise, quantisation);
    }

    public NetworkSettings with(QuantisationSettings newQuantisation) {
        return new NetworkSettings(hidden, activation, activations, initialisation, noise, newQuantisation);
    }

    /** The activation of hidden layer {@code layer}, counted from 0. */
    public Activation activationOf(int layer) {
        return activations.isEmpty() ? activation : activations.get(layer);
    }

    /** Whether hidden units have more to them than their function: noise or a grid. */
    boolean changesUnits() {
        return noise.any() || quantisation.activationBits() != null;
    }

    /** Whether the network has neither noise nor a grid, so that equal weights compute equal activations. */
    boolean isPlain() {
        return !noise.any() && !quantisation.any();
    }

    /** Hidden layers and the output. */
    public int layerCount() {
        return hidden.size() + 1;
    }
}
