package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The engines side by side for 200 steps: 50 epochs of three steps of 40 rows and one of 30. Each rounds to float32 in
 * another order; 1e-5 of the largest parameter is some 80 to 160 roundings.
 */
class FusedAgainstDl4jTest {
    private static final TrainingData DATA = TrainingFixture.data(150, 20);
    private static final double TOLERANCE = 1e-5;

    /** Every activation, every optimiser and every initialisation, each at least once; all combinations take longer. */
    @ParameterizedTest
    @EnumSource(Activation.class)
    void writeTheSameTrajectory(Activation activation) {
        Optimiser[] optimisers = Optimiser.values();
        Initialisation[] initialisations = Initialisation.values();
        for (int other = 0; other < 2; other++) {
            int place = 2 * activation.ordinal() + other;
            assertAgree(
                    activation,
                    optimisers[place % optimisers.length],
                    initialisations[place % initialisations.length],
                    0);
        }
    }

    /** Layers that narrow and that widen have their orthonormal vectors in the columns and in the rows. */
    @ParameterizedTest
    @EnumSource(Optimiser.class)
    void writeTheSameTrajectoryUnderTheOrthonormalityPenalty(Optimiser optimiser) {
        assertAgree(Activation.TANH, optimiser, Initialisation.XAVIER, 0.05);
    }

    /**
     * The noise of both engines is the same. On a grid, a rounding can move a unit of a row to the next value, 1/15 of
     * its range; so few of them do that the weights stay within a hundred times the tolerance.
     */
    @ParameterizedTest
    @EnumSource(
            value = Activation.class,
            names = {"TANH", "RELU"})
    void writeTheSameTrajectoryWithNoiseAndGrids(Activation activation) {
        NetworkSettings network = TrainingFixture.network(activation, Initialisation.XAVIER);
        assertAgree(network.with(new NoiseSettings(0.1)), Optimiser.ADAM, 0, TOLERANCE);
        assertAgree(network.with(new QuantisationSettings(4, 8)), Optimiser.MOMENTUM, 0, 100 * TOLERANCE);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(Activation.class)
    void writeTheSameTrajectoryInEveryCombination(Activation activation) {
        for (Optimiser optimiser : Optimiser.values()) {
            for (Initialisation initialisation : Initialisation.values()) {
                assertAgree(activation, optimiser, initialisation, 0);
            }
        }
    }

    private static void assertAgree(
            Activation activation, Optimiser optimiser, Initialisation initialisation, double orthonormality) {
        NetworkSettings network = orthonormality > 0
                ? new NetworkSettings(List.of(9, 4), activation, List.of(), initialisation)
                : TrainingFixture.network(activation, initialisation);
        assertAgree(network, optimiser, orthonormality, TOLERANCE);
    }

    private static void assertAgree(
            NetworkSettings network, Optimiser optimiser, double orthonormality, double tolerance) {
        TrainingSettings reference = settings(Engine.DL4J, optimiser, orthonormality);
        try (Trainer dl4j = Trainers.create(network, reference, DATA, TrainingFixture.SEED);
                Trainer fused = Trainers.create(
                        network, settings(Engine.FUSED, optimiser, orthonormality), DATA, TrainingFixture.SEED)) {
            for (int epoch = 1; epoch <= 50; epoch++) {
                dl4j.trainEpoch(epoch);
                fused.trainEpoch(epoch);
                double difference = TrainingFixture.relativeDifference(widened(dl4j.parameters()), fused.parameters());
                assertTrue(
                        difference < tolerance,
                        optimiser + " for " + network + " differs by " + difference + " at epoch " + epoch);
            }
        }
    }

    private static TrainingSettings settings(Engine engine, Optimiser optimiser, double orthonormality) {
        double rate = optimiser.hasMoments() ? 0.0004 : 0.02;
        return TrainingFixture.training(engine, optimiser, rate, BatchSize.of(40), 0, 0.001, orthonormality);
    }

    private static double[] widened(float[] parameters) {
        double[] wide = new double[parameters.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = parameters[i];
        }
        return wide;
    }
}
