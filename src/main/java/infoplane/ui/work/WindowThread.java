package infoplane.ui.work;

import javafx.application.Platform;

/** The thread of the window, which alone may touch what is shown. No other class asks JavaFX for it. */
public final class WindowThread {
    private static final Turns TURNS = new Turns(WindowThread::soon);

    private WindowThread() {}

    /** Does something on the window's thread, in a turn of its own after everything that was asked for before. */
    public static void later(Runnable thing) {
        TURNS.execute(thing);
    }

    /** Does something on the window's thread without waiting for those that are in turns. */
    public static void soon(Runnable thing) {
        Platform.runLater(thing);
    }
}
