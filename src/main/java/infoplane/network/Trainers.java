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

    /** Which inner loops the fused engine and the forward pass use, and why not better ones: for people. */
    public static String kernels() {
        String reason = Kernels.whyNoVectors();
        String label = Kernels.best().label();
        return reason.isEmpty() ? label : label + ", because " + reason;
    }
}
