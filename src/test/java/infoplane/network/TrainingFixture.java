package infoplane.network;

import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.network.TrainingSettings.Engine;
import infoplane.network.TrainingSettings.Keep;
import infoplane.network.TrainingSettings.Optimiser;
import java.util.List;
import java.util.random.RandomGenerator;

/** A small classification problem and settings for it. */
final class TrainingFixture {
    static final int INPUTS = 6;
    static final int CLASSES = 3;
    static final Seed SEED = new Seed(7);

    private TrainingFixture() {}

    /** Gaussian inputs, labelled by the largest of three sums of them: learnable, with every class present. */
    static TrainingData data(int train, int test) {
        RandomGenerator random = new Seed(3).stream("test");
        int rows = train + test;
        float[] inputs = new float[rows * INPUTS];
        int[] classes = new int[rows];
        for (int row = 0; row < rows; row++) {
            double[] sums = new double[CLASSES];
            for (int column = 0; column < INPUTS; column++) {
                float value = row == 0 ? 0 : (float) random.nextGaussian(); // a row that meets the kinks at 0
                inputs[row * INPUTS + column] = value;
                sums[column % CLASSES] += value;
            }
            for (int label = 1; label < CLASSES; label++) {
                classes[row] = sums[label] > sums[classes[row]] ? label : classes[row];
            }
        }
        return new TrainingData(
                Samples.ofFloats(inputs, rows, INPUTS), classes, CLASSES, span(0, train), span(train, rows));
    }

    private static int[] span(int from, int to) {
        return java.util.stream.IntStream.range(from, to).toArray();
    }

    static NetworkSettings network(Activation activation, Initialisation initialisation) {
        return new NetworkSettings(List.of(5, 4), activation, List.of(), initialisation);
    }

    static TrainingSettings training(
            Engine engine, Optimiser optimiser, double rate, BatchSize batchSize, double l1, double l2) {
        return training(engine, optimiser, rate, batchSize, l1, l2, 0);
    }

    /** With a weight decay of 0.1. */
    static TrainingSettings training(
            Engine engine,
            Optimiser optimiser,
            double rate,
            BatchSize batchSize,
            double l1,
            double l2,
            double orthonormality) {
        return new TrainingSettings(
                engine, optimiser, rate, 0.9, 0.9, 0.999, l1, l2, 0.1, orthonormality, batchSize, 100, Keep.ALL, 1024);
    }

    /** The rows of an epoch's order as float64. */
    static double[][] rows(TrainingData data, int[] order, int first, int count) {
        double[][] rows = new double[count][INPUTS];
        for (int i = 0; i < count; i++) {
            for (int column = 0; column < INPUTS; column++) {
                rows[i][column] = data.inputs().at(order[first + i], column);
            }
        }
        return rows;
    }

    static int[] labels(TrainingData data, int[] order, int first, int count) {
        int[] labels = new int[count];
        for (int i = 0; i < count; i++) {
            labels[i] = data.classes()[order[first + i]];
        }
        return labels;
    }

    /** Trains the float64 reference over one epoch in the trainers' order. */
    static void trainEpoch(ReferenceNetwork reference, TrainingData data, BatchOrder batches, int epoch) {
        int[] order = batches.of(epoch);
        for (int batch = 0; batch < batches.batches(); batch++) {
            int first = batch * batches.batchRows();
            int count = batches.rowsOf(batch);
            reference.step(rows(data, order, first, count), labels(data, order, first, count));
        }
    }

    /** Largest difference of two parameter vectors relative to the largest parameter. */
    static double relativeDifference(double[] expected, float[] actual) {
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(expected[i]));
            difference = Math.max(difference, Math.abs(expected[i] - actual[i]));
        }
        return difference / largest;
    }
}
