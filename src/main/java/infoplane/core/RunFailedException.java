package infoplane.core;

import org.jspecify.annotations.Nullable;

/** Something failed for a reason that the user can act on; the message is one clear sentence and is shown as it stands. */
public final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RunFailedException(String whatHappenedAndWhatToDo) {
        this(whatHappenedAndWhatToDo, null);
    }

    public RunFailedException(String whatHappenedAndWhatToDo, @Nullable Throwable cause) {
        super(whatHappenedAndWhatToDo, cause);
    }
}
