package infoplane.core;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the user gave is wrong; the message is one sentence: what, where, what is allowed. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final @Nullable String about;
    private final @Nullable Advice advice;

    public InvalidInputException(String whatWhereAllowed) {
        this(whatWhereAllowed, null);
    }

    public InvalidInputException(String whatWhereAllowed, @Nullable Throwable cause) {
        this(whatWhereAllowed, cause, null, null);
    }

    private InvalidInputException(
            String whatWhereAllowed, @Nullable Throwable cause, @Nullable String about, @Nullable Advice advice) {
        super(whatWhereAllowed, cause);
        this.about = about;
        this.advice = advice;
    }

    /** @param name name of the argument that is wrong, for forms that say so beside its field */
    public static InvalidInputException about(String name, String whatWhereAllowed) {
        return new InvalidInputException(whatWhereAllowed, null, name, null);
    }

    /** Does something; what is refused in it is about the argument of this name, unless it says about which one. */
    public static <T> T about(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw e.about == null ? new InvalidInputException(String.valueOf(e.getMessage()), e, name, e.advice) : e;
        }
    }

    /** The name of the argument that is wrong; empty if nobody said. */
    public Optional<String> argument() {
        return Optional.ofNullable(about);
    }

    /** The same refusal, whose last words, such as {@code name their file}, are what one can do with the advice. */
    public InvalidInputException with(Advice.Means means) {
        return with(Advice.of(means));
    }

    public InvalidInputException with(Advice last) {
        return new InvalidInputException(String.valueOf(getMessage()), getCause(), about, last);
    }

    /** With what the user can do what the last words of the message advise; empty if they advise nothing of that kind. */
    public Optional<Advice> advice() {
        return Optional.ofNullable(advice);
    }

    /** The message, and with what the user can do as it advises. @param words name the means where the user sees them */
    public String sentence(Function<Advice, String> words) {
        return getMessage() + (advice == null ? "" : " with " + words.apply(advice));
    }
}
