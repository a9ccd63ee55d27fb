package infoplane.core;

import java.util.concurrent.CancellationException;

/** Where a long computation reports its progress and asks whether it should go on. */
@FunctionalInterface
public interface RunMonitor {
    RunMonitor SILENT = (done, total, what) -> {};

    /** The monitor of what the calling thread computes; silent unless {@link #during} has named one. */
    static RunMonitor current() {
        return CurrentMonitor.get();
    }

    /** Does some work, in which {@link #current} is the given monitor. */
    static void during(RunMonitor monitor, Runnable work) {
        CurrentMonitor.during(monitor, work);
    }

    void progressed(int done, int total, String what);

    /** The monitor of one of several computations, one after the other, each of which counts its own steps. @param number from 0 */
    default RunMonitor part(int number, int parts) {
        RunMonitor whole = this;
        return new RunMonitor() {
            @Override
            public void progressed(int done, int total, String what) {
                whole.progressed(number * total + done, parts * total, what);
            }

            @Override
            public void within(int done, int total, String what) {
                whole.within(done, total, what);
            }

            @Override
            public boolean cancelled() {
                return whole.cancelled();
            }
        };
    }

    /** Reports how far one of many steps is, which is of interest where a single step takes long. */
    default void within(int done, int total, String what) {}

    /** Cancellation comes through the thread's interrupt unless an implementation says otherwise. */
    default boolean cancelled() {
        return Thread.currentThread().isInterrupted();
    }

    /** Ends the computation when somebody has asked for that. */
    default void check(String what) {
        if (cancelled()) {
            throw new CancellationException(what);
        }
    }

    /** Reports, or ends the computation when somebody has asked for that. */
    default void checkpoint(int done, int total, String what) {
        check(what);
        progressed(done, total, what);
    }
}
