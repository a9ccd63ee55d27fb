package infoplane.core;

import java.util.concurrent.CancellationException;

/** Where a long computation reports its progress and asks whether it should go on. */
@FunctionalInterface
public interface RunMonitor {
    RunMonitor SILENT = (done, total, what) -> {};

    void progressed(int done, int total, String what);

    /** Cancellation comes through the thread's interrupt unless an implementation says otherwise. */
    default boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }

    /** Reports, or ends the computation when somebody has asked for that. */
    default void checkpoint(int done, int total, String what) {
        if (cancelled()) {
            throw new CancellationException(what);
        }
        progressed(done, total, what);
    }
}
