package infoplane.network;

import infoplane.core.InvalidInputException;
import infoplane.core.Seed;

/** Makes the trainer that the settings ask for. */
public final class Trainers {
    private Trainers() {}

    /**
     * @param seed of this repeat; initial weights and batch orders come from its streams
     * @throws InvalidInputException if the engine cannot train such a network
     */
    public static Trainer create(NetworkSettings network, TrainingSettings training, TrainingData data, Seed seed) {
        if (data.train().length == 0) {
            throw new InvalidInputException("there are no rows to train on but at least 1 is needed");
        }
        return training.engine() == TrainingSettings.Engine.DL4J
                ? new Dl4jTrainer(network, training, data, seed)
                : new FusedTrainer(network, training, data, seed, Kernels.best());
    }
}
