package infoplane.ui.work;

import javafx.application.Platform;

/**
 * Runs tasks on the window's thread, the only thread that may change visible nodes. No other class calls JavaFX for this.
 */
public final class WindowThread {
    private static final Turns TURNS = new Turns(WindowThread::soon);

    private WindowThread() {}

    /** Runs a task on the window's thread, in order after all tasks passed to this method earlier. */
    public static void later(Runnable thing) {
        TURNS.execute(thing);
    }

    /** Runs a task on the window's thread without waiting for the tasks of {@link #later}. */
    public static void soon(Runnable thing) {
        Platform.runLater(thing);
    }
}
