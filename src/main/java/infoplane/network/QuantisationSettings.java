package infoplane.network;

import infoplane.core.Checks;
import infoplane.core.Setting;
import org.jspecify.annotations.Nullable;

/**
 * Activations and weights on a grid of 2^b values, in training and in measuring (Lorenzen et al. 2022). Gradients go
 * straight through where the value lies within the range of the grid, and are 0 elsewhere.
 *
 * @param activationBits b of every unit, 1 to 16; null: not quantised
 * @param weightBits b of every weight, 1 to 16; null: not quantised
 */
public record QuantisationSettings(
        @Setting(
                label = "Unit bits",
                unit = "bits",
                help =
                        "Each unit takes one of 2^b values, so that counting its states is exact: 8 in the published work. Empty:"
                                + " not quantised.")
        @Nullable
        Integer activationBits,

        @Setting(
                label = "Weight bits",
                unit = "bits",
                help = "Each weight takes one of 2^b values between ± the largest of its matrix. Empty: not quantised.")
        @Nullable
        Integer weightBits) {
    private static final int MOST = 16;

    public QuantisationSettings {
        if (activationBits != null) {
            Checks.between("activationBits", activationBits, 1, MOST);
        }
        if (weightBits != null) {
            Checks.between("weightBits", weightBits, 1, MOST);
        }
    }

    public static QuantisationSettings defaults() {
        return new QuantisationSettings(null, null);
    }

    public boolean any() {
        return activationBits != null || weightBits != null;
    }

    /** Steps between the ends of a unit's grid, 2^b − 1. */
    int activationSteps() {
        return activationBits == null ? 0 : (1 << activationBits) - 1;
    }

    /** Steps between the ends of a weight's grid, 2^b − 1. */
    int weightSteps() {
        return weightBits == null ? 0 : (1 << weightBits) - 1;
    }
}
