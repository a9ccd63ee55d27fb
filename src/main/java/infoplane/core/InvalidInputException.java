package infoplane.core;

import org.jspecify.annotations.Nullable;

/** What the user gave is wrong; the message is one sentence: what, where, what is allowed. */
public final class InvalidInputException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidInputException(String whatWhereAllowed) {
        super(whatWhereAllowed);
    }

    public InvalidInputException(String whatWhereAllowed, @Nullable Throwable cause) {
        super(whatWhereAllowed, cause);
    }
}
