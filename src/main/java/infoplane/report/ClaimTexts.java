package infoplane.report;

import infoplane.findings.ClaimKind;
import infoplane.findings.Verdict;
import infoplane.findings.Vote;

/** What a claim asks and how it is decided, for people. */
final class ClaimTexts {
    private ClaimTexts() {}

    static String question(ClaimKind kind) {
        return switch (kind) {
            case FITTING -> "Do layers first learn the labels?";
            case TANH_COMPRESSES -> "Do hidden layers of tanh units forget the input?";
            case RELU_DOES_NOT -> "Do hidden layers of ReLU units keep the input?";
            case OUTPUT_COMPRESSES -> "Does the output forget the input?";
            case DEPENDS_ON_BINS -> "Does the answer for ReLU depend on the bins?";
            case ORDER_HOLDS -> "Does information fall from layer to layer?";
            case STABLE -> "Is the answer the same with other settings and seeds?";
            case WINDOWS_COMPRESS -> "Do as-if-random windows of ReLU networks forget the input?";
            case STARTS_TOGETHER -> "Do diffusion and compression start together?";
            case DEPENDS_ON_SCALE -> "Does the answer depend on scale or coordinates?";
        };
    }

    /** What the number of a vote is, and when it is a yes. */
    static String quantity(ClaimKind kind) {
        return switch (kind) {
            case FITTING -> "The largest rise of I(T;Y) of a layer over training; yes above 0.05 bits.";
            case TANH_COMPRESSES ->
                "The largest fall of I(X;T) of a tanh hidden layer from its maximum to the end; yes above 0.5 bits.";
            case RELU_DOES_NOT ->
                "The largest fall of I(X;T) of a ReLU hidden layer from its maximum to the end; yes up to 0.5 bits.";
            case OUTPUT_COMPRESSES ->
                "The fall of I(X;T) of the output from its maximum to the end; yes above 0.5 bits.";
            case DEPENDS_ON_BINS ->
                "The largest fall of I(X;T) of a ReLU hidden layer; the claim is supported if it is above 0.5 bits with one"
                        + " binning and not with another.";
            case ORDER_HOLDS -> "The largest excess of I(X;T) or I(T;Y) over the layer before; yes up to 0.1 bits.";
            case STABLE ->
                "How far the threshold of 0.5 bits lies between the least and the greatest mean fall, over the values of all"
                        + " settings; yes up to 0 bits.";
            case WINDOWS_COMPRESS ->
                "The largest fall of I(X;T) of a ReLU hidden layer in windows of the last epochs; yes above 0.5 bits.";
            case STARTS_TOGETHER ->
                "The logarithm of the ratio of the two starting epochs; yes up to log 2 = 0.69, a factor of two.";
            case DEPENDS_ON_SCALE ->
                "How far the threshold of 0.5 bits lies between the least and the greatest fall of a layer, over scales or"
                        + " coordinates; yes above 0 bits.";
        };
    }

    /** The unit of the number of a vote. */
    static String unit(ClaimKind kind) {
        return kind == ClaimKind.STARTS_TOGETHER ? "log ratio" : "bits";
    }

    /** The class of the light of a verdict on the page. */
    static String light(Verdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> "yes";
            case NOT_SUPPORTED -> "no";
            case DEPENDS_ON_ESTIMATOR -> "mixed";
            case UNDECIDED, NOT_JUDGED -> "open";
        };
    }

    static String light(Vote vote) {
        return switch (vote) {
            case YES -> "yes";
            case NO -> "no";
            case NONE -> "open";
        };
    }
}
