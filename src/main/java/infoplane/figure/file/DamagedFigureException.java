package infoplane.figure.file;

import java.io.IOException;

/** A figure's file does not hold what such files hold. The message says why, for the user, without the file's name. */
final class DamagedFigureException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedFigureException(String message) {
        super(message);
    }

    DamagedFigureException(String message, Throwable cause) {
        super(message, cause);
    }
}
