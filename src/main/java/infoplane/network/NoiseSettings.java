package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Setting;

/**
 * Noise of a network: T = f(W T' + b) + σZ with Z standard normal, in every hidden layer, while training and while
 * measuring (Goldfeld et al. 2019). The logits have none.
 *
 * @param sigma σ, in units of the activations; 0: none
 */
public record NoiseSettings(
        @Setting(
                label = "Noise σ",
                help =
                        "Standard deviation of the normal noise that every hidden unit adds to its activation, in training and in"
                                + " measuring, so that I(X;T) is finite and means something (0.005 in the published work). 0: none.")
        double sigma) {
    /** A layer of twice that noise has forgotten everything, and float32 holds its squares. */
    private static final double MOST = 1e6;

    public NoiseSettings {
        Checks.between("sigma", sigma, 0, MOST);
    }

    public static NoiseSettings defaults() {
        return new NoiseSettings(0);
    }

    public boolean any() {
        return sigma > 0;
    }
}
