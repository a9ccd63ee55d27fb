package infoplane.findings;

import java.util.Locale;

/** Puts reasons for a missing vote or verdict into English. */
final class ReasonWords {
    private ReasonWords() {}

    static String sentence(Reason reason) {
        String clause = clause(reason);
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1) + ".";
    }

    /** The reason as a clause, such as {@code saturated (ends at 11.98 of 12.00 bits, where no compression can be seen)}. */
    static String clause(Reason reason) {
        double value = reason.value();
        double limit = reason.limit();
        return switch (reason.kind()) {
            case SATURATED ->
                format("saturated (ends at %.2f of %.2f bits, where no compression can be seen)", value, limit);
            case FLAGGED -> "flagged: every vote rests on points whose flags say that they may be wrong";
            case DID_NOT_LEARN ->
                format(
                        "did not learn (training accuracy %.1f %% at the end, it takes %.1f %%)",
                        100 * value, 100 * limit);
            case OUTPUT_KNOWS_NOTHING ->
                format(
                        "did not learn (I(T;Y) of the output is at most %.2f bits at the end, it takes %.2f)",
                        value, limit);
            case STILL_FALLING ->
                format("still moving: I(X;T) falls by %.2f bits in the last tenth of log(epoch)", value);
            case STILL_RISING ->
                format("still moving: I(T;Y) of the output rises by %.2f bits in the last tenth of log(epoch)", value);
            case TOO_FEW_EPOCHS -> format("too few epochs measured: %.0f, too far apart to say no", value);
            case TOO_FEW_REPEATS ->
                format("too few repeats: %.0f that learnt have a vote, and it takes %.0f", value, limit);
            case KNOWN_FROM_THE_START ->
                format("labels known from the start: I(T;Y) is %.2f of %.2f bits before training", value, limit);
            case REFUSED -> format("refused at %.0f of %.0f epochs, the first or last among them", value, limit);
            case NOTHING_MEASURED -> "needs an I(X;T), which nothing here has measured";
            case NO_SUCH_LAYERS -> "no such layers";
            case TOO_FEW_BINNINGS -> format("fewer than two binnings have a vote: %.0f", value);
            case NOTHING_TO_COMPARE -> "a single layer has none to be compared with";
            case NO_COMPRESSION -> "no layer that compresses has a compression phase";
            case NO_MINIBATCHES ->
                "no gradients of minibatches were recorded: without them there is no diffusion to see";
            case NEEDS_OTHER_SETTINGS -> "one experiment cannot tell: needs runs of other settings";
            case NEEDS_WINDOWS -> "needs the as-if-random experiment";
            case NEEDS_SCALES -> "needs a map of scales, or an audit of coordinates";
            case NOTHING_TO_AUDIT ->
                "no layer can be told here: none has units to scale, or a scale that shows anything";
            case ON_BOTH_SIDES -> "the 95 % interval over repeats holds the threshold";
        };
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
