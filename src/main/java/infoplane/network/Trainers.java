package infoplane.network;

import infoplane.core.Seed;

/** Makes the trainer that the settings ask for. */
public final class Trainers {
    private Trainers() {}

    /**
     * @param seed of this repeat; initial weights and batch orders come from its streams
     * @throws infoplane.core.InvalidInputException if the engine cannot train such a network
     */
    public static Trainer create(NetworkSettings network, TrainingSettings training, TrainingData data, Seed seed) {
        throw new UnsupportedOperationException("the trainers come next");
    }
}
