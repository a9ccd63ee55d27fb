package infoplane.dataset;

import infoplane.core.Checks;
import infoplane.core.Seed;
import infoplane.core.Setting;
import org.jspecify.annotations.Nullable;

/**
 * The data of Shwartz-Ziv and Tishby (2017): all 4096 patterns of 12 bits, labelled by a rule that is invariant under
 * the rotations of an icosahedron. Row i is the binary form of i, most significant bit first; class 1 is the published
 * y = 1.
 *
 * @param trainFraction share of the rows trained on, over 0 to 1
 * @param gamma steepness of the soft rule p(y=1|x) = 1 / (1 + exp(−γ (f(x) − θ))), over 0; null for the hard rule.
 *     54.478 gives I(X;Y) = 0.9900 bits
 * @param inputs how a bit is shown to the network
 * @param randomLabels whether the labels are shuffled, so that there is nothing to learn but by heart
 */
@Setting(label = "Shwartz-Ziv & Tishby, 12 bits")
public record SztSettings(
        @Setting(label = DatasetChecks.SHARE, help = DatasetChecks.SHARE_HELP)
        double trainFraction,

        @Setting(
                label = "Steepness γ",
                help =
                        "Steepness of the soft rule p(y=1|x) = 1 / (1 + exp(−γ (f(x) − θ))). Empty: the hard rule, I(X;Y) = 0.9992 bits. 54.478 gives I(X;Y) = 0.9900 bits.")
        @Nullable
        Double gamma,

        @Setting(label = "Bits shown as", help = "How a bit of the pattern becomes an input of the network.")
        BitCoding inputs,

        @Setting(label = "Random labels", help = "Shuffles the labels, so that they can only be learnt by heart.")
        boolean randomLabels)
        implements DatasetSettings {
    public SztSettings {
        DatasetChecks.trainFraction(trainFraction);
        if (gamma != null) {
            Checks.positive("gamma", gamma);
        }
    }

    public static SztSettings defaults() {
        return new SztSettings(0.8, null, BitCoding.ZERO_ONE, false);
    }

    @Override
    public Dataset load(Seed seed) {
        return SztData.generate(this, seed);
    }

    @Override
    public Split split(Dataset dataset, Seed seed) {
        return Split.stratified(dataset.labels(), trainFraction, seed);
    }
}
