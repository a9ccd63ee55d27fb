package infoplane.ui.work;

import infoplane.core.Advice;
import infoplane.core.Failures;
import java.util.Optional;

/** Failures in the window's words: what a refusal advises to use is named as its field or button is. */
public final class AdviceWords {
    private AdviceWords() {}

    /** The sentence of a failure that the project words for people; empty for any other. */
    public static Optional<String> sentence(Throwable failure) {
        return Failures.sentence(failure, AdviceWords::of);
    }

    /** One sentence for the user. @param what what failed, such as {@code The run} */
    public static String sentence(String what, Throwable failure) {
        return Failures.sentence(what, failure, AdviceWords::of);
    }

    private static String of(Advice advice) {
        return switch (advice.means()) {
            case LABELS -> "“Labels”";
            case INPUTS -> "“Inputs”";
            case LAYERS -> "“Layers”";
            case WEIGHTS -> "“Holds weights”";
            case SOURCE -> "“Find its source…” in the menu of the run";
            case RESUME -> "“Continue” in the menu of that run";
            case FETCH -> "“Fetch”";
        };
    }
}
