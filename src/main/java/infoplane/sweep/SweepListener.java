package infoplane.sweep;

/** Receives the progress of the workers of a process, from several threads but never two at once; calls must return quickly. */
public interface SweepListener {
    SweepListener NONE = new SweepListener() {};

    /** Of the runs that this process is to see done, so many are done, also by other workers. */
    default void done(int done, int total) {}

    /** A run goes on. @param what the work, such as {@code training} */
    default void progressed(String run, String what, int done, int total) {}

    /** A run has ended, or was given back. @param why why it failed; empty if it did not */
    default void ended(String run, String why) {}

    /** Nothing is left to claim; the workers wait for the runs that other workers hold. */
    default void waiting(int runs) {}
}
