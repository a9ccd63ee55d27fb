package infoplane.report;

/** Receives the progress of a replication, from several threads; calls must return quickly. */
public interface ReplicationListener {
    ReplicationListener NONE = new ReplicationListener() {};

    /** So much of all work is done, by a rough estimate of its time. */
    default void progressed(int done, int total) {}

    /** A step begins, such as {@code tanh: training}. */
    default void begins(String step) {}

    /** A step has failed; the others go on. */
    default void failed(String step, String why) {}
}
