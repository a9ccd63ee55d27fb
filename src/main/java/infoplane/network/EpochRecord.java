package infoplane.network;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * What training says about one epoch.
 *
 * @param epoch 0 before training
 * @param lossTrain mean cross-entropy over the training rows, nats, penalties left out
 * @param lossTest the same over the test rows; NaN without any
 * @param accuracyTrain share of training rows whose most probable class is right
 * @param accuracyTest the same over the test rows; NaN without any
 * @param layers one entry a layer, first hidden to output
 */
public record EpochRecord(
        int epoch,
        double lossTrain,
        double lossTest,
        double accuracyTrain,
        double accuracyTest,
        List<LayerGradient> layers) {
    private static final int DIGITS = 8;
    private static final MathContext ROUNDED = new MathContext(DIGITS);
    /** The powers of ten that float64 holds exactly. */
    private static final double[] TENS = new double[23];

    static {
        for (int power = 0; power < TENS.length; power++) {
            TENS[power] = Double.parseDouble("1e" + power);
        }
    }

    /**
     * Gradient statistics over the minibatches of an epoch (Shwartz-Ziv and Tishby 2017, figure 4).
     *
     * @param meanNorm Frobenius norm of the mean gradient of W; NaN for full batch and before training
     * @param deviationNorm Frobenius norm of the standard deviation of the gradient of W; NaN likewise
     * @param weightNorm Frobenius norm of W at the end of the epoch
     */
    public record LayerGradient(double meanNorm, double deviationNorm, double weightNorm) {
        private LayerGradient rounded() {
            return new LayerGradient(
                    EpochRecord.rounded(meanNorm), EpochRecord.rounded(deviationNorm), EpochRecord.rounded(weightNorm));
        }
    }

    public EpochRecord {
        layers = List.copyOf(layers);
    }

    /**
     * The record with {@value #DIGITS} digits a number. The numbers come from float32, which has seven, and a file of them is
     * half as long as with all digits of float64. Runs of version 0.1.0 have all.
     */
    public EpochRecord rounded() {
        return new EpochRecord(
                epoch,
                rounded(lossTrain),
                rounded(lossTest),
                rounded(accuracyTrain),
                rounded(accuracyTest),
                layers.stream().map(LayerGradient::rounded).toList());
    }

    /** The float64 number that is nearest to the decimal number of so many digits. */
    private static double rounded(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return value;
        }
        int places = DIGITS - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        if (places < 0 || places >= TENS.length) {
            return new BigDecimal(value).round(ROUNDED).doubleValue();
        }
        return Math.rint(value * TENS[places]) / TENS[places]; // both exact, so that the quotient is the nearest
    }
}
