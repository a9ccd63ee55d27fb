package infoplane.network;

/**
 * A network being trained, one epoch at a time. Not thread-safe: one thread owns it. Same settings, data and seed give
 * the same bits.
 */
public interface Trainer extends AutoCloseable {
    /** Where the parameters lie. */
    ParameterLayout layout();

    /** The present parameters; a copy. */
    float[] parameters();

    /** Loss and accuracy of the present parameters as the record of epoch {@code epoch}, without training. */
    EpochRecord evaluate(int epoch);

    /**
     * Trains one pass over the training rows, in an order that depends on the seed and the epoch alone.
     *
     * @param epoch counted from 1; one more than the last epoch trained or restored
     * @return losses and accuracies after the epoch
     * @throws infoplane.core.RunFailedException if the loss is not finite: which epoch, and what to try
     */
    EpochRecord trainEpoch(int epoch);

    /** Everything that the optimiser needs to go on exactly as if it had never stopped. */
    TrainerState state();

    /** Goes on from a state that a trainer of the same settings gave. */
    void restore(TrainerState state);

    /** Which trainer this is, for provenance: {@code dl4j} or {@code fused}. */
    String engine();

    @Override
    void close();
}
