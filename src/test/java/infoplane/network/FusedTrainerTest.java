package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.InvalidInputException;
import infoplane.core.Samples;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FusedTrainerTest {
    private static final TrainingData DATA = TrainingFixture.data(150, 20);

    private static Stream<Arguments> everything() {
        return Stream.of(Kernels.best(), new ScalarKernels())
                .flatMap(kernels -> Stream.of(Activation.values())
                        .flatMap(activation -> Stream.of(Optimiser.values())
                                .map(optimiser -> Arguments.of(kernels.label(), activation, optimiser, kernels))));
    }

    /**
     * Against the same formulas in float64 (whose gradient is held to central differences) over 200 steps from every
     * initialisation: 5e-6 of the largest parameter, some 40 to 80 roundings of float32.
     */
    @ParameterizedTest(name = "{0}, {1}, {2}")
    @MethodSource("everything")
    void followsTheFormulas(String label, Activation activation, Optimiser optimiser, DenseKernels kernels) {
        double rate = optimiser.hasMoments() ? 0.0004 : 0.02;
        TrainingSettings training =
                TrainingFixture.training(Engine.FUSED, optimiser, rate, BatchSize.of(40), 0.001, 0.001);
        Set<Initialisation> all = EnumSet.allOf(Initialisation.class);
        // from there a unit of leaky ReLU comes so near to its kink that float32 and float64 see it on different sides
        all.remove(Initialisation.TRUNCATED_NORMAL_FAN_OUT);
        for (Initialisation initialisation : all) {
            NetworkSettings network = TrainingFixture.network(activation, initialisation);
            double difference = differenceAfter50Epochs(network, training, DATA, kernels);
            assertTrue(difference < 5e-6, initialisation + " differs by " + difference);
        }
    }

    /**
     * A step over all rows takes activations from the evaluation before it. A trainer that was restored has evaluated
     * nothing and computes them again: the same bits, with two whole blocks of rows, a part of one, and rows to test.
     */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void activationsOfTheEvaluationAreThoseOfTheStep(boolean plain) {
        DenseKernels kernels = plain ? new ScalarKernels() : Kernels.best();
        TrainingData data = TrainingFixture.data(600, 100);
        NetworkSettings network = TrainingFixture.network(Activation.TANH, Initialisation.values()[0]);
        TrainingSettings training = TrainingFixture.training(Engine.FUSED, Optimiser.ADAM, 0.01, BatchSize.FULL, 0, 0);
        try (Trainer going = new FusedTrainer(network, training, data, TrainingFixture.SEED, kernels);
                Trainer restored = new FusedTrainer(network, training, data, TrainingFixture.SEED, kernels)) {
            TrainerState before = going.state();
            going.evaluate(0);
            restored.trainEpoch(1);
            for (int epoch = 1; epoch <= 4; epoch++) {
                restored.restore(before);
                EpochRecord record = going.trainEpoch(epoch);
                assertEquals(record, restored.trainEpoch(epoch));
                assertArrayEquals(going.parameters(), restored.parameters());
                before = going.state();
                restored.trainEpoch(epoch + 1); // evaluates other parameters
            }
        }
    }

    private static double differenceAfter50Epochs(
            NetworkSettings network, TrainingSettings training, TrainingData data, DenseKernels kernels) {
        try (Trainer trainer = new FusedTrainer(network, training, data, TrainingFixture.SEED, kernels)) {
            ReferenceNetwork reference = new ReferenceNetwork(
                    network, training, data.inputs().columns(), data.classCount(), trainer.parameters());
            BatchOrder batches = new BatchOrder(data, training.batchSize(), TrainingFixture.SEED);
            for (int epoch = 1; epoch <= 50; epoch++) {
                trainer.trainEpoch(epoch);
                TrainingFixture.trainEpoch(reference, data, batches, epoch);
            }
            return TrainingFixture.relativeDifference(reference.parameters, trainer.parameters());
        }
    }

    /** Every network of these widths, in both kernels; the reference's gradient is checked by central differences. */
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 9, 33})
    void followsTheOrthonormalityPenalty(int width) {
        NetworkSettings network =
                new NetworkSettings(List.of(width, 5), Activation.TANH, List.of(), Initialisation.XAVIER);
        TrainingSettings training =
                TrainingFixture.training(Engine.FUSED, Optimiser.ADAMW, 0.002, BatchSize.of(40), 0, 0, 0.1);
        for (DenseKernels kernels : List.of(Kernels.best(), new ScalarKernels())) {
            double difference = differenceAfter50Epochs(network, training, DATA, kernels);
            assertTrue(difference < 5e-6, kernels.label() + " differs by " + difference);
        }
    }

    /** Where the penalty is all there is, W of any shape ends orthonormal: its singular values are 1, ‖W‖² is their number. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void aStrongPenaltyMakesWeightsOrthonormal(Engine engine) {
        NetworkSettings network = new NetworkSettings(List.of(8), Activation.TANH, List.of(), Initialisation.XAVIER);
        TrainingSettings training = TrainingFixture.training(engine, Optimiser.SGD, 1e-5, BatchSize.of(40), 0, 0, 5000);
        try (Trainer trainer = Trainers.create(network, training, DATA, TrainingFixture.SEED)) {
            IntStream.rangeClosed(1, 100).forEach(trainer::trainEpoch);
            EpochRecord record = trainer.evaluate(100);
            assertEquals(Math.sqrt(6), record.layers().get(0).weightNorm(), 1e-3); // 6 × 8
            assertEquals(Math.sqrt(3), record.layers().get(1).weightNorm(), 1e-3); // 8 × 3
        }
    }

    /**
     * Adam's moments do not see the decay: with a gradient of 0, as of inputs that are 0 and classes that are equally frequent, weights
     * shrink by 1 − η λ a step.
     */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void decoupledDecayShrinksWeightsGeometrically(Engine engine) {
        TrainingData flat = new TrainingData(
                Samples.ofFloats(new float[4], 2, 2), new int[] {0, 1}, 2, new int[] {0, 1}, new int[0]);
        NetworkSettings network = new NetworkSettings(List.of(3), Activation.TANH, List.of(), Initialisation.XAVIER);
        TrainingSettings training = TrainingFixture.training(engine, Optimiser.ADAMW, 0.1, BatchSize.FULL, 0, 0);
        try (Trainer trainer = Trainers.create(network, training, flat, TrainingFixture.SEED)) {
            float[] start = trainer.parameters();
            IntStream.rangeClosed(1, 10).forEach(trainer::trainEpoch);
            float[] end = trainer.parameters();
            for (int i = 0; i < start.length; i++) {
                assertEquals(start[i] * Math.pow(1 - 0.1 * 0.1, 10), end[i], 1e-6);
            }
        }
    }

    /** 600 rows in one step are more than one block; gradients add up over blocks. */
    @Test
    void aBatchMayBeLargerThanABlock() {
        TrainingData data = TrainingFixture.data(600, 0);
        TrainingSettings training =
                TrainingFixture.training(Engine.FUSED, Optimiser.ADAM, 0.0004, BatchSize.FULL, 0, 0);
        NetworkSettings network = TrainingFixture.network(Activation.TANH, Initialisation.XAVIER);
        assertTrue(differenceAfter50Epochs(network, training, data, Kernels.best()) < 5e-6);
    }

    /** No hidden layer is logistic regression; one row, one class and no test rows must work as well. */
    @Test
    void workAtTheEdges() {
        NetworkSettings none =
                new NetworkSettings(List.of(), Activation.TANH, List.of(), Initialisation.TRUNCATED_NORMAL);
        TrainingSettings training = TrainingFixture.training(Engine.FUSED, Optimiser.SGD, 0.1, BatchSize.of(40), 0, 0);
        assertTrue(differenceAfter50Epochs(none, training, DATA, Kernels.best()) < 5e-6);
        TrainingData one = new TrainingData(
                Samples.ofFloats(new float[] {1, 2}, 1, 2), new int[] {0}, 1, new int[] {0}, new int[0]);
        try (Trainer trainer = new FusedTrainer(none, training, one, TrainingFixture.SEED, Kernels.best())) {
            EpochRecord record = trainer.trainEpoch(1);
            assertEquals(0, record.lossTrain());
            assertEquals(1, record.accuracyTrain());
            assertTrue(Double.isNaN(record.lossTest()) && Double.isNaN(record.accuracyTest()));
        }
    }

    @Test
    void autoTakesIt() {
        TrainingSettings training = TrainingFixture.training(Engine.AUTO, Optimiser.SGD, 0.1, BatchSize.FULL, 0, 0);
        NetworkSettings network = TrainingFixture.network(Activation.TANH, Initialisation.XAVIER);
        try (Trainer trainer = Trainers.create(network, training, DATA, TrainingFixture.SEED)) {
            assertEquals("fused", trainer.engine());
        }
    }

    @Test
    void refusesAStateOfAnotherNetworkOrOptimiser() {
        NetworkSettings network = TrainingFixture.network(Activation.TANH, Initialisation.XAVIER);
        TrainingSettings adam = TrainingFixture.training(Engine.FUSED, Optimiser.ADAM, 0.1, BatchSize.FULL, 0, 0);
        try (Trainer trainer = Trainers.create(network, adam, DATA, TrainingFixture.SEED)) {
            float[] right = trainer.parameters();
            assertThrows(
                    InvalidInputException.class,
                    () -> trainer.restore(new TrainerState(1, new float[3], new float[2 * right.length])));
            assertThrows(InvalidInputException.class, () -> trainer.restore(new TrainerState(1, right, new float[0])));
        }
    }

    /** A loss of 1e-9 is far below the float32 resolution of 1, and must not come out as 0 or 6e-8. */
    @Test
    void tinyLossesKeepTheirSize() {
        for (DenseKernels kernels : List.of(Kernels.best(), new ScalarKernels())) {
            int stride = DenseBlock.padded(kernels, 1);
            float[] logits = new float[2 * stride];
            IntStream.range(0, stride).forEach(row -> logits[row] = 20);
            float[] right = new float[stride];
            float[] losses = new float[stride];
            kernels.score(logits, new float[stride], 2, stride, losses, right);
            assertEquals(Math.log1p(Math.exp(-20)), losses[0], 1e-15);
            assertEquals(1, right[0]);
        }
    }
}
