package infoplane.scales;

/**
 * What one layer keeps at one epoch, by scale; amounts in nats.
 *
 * @param epoch of the weights
 * @param spread √(mean variance of the layer's columns)
 * @param inputUpper upper bound on I(X;T_σ), with kernels exp(−D/2σ²) (Kolchinsky and Tracey 2017)
 * @param inputLower lower bound, with kernels exp(−D/8σ²), which is the upper bound at 2σ
 * @param labelUpper I(T_σ;Y) from upper bounds; as a difference an estimate and not a bound
 * @param labelLower the same from lower bounds
 * @param exact I(X;T_σ) itself, sampled; empty unless it was asked for
 * @param exactError standard errors of {@code exact}
 */
public record ScaleBounds(
        int epoch,
        double spread,
        double[] inputUpper,
        double[] inputLower,
        double[] labelUpper,
        double[] labelLower,
        double[] exact,
        double[] exactError) {
    private static final double[] NONE = {};

    public ScaleBounds(
            int epoch,
            double spread,
            double[] inputUpper,
            double[] inputLower,
            double[] labelUpper,
            double[] labelLower) {
        this(epoch, spread, inputUpper, inputLower, labelUpper, labelLower, NONE, NONE);
    }

    ScaleBounds withExact(double[] newExact, double[] newError) {
        return new ScaleBounds(epoch, spread, inputUpper, inputLower, labelUpper, labelLower, newExact, newError);
    }

    /** The middle of both bounds. */
    double middle(int scale) {
        return (inputUpper[scale] + inputLower[scale]) / 2;
    }
}
