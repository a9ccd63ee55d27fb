package infoplane.sweep;

import java.io.Serializable;

/**
 * Machines that compute the runs of sweeps. The program itself knows none: a library that does is found by {@link Clusters}.
 * Thread-safe.
 */
public interface Cluster extends AutoCloseable {
    /** A piece of work that some machine carries out. It may be carried out again where a machine was lost, or seemed to be. */
    interface Task<T extends Serializable> extends Serializable {
        /**
         * Carries it out. The machine interrupts the thread when the result is no longer wanted.
         *
         * @param threads that may compute at once
         */
        T call(int threads) throws InterruptedException;
    }

    /**
     * Has a task carried out, on another machine if one is lost, and waits for its result.
     *
     * @throws java.util.concurrent.CancellationException after {@link #stop}
     * @throws TaskLostException if it failed again and again, and the cluster can take others
     * @throws infoplane.core.RunFailedException if the cluster can take no others: why
     */
    <T extends Serializable> T call(Task<T> task);

    /** Tasks that the machines which are there now carry out at once; at least 1. */
    int tasksAtOnce();

    /** Ends all tasks, and refuses further ones. */
    void stop();

    @Override
    void close();
}
