package infoplane.core;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** What went wrong on another thread, as the thread that waited for it throws it. */
public final class Failures {
    private Failures() {}

    /**
     * The failure without the wrappers of futures.
     *
     * @throws Error if it is one, such as out of memory, so that nobody mistakes it for a failure of the work alone
     */
    public static RuntimeException ofAnotherThread(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(cause);
    }

    /**
     * The message of a failure that the project words for people; empty for one of the JDK's or a library's, whose texts
     * address programmers.
     */
    public static Optional<String> sentence(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        boolean ours = failure instanceof RunFailedException
                || failure instanceof IllegalArgumentException
                        && trace.length > 0
                        && trace[0].getClassName().startsWith("infoplane.");
        return ours ? Optional.ofNullable(failure.getMessage()) : Optional.empty();
    }

    /** Like {@link #sentence(Throwable)}, with the words for what a refusal advises. */
    public static Optional<String> sentence(Throwable failure, Function<Advice, String> words) {
        return failure instanceof InvalidInputException refused
                ? Optional.of(refused.sentence(words))
                : sentence(failure);
    }

    /** Whether memory was not enough, here or in what caused it. */
    public static boolean isOutOfMemory(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError) {
                return true;
            }
        }
        return false;
    }

    /** Like {@link #sentence(String, Throwable, Function)}, without saying where the user finds what is advised. */
    public static String sentence(String what, Throwable failure) {
        return sentence(what, sentence(failure), failure);
    }

    /**
     * One sentence for the user: the failure's message where it was written for users, else what follows from its kind.
     *
     * @param what what failed, such as {@code The run}
     * @param words name what a refusal advises to use, where the user sees it
     */
    public static String sentence(String what, Throwable failure, Function<Advice, String> words) {
        return sentence(what, sentence(failure, words), failure);
    }

    private static String sentence(String what, Optional<String> said, Throwable failure) {
        return said.orElseGet(() -> isOutOfMemory(failure)
                ? what + " needs more memory than Java has ("
                        + (Runtime.getRuntime().maxMemory() >> 20)
                        + " MiB); what was measured is kept. Measure fewer inputs, or give Java more"
                        + " (INFOPLANE_JAVA_OPTIONS=-Xmx8g)."
                : what + " failed unexpectedly; what was measured is kept, and the log has the details.");
    }
}
