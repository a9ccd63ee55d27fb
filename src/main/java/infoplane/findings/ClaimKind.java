package infoplane.findings;

/**
 * The claims of the literature. Each is decided by a quantity of an estimator and a threshold:
 *
 * <ol>
 *   <li>the largest rise of I(T;Y) over training, over hidden layers and the output: above 0.05 bits;
 *   <li>the largest fall of I(X;T) from its maximum to the end, over tanh hidden layers: above 0.5 bits;
 *   <li>the same fall over ReLU hidden layers: not above 0.5 bits;
 *   <li>the fall of I(X;T) of the output: above 0.5 bits;
 *   <li>the quantity of claim 3: above 0.5 bits with one binning and not with another;
 *   <li>the largest excess of I(X;T) or I(T;Y) over the layer before: not above 0.1 bits;
 *   <li>how far the threshold of compression lies between the least and the greatest mean fall of hidden layers, over the values of the
 *       settings of a sweep: not above 0 bits ({@link SettingsEffect}); one experiment cannot tell;
 *   <li>the fall of claim 3 for as-if-random windows of the last epochs: above 0.5 bits;
 *   <li>the largest absolute logarithm of the ratio of the two starting epochs, over compressing layers: not above the logarithm of 2;
 *   <li>how far the threshold of compression lies between the least and the greatest fall of a layer, over coordinates or over scales
 *       at which the layer is neither empty nor at its ceiling: above 0 bits.
 * </ol>
 */
public enum ClaimKind {
    FITTING(1, "there is a fitting phase", 0.05, true),
    TANH_COMPRESSES(2, "tanh hidden layers compress", Findings.COMPRESSES_BITS, true),
    RELU_DOES_NOT(3, "ReLU hidden layers do not compress", Findings.COMPRESSES_BITS, false),
    OUTPUT_COMPRESSES(4, "the output layer compresses", Findings.COMPRESSES_BITS, true),
    DEPENDS_ON_BINS(5, "the verdict on ReLU depends on the bins", Findings.COMPRESSES_BITS, true),
    ORDER_HOLDS(6, "information falls from layer to layer", 0.1, false),
    STABLE(7, "results are stable to width, learning rate, batch size and seed", 0, false),
    WINDOWS_COMPRESS(8, "as-if-random windows compress even with ReLU", Findings.COMPRESSES_BITS, true),
    STARTS_TOGETHER(9, "diffusion and compression start together", Math.log(2), false),
    DEPENDS_ON_SCALE(10, "the verdict on compression depends on scale or coordinates", 0, true);

    private final int number;
    private final String statement;
    private final double threshold;
    private final boolean yesAbove;

    ClaimKind(int number, String statement, double threshold, boolean yesAbove) {
        this.number = number;
        this.statement = statement;
        this.threshold = threshold;
        this.yesAbove = yesAbove;
    }

    /** The number in the claims report, 1 to 10. */
    public int number() {
        return number;
    }

    public String statement() {
        return statement;
    }

    /** The threshold in bits; for claim 9 the logarithm of a ratio. */
    public double threshold() {
        return threshold;
    }

    /** Whether this quantity is a vote for the claim. */
    boolean yes(double quantity) {
        return quantity > threshold == yesAbove;
    }

    /** Whether flags can invalidate votes. For claims about the flagged effects themselves, flags are evidence instead. */
    boolean heedsFlags() {
        return this != DEPENDS_ON_BINS && this != ORDER_HOLDS && this != DEPENDS_ON_SCALE;
    }
}
