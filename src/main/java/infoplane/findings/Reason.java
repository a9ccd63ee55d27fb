package infoplane.findings;

/**
 * The reason why there is no vote or no verdict.
 *
 * @param value the deciding number in the unit of the kind; NaN if there is none
 * @param limit the number that {@code value} is compared with; NaN if there is none
 */
public record Reason(Kind kind, double value, double limit) {
    /** The kinds of reasons. The labels are in result files: add labels, never rename them. */
    public enum Kind {
        /** The final I(X;T) is within 5 % of its ceiling. Value: I(X;T) at the end, bits; limit: its ceiling, bits. */
        SATURATED("saturated"),
        /** All votes rest on points whose flags warn of errors. */
        FLAGGED("flagged"),
        /** Value: training accuracy at the end; limit: the accuracy from which a network has learnt. */
        DID_NOT_LEARN("did not learn"),
        /** Value: I(T;Y) of the output at the end, bits; limit: the least value of a network that has learnt. */
        OUTPUT_KNOWS_NOTHING("did not learn"),
        /** I(X;T) still falls. Value: its fall over the last tenth of log(epoch), bits; limit: the allowed fall, bits. */
        STILL_FALLING("still moving"),
        /**
         * I(T;Y) of the output still rises. Value: its rise over the last tenth of log(epoch), bits; limit: the allowed
         * rise, bits.
         */
        STILL_RISING("still moving"),
        /** Value: number of epochs. */
        TOO_FEW_EPOCHS("too few epochs measured"),
        /** Value: number of repeats that learnt and have a vote; limit: the number needed. */
        TOO_FEW_REPEATS("too few repeats"),
        /** Value: I(T;Y) at the first epoch, bits; limit: H(Y), bits. */
        KNOWN_FROM_THE_START("labels known from the start"),
        /** Value: number of epochs that the estimator refused; limit: number of epochs that it was asked for. */
        REFUSED("refused"),
        NOTHING_MEASURED("no I(X;T) measured"),
        NO_SUCH_LAYERS("no such layers"),
        /** Value: number of binnings with a vote; limit: the number needed. */
        TOO_FEW_BINNINGS("fewer than two binnings"),
        NOTHING_TO_COMPARE("a single layer"),
        NO_COMPRESSION("no compression phase"),
        NO_MINIBATCHES("no minibatches"),
        NEEDS_OTHER_SETTINGS("needs runs of other settings"),
        NEEDS_WINDOWS("needs as-if-random windows"),
        NEEDS_SCALES("needs a map of scales, or an audit of coordinates"),
        NOTHING_TO_AUDIT("nothing to audit"),
        /** The threshold lies within the 95 % interval over repeats. */
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
