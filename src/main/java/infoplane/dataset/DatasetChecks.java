package infoplane.dataset;

import infoplane.core.Checks;

/** The limits and the words that the settings of several data sets share. */
final class DatasetChecks {
    static final String SHARE = "Training share";
    static final String SHARE_HELP = "Share of the rows that the network is trained on; the others test it.";
    static final String POINTS = "Points";
    static final String NOISE = "Noise";
    static final String NOISE_HELP = "Standard deviation of the normal noise of each coordinate.";

    private DatasetChecks() {}

    static void trainFraction(double value) {
        Checks.positiveAtMost("trainFraction", value, 1);
    }
}
