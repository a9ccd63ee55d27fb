package infoplane.network;

import java.util.List;

/** The weights of a network at every kept epoch, with random access. Epoch 0 is the network before training. */
public interface Trajectory extends AutoCloseable {
    ParameterLayout layout();

    /** The kept epochs, ascending; grows while training goes on. */
    List<Integer> epochs();

    /**
     * The parameters of one kept epoch, laid out as {@link #layout()} says; a copy. Thread-safe.
     *
     * @throws IllegalArgumentException if the epoch was not kept
     */
    float[] parameters(int epoch);

    /** Lets go of what reading needs, such as an open file. */
    @Override
    default void close() {}
}
