package infoplane.core;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What the user gave is wrong; the message is one sentence: what, where, what is allowed. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final @Nullable String about;

    public InvalidInputException(String whatWhereAllowed) {
        this(whatWhereAllowed, null);
    }

    public InvalidInputException(String whatWhereAllowed, @Nullable Throwable cause) {
        this(whatWhereAllowed, cause, null);
    }

    private InvalidInputException(String whatWhereAllowed, @Nullable Throwable cause, @Nullable String about) {
        super(whatWhereAllowed, cause);
        this.about = about;
    }

    /** @param name name of the argument that is wrong, for forms that say so beside its field */
    public static InvalidInputException about(String name, String whatWhereAllowed) {
        return new InvalidInputException(whatWhereAllowed, null, name);
    }

    /** Does something; what is refused in it is about the argument of this name, unless it says about which one. */
    public static <T> T about(String name, Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidInputException e) {
            throw e.about == null ? new InvalidInputException(String.valueOf(e.getMessage()), e, name) : e;
        }
    }

    /** The name of the argument that is wrong; empty if nobody said. */
    public Optional<String> argument() {
        return Optional.ofNullable(about);
    }
}
