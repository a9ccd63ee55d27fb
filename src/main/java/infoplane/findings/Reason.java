package infoplane.findings;

/**
 * Why there is no vote, or no verdict.
 *
 * @param value the number that decided; its unit is that of the kind; NaN for none
 * @param limit what {@code value} was held against; NaN for none
 */
public record Reason(Kind kind, double value, double limit) {
    /** Kinds of reasons. Labels are in result files: add, never rename. */
    public enum Kind {
        /** I(X;T) ends within 5 % of its ceiling; value and limit: I(X;T) at the end and its ceiling, bits. */
        SATURATED("saturated"),
        /** All votes rest on points whose flags say that they may be wrong. */
        FLAGGED("flagged"),
        /** Value: training accuracy at the end; limit: the accuracy from which a network has learnt. */
        DID_NOT_LEARN("did not learn"),
        /** Value: I(T;Y) of the output at the end, bits; limit: the least of a network that has learnt. */
        OUTPUT_KNOWS_NOTHING("did not learn"),
        /** I(X;T) still falls; value: by so many bits in the last tenth of log(epoch); limit: what is allowed. */
        STILL_FALLING("still moving"),
        /** I(T;Y) of the output still rises; value and limit as before. */
        STILL_RISING("still moving"),
        /** Value: how many epochs there are. */
        TOO_FEW_EPOCHS("too few epochs measured"),
        /** Value: repeats that learnt and have a vote; limit: how many are needed. */
        TOO_FEW_REPEATS("too few repeats"),
        /** Value: I(T;Y) at the first epoch, bits; limit: H(Y), bits. */
        KNOWN_FROM_THE_START("labels known from the start"),
        NOTHING_MEASURED("no I(X;T) measured"),
        NO_SUCH_LAYERS("no such layers"),
        /** Value: how many binnings have a vote; limit: how many are needed. */
        TOO_FEW_BINNINGS("fewer than two binnings"),
        NOTHING_TO_COMPARE("a single layer"),
        NO_COMPRESSION("no compression phase"),
        NO_MINIBATCHES("no minibatches"),
        NEEDS_OTHER_SETTINGS("needs runs of other settings"),
        NEEDS_WINDOWS("needs as-if-random windows"),
        /** The 95 % interval over repeats holds the threshold. */
        ON_BOTH_SIDES("the interval holds the threshold");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in result files. */
        public String label() {
            return label;
        }
    }

    static Reason of(Kind kind) {
        return new Reason(kind, Double.NaN, Double.NaN);
    }
}
