package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FusedAgainstDl4jTest {
    private static final TrainingData DATA = TrainingFixture.data(150, 20);

    /**
     * Both engines side by side for 200 steps, of 40 and the last of an epoch of 30 rows. Each rounds to float32 in
     * another order; 1e-5 of the largest parameter is some 80 roundings of 6e-8 … 1.2e-7.
     */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void writeTheSameTrajectory(Activation activation) {
        for (Optimiser optimiser : Optimiser.values()) {
            for (Initialisation initialisation : Initialisation.values()) {
                NetworkSettings network = TrainingFixture.network(activation, initialisation);
                double difference = largestDifference(network, optimiser);
                assertTrue(difference < 1e-5, optimiser + " " + initialisation + " differs by " + difference);
            }
        }
    }

    private static double largestDifference(NetworkSettings network, Optimiser optimiser) {
        double rate = optimiser == Optimiser.ADAM ? 0.0004 : 0.02;
        TrainingSettings dl4j = TrainingFixture.training(Engine.DL4J, optimiser, rate, BatchSize.of(40), 0, 0.001);
        TrainingSettings fused = TrainingFixture.training(Engine.FUSED, optimiser, rate, BatchSize.of(40), 0, 0.001);
        double largest = 0;
        try (Trainer reference = Trainers.create(network, dl4j, DATA, TrainingFixture.SEED);
                Trainer trainer = Trainers.create(network, fused, DATA, TrainingFixture.SEED)) {
            for (int epoch = 1; epoch <= 50; epoch++) {
                reference.trainEpoch(epoch);
                trainer.trainEpoch(epoch);
                largest = Math.max(largest, difference(reference.parameters(), trainer.parameters()));
            }
        }
        return largest;
    }

    private static double difference(float[] expected, float[] actual) {
        double[] wide = new double[expected.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = expected[i];
        }
        return TrainingFixture.relativeDifference(wide, actual);
    }
}
