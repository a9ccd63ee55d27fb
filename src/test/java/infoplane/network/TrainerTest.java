package infoplane.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import infoplane.core.RunFailedException;
import infoplane.core.Seed;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final TrainingData DATA = TrainingFixture.data(100, 30);

    private static Trainer trainer(Activation activation, TrainingSettings training, Seed seed) {
        return Trainers.create(
                TrainingFixture.network(activation, Initialisation.TRUNCATED_NORMAL), training, DATA, seed);
    }

    private static TrainingSettings settings(Engine engine, Optimiser optimiser, double l1, double l2) {
        double rate = optimiser.hasMoments() ? 0.002 : 0.05;
        return TrainingFixture.training(engine, optimiser, rate, BatchSize.of(32), l1, l2);
    }

    /** Against the same formulas in float64, whose gradient is checked by central differences; 40 steps of float32. */
    @ParameterizedTest
    @CsvSource({
        "DL4J,SGD,0,0",
        "DL4J,MOMENTUM,0,0.02",
        "DL4J,ADAM,0.002,0",
        "FUSED,SGD,0,0",
        "FUSED,MOMENTUM,0,0",
        "FUSED,ADAM,0,0",
        "FUSED,SGD,0.002,0",
        "FUSED,ADAM,0.002,0",
        "FUSED,MOMENTUM,0,0.02",
        "FUSED,ADAM,0,0.02",
        "DL4J,ADAMW,0,0.02",
        "FUSED,ADAMW,0.002,0"
    })
    void followsTheFormulas(Engine engine, Optimiser optimiser, double l1, double l2) {
        for (Activation activation : Activation.values()) {
            NetworkSettings network = TrainingFixture.network(activation, Initialisation.TRUNCATED_NORMAL);
            TrainingSettings training = settings(engine, optimiser, l1, l2);
            try (Trainer trainer = trainer(activation, training, TrainingFixture.SEED)) {
                ReferenceNetwork reference = new ReferenceNetwork(
                        network, training, TrainingFixture.INPUTS, TrainingFixture.CLASSES, trainer.parameters());
                BatchOrder batches = new BatchOrder(DATA, training.batchSize(), TrainingFixture.SEED);
                for (int epoch = 1; epoch <= 10; epoch++) {
                    trainer.trainEpoch(epoch);
                    TrainingFixture.trainEpoch(reference, DATA, batches, epoch);
                }
                double difference = TrainingFixture.relativeDifference(reference.parameters, trainer.parameters());
                assertTrue(difference < 1e-5, activation + " differs by " + difference);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "DL4J,SGD",
        "DL4J,MOMENTUM",
        "DL4J,ADAM",
        "FUSED,SGD",
        "FUSED,MOMENTUM",
        "FUSED,ADAM",
        "DL4J,ADAMW",
        "FUSED,ADAMW"
    })
    void goesOnFromASavedStateBitByBit(Engine engine, Optimiser optimiser) {
        goesOnBitByBit(
                TrainingFixture.network(Activation.TANH, Initialisation.XAVIER), settings(engine, optimiser, 0, 0.01));
    }

    private static void goesOnBitByBit(NetworkSettings network, TrainingSettings training) {
        TrainingData data = TrainingFixture.data(150, 20);
        try (Trainer whole = Trainers.create(network, training, data, TrainingFixture.SEED);
                Trainer resumed = Trainers.create(network, training, data, TrainingFixture.SEED)) {
            for (int epoch = 1; epoch <= 3; epoch++) {
                whole.trainEpoch(epoch);
            }
            resumed.restore(whole.state());
            assertArrayEquals(whole.parameters(), resumed.parameters());
            for (int epoch = 4; epoch <= 6; epoch++) {
                assertEquals(whole.trainEpoch(epoch), resumed.trainEpoch(epoch));
            }
            assertArrayEquals(whole.parameters(), resumed.parameters());
            assertArrayEquals(whole.state().optimiser(), resumed.state().optimiser());
        }
    }

    /** Noise comes from the epoch, and ranges of units from the state. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void goesOnWithNoiseAndGridsBitByBit(Engine engine) {
        NetworkSettings relu = TrainingFixture.network(Activation.RELU, Initialisation.HE);
        for (NetworkSettings network :
                List.of(relu.with(new NoiseSettings(0.1)), relu.with(new QuantisationSettings(4, 8)))) {
            goesOnBitByBit(network, settings(engine, Optimiser.ADAM, 0, 0.01));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void sameSeedGivesSameBitsAndAnotherSeedOthers(Engine engine) {
        TrainingSettings training = settings(engine, Optimiser.ADAM, 0, 0);
        try (Trainer one = trainer(Activation.TANH, training, new Seed(1));
                Trainer same = trainer(Activation.TANH, training, new Seed(1));
                Trainer other = trainer(Activation.TANH, training, new Seed(2))) {
            EpochRecord record = one.trainEpoch(1);
            assertEquals(record, same.trainEpoch(1));
            assertArrayEquals(one.parameters(), same.parameters());
            assertTrue(record.lossTrain() != other.trainEpoch(1).lossTrain());
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void recordHoldsLossAndAccuracyOfTheParametersAfterTheEpoch(Engine engine) {
        TrainingSettings training = settings(engine, Optimiser.ADAM, 0, 0);
        try (Trainer trainer = trainer(Activation.SOFTPLUS, training, TrainingFixture.SEED)) {
            EpochRecord record = trainer.trainEpoch(1);
            ReferenceNetwork reference = new ReferenceNetwork(
                    TrainingFixture.network(Activation.SOFTPLUS, Initialisation.TRUNCATED_NORMAL),
                    training,
                    TrainingFixture.INPUTS,
                    TrainingFixture.CLASSES,
                    trainer.parameters());
            double[][] rows = TrainingFixture.rows(DATA, DATA.test(), 0, 30);
            int[] labels = TrainingFixture.labels(DATA, DATA.test(), 0, 30);
            assertEquals(reference.loss(rows, labels), record.lossTest(), 1e-6);
            assertEquals(record.lossTest(), trainer.evaluate(1).lossTest());
            assertEquals(record.accuracyTrain(), trainer.evaluate(1).accuracyTrain());
        }
    }

    /** The gradients of each minibatch come from the float64 reference, stepped beside the trainer. */
    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void gradientStatisticsAreThoseOfTheMinibatches(Engine engine) {
        TrainingSettings training = settings(engine, Optimiser.SGD, 0, 0.1);
        try (Trainer trainer = trainer(Activation.TANH, training, TrainingFixture.SEED)) {
            ReferenceNetwork reference = new ReferenceNetwork(
                    TrainingFixture.network(Activation.TANH, Initialisation.TRUNCATED_NORMAL),
                    training,
                    TrainingFixture.INPUTS,
                    TrainingFixture.CLASSES,
                    trainer.parameters());
            BatchOrder batches = new BatchOrder(DATA, training.batchSize(), TrainingFixture.SEED);
            int[] order = batches.of(1);
            double[][] gradients = new double[batches.batches()][];
            for (int batch = 0; batch < gradients.length; batch++) {
                double[][] rows = TrainingFixture.rows(DATA, order, batch * 32, batches.rowsOf(batch));
                int[] labels = TrainingFixture.labels(DATA, order, batch * 32, batches.rowsOf(batch));
                gradients[batch] = reference.gradient(rows, labels);
                reference.step(rows, labels);
            }
            EpochRecord record = trainer.trainEpoch(1);
            for (int l = 0; l < 3; l++) {
                assertLayerStatistics(gradients, reference, l, record.layers().get(l));
            }
        }
    }

    private static void assertLayerStatistics(
            double[][] gradients, ReferenceNetwork reference, int l, EpochRecord.LayerGradient actual) {
        ParameterLayout.LayerParameters layer = reference.layout.layers().get(l);
        double meanSquares = 0;
        double variances = 0;
        double weights = 0;
        for (int i = layer.offset(); i < layer.biasOffset(); i++) {
            double mean = 0;
            double square = 0;
            for (double[] gradient : gradients) {
                mean += gradient[i] / gradients.length;
                square += gradient[i] * gradient[i] / gradients.length;
            }
            meanSquares += mean * mean;
            variances += square - mean * mean;
            weights += reference.parameters[i] * reference.parameters[i];
        }
        assertEquals(Math.sqrt(meanSquares), actual.meanNorm(), 1e-5 * Math.sqrt(meanSquares));
        assertEquals(Math.sqrt(variances), actual.deviationNorm(), 1e-5 * Math.sqrt(variances));
        assertEquals(Math.sqrt(weights), actual.weightNorm(), 1e-5 * Math.sqrt(weights));
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void fullBatchHasNoSpreadOfGradients(Engine engine) {
        TrainingSettings training = TrainingFixture.training(engine, Optimiser.SGD, 0.05, BatchSize.FULL, 0, 0);
        try (Trainer trainer = trainer(Activation.TANH, training, TrainingFixture.SEED)) {
            EpochRecord.LayerGradient layer = trainer.trainEpoch(1).layers().get(0);
            assertTrue(Double.isNaN(layer.meanNorm()) && Double.isNaN(layer.deviationNorm()));
            assertTrue(layer.weightNorm() > 0);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Engine.class,
            names = {"DL4J", "FUSED"})
    void divergenceNamesTheEpochAndAWayOut(Engine engine) {
        TrainingSettings training = TrainingFixture.training(engine, Optimiser.SGD, 1e30, BatchSize.of(32), 0, 0);
        try (Trainer trainer = trainer(Activation.LINEAR, training, TrainingFixture.SEED)) {
            RunFailedException failed = assertThrows(RunFailedException.class, () -> trainer.trainEpoch(1));
            assertTrue(String.valueOf(failed.getMessage()).contains("epoch 1"), failed.getMessage());
            assertTrue(String.valueOf(failed.getMessage()).contains("learning rate"), failed.getMessage());
        }
    }
}
