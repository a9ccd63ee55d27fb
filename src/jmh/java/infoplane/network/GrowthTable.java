package infoplane.network;

import infoplane.core.CpuTimer;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.network.TrainingSettings.Engine;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Prints how the CPU time of an epoch grows with rows, width, depth and batch, as the table of docs/performance.md:
 * {@code mvn -Pbenchmark verify -DskipTests -Dbenchmark.main=infoplane.network.GrowthTable}.
 */
public final class GrowthTable {
    private static final List<Integer> SZT = List.of(10, 7, 5, 4, 3);

    private GrowthTable() {}

    public static void main(String[] arguments) {
        System.out.println("| inputs – hidden – classes | rows | batch | fused ms | multiply-adds a second | DL4J ms |");
        System.out.println("|---|---|---|---|---|---|");
        for (int rows : new int[] {1024, 4096, 16_384, 65_536}) {
            print(12, SZT, 2, rows, BatchSize.of(256));
        }
        for (int batch : new int[] {16, 64, 1024}) {
            print(12, SZT, 2, 4096, BatchSize.of(batch));
        }
        print(12, SZT, 2, 4096, BatchSize.FULL);
        print(12, List.of(32, 32, 32), 2, 4096, BatchSize.of(256));
        print(12, List.of(128, 128), 2, 4096, BatchSize.of(256));
        print(12, List.of(512, 512), 2, 4096, BatchSize.of(256));
        print(12, List.of(10, 10, 10, 10, 10, 10, 10, 10, 10, 10), 2, 4096, BatchSize.of(256));
        print(784, List.of(256, 128), 10, 4096, BatchSize.of(256));
        print(784, List.of(1024, 1024), 10, 4096, BatchSize.of(256));
    }

    private static void print(int inputs, List<Integer> hidden, int classes, int rows, BatchSize batch) {
        TrainingData data = data(inputs, classes, rows);
        NetworkSettings network = new NetworkSettings(hidden, Activation.TANH, List.of(), Initialisation.XAVIER);
        double products = products(ParameterLayout.of(network, inputs, classes), rows);
        int repeats = (int) Math.max(6, Math.min(1500, 2e9 / products));
        double fused = millis(network, Engine.FUSED, batch, data, repeats);
        double dl4j = millis(network, Engine.DL4J, batch, data, Math.min(repeats, 12));
        String widths = String.join("-", hidden.stream().map(String::valueOf).toList());
        System.out.printf(
                "| %d – %s – %d | %d | %s | %.3g | %.2g | %.3g |%n",
                inputs, widths, classes, rows, batch, fused, 1000 * products / fused, dl4j);
    }

    private static double millis(
            NetworkSettings network, Engine engine, BatchSize batch, TrainingData data, int repeats) {
        TrainingSettings training = TrainingSettings.defaults().with(engine).with(batch);
        try (Trainer trainer = Trainers.create(network, training, data, new Seed(1))) {
            int[] epoch = {0};
            return CpuTimer.medianMillis(repeats, () -> trainer.trainEpoch(++epoch[0]));
        }
    }

    /** Four fifths of the rows go forward and twice back, and then all go forward once more. */
    private static double products(ParameterLayout layout, int rows) {
        double forward = layout.layers().stream()
                .mapToDouble(layer -> (double) layer.inputs() * layer.outputs())
                .sum();
        double below = forward - (double) layout.layers().get(0).inputs() * layout.layers().get(0).outputs();
        return rows * (0.8 * (2 * forward + below) + forward);
    }

    private static TrainingData data(int inputs, int classes, int rows) {
        RandomGenerator random = new Seed(5).stream("benchmark");
        float[] values = new float[rows * inputs];
        int[] labels = new int[rows];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2);
        }
        for (int row = 0; row < rows; row++) {
            labels[row] = random.nextInt(classes);
        }
        int train = rows * 4 / 5;
        return new TrainingData(
                Samples.ofFloats(values, rows, inputs),
                labels,
                classes,
                IntStream.range(0, train).toArray(),
                IntStream.range(train, rows).toArray());
    }
}
