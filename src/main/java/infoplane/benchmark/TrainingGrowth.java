package infoplane.benchmark;

import infoplane.core.CpuTimer;
import infoplane.core.RunMonitor;
import infoplane.core.Samples;
import infoplane.core.Seed;
import infoplane.network.Activation;
import infoplane.network.BatchSize;
import infoplane.network.Initialisation;
import infoplane.network.NetworkSettings;
import infoplane.network.ParameterLayout;
import infoplane.network.Trainer;
import infoplane.network.Trainers;
import infoplane.network.TrainingData;
import infoplane.network.TrainingSettings;
import infoplane.network.TrainingSettings.Engine;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** How the CPU time of an epoch grows with rows, batch, width and depth, on random bits, one thread. */
public final class TrainingGrowth {
    private static final List<Integer> SZT = List.of(10, 7, 5, 4, 3);
    private static final int ROWS = 4096;
    private static final BatchSize BATCH = BatchSize.of(256);
    /** Multiply-adds that one timing of the fused engine may take, over all its epochs. */
    private static final double FUSED_BUDGET = 1.2e10;

    private static final int FEWEST_EPOCHS = 6;
    private static final int MOST_EPOCHS = 1500;
    private static final int DL4J_EPOCHS = 9;

    private static final List<Shape> SHAPES = List.of(
            new Shape(12, SZT, 2, 1024, BATCH),
            new Shape(12, SZT, 2, ROWS, BATCH),
            new Shape(12, SZT, 2, 16_384, BATCH),
            new Shape(12, SZT, 2, 65_536, BATCH),
            new Shape(12, SZT, 2, ROWS, BatchSize.of(16)),
            new Shape(12, SZT, 2, ROWS, BatchSize.of(64)),
            new Shape(12, SZT, 2, ROWS, BatchSize.of(1024)),
            new Shape(12, SZT, 2, ROWS, BatchSize.FULL),
            new Shape(12, List.of(10, 10, 10, 10, 10, 10, 10, 10, 10, 10), 2, ROWS, BATCH),
            new Shape(12, List.of(32, 32, 32), 2, ROWS, BATCH),
            new Shape(12, List.of(128, 128), 2, ROWS, BATCH),
            new Shape(12, List.of(512, 512), 2, ROWS, BATCH),
            new Shape(784, List.of(256, 128), 10, ROWS, BATCH));

    private static final BatchSize FEW = BatchSize.of(16);

    private static final List<Shape> WIDE = List.of(
            new Shape(12, List.of(32, 32), 2, ROWS, BATCH),
            new Shape(12, List.of(64, 64), 2, ROWS, BATCH),
            new Shape(12, List.of(128, 128), 2, ROWS, BATCH),
            new Shape(12, List.of(256, 256), 2, ROWS, BATCH),
            new Shape(12, List.of(512, 512), 2, ROWS, BATCH),
            new Shape(784, List.of(256, 128), 10, 2048, BATCH),
            new Shape(784, List.of(1024, 20, 20, 20), 10, 2048, BATCH),
            new Shape(784, List.of(512, 512, 512), 10, 2048, BATCH),
            new Shape(12, List.of(128, 128), 2, 1024, FEW),
            new Shape(12, List.of(512, 512), 2, 1024, FEW),
            new Shape(784, List.of(256, 128), 10, 1024, FEW));

    /** A network, the rows of its data (four fifths trained on) and the batch. */
    public record Shape(int inputs, List<Integer> hidden, int classes, int rows, BatchSize batch) {}

    /**
     * One timing.
     *
     * @param fusedMillis CPU of an epoch, fused engine
     * @param dl4jMillis the same with DL4J
     * @param multiplyAdds of an epoch, training and evaluation
     */
    public record TrainingTime(Shape shape, double fusedMillis, double dl4jMillis, double multiplyAdds) {
        /** Multiply-adds a second of the fused engine. */
        public double rate() {
            return 1000 * multiplyAdds / fusedMillis;
        }
    }

    private TrainingGrowth() {}

    /** Takes about a minute, on the calling thread. */
    public static List<TrainingTime> run(RunMonitor monitor) {
        return run(SHAPES, monitor, "networks of other sizes");
    }

    /** Networks of wide layers; takes about a minute, on the calling thread. */
    public static List<TrainingTime> wide(RunMonitor monitor) {
        return run(WIDE, monitor, "wide networks");
    }

    private static List<TrainingTime> run(List<Shape> shapes, RunMonitor monitor, String what) {
        List<TrainingTime> rows = new ArrayList<>();
        for (Shape shape : shapes) {
            monitor.checkpoint(rows.size(), shapes.size(), what);
            rows.add(measure(shape));
        }
        return rows;
    }

    private static TrainingTime measure(Shape shape) {
        TrainingData data = data(shape);
        NetworkSettings network =
                new NetworkSettings(shape.hidden(), Activation.TANH, List.of(), Initialisation.XAVIER);
        double products = products(ParameterLayout.of(network, shape.inputs(), shape.classes()), data);
        int epochs = (int) Math.max(FEWEST_EPOCHS, Math.min(MOST_EPOCHS, FUSED_BUDGET / products));
        double fused = millis(network, Engine.FUSED, shape.batch(), data, epochs);
        double dl4j = millis(network, Engine.DL4J, shape.batch(), data, Math.min(epochs, DL4J_EPOCHS));
        return new TrainingTime(shape, fused, dl4j, products);
    }

    private static double millis(
            NetworkSettings network, Engine engine, BatchSize batch, TrainingData data, int epochs) {
        TrainingSettings training = TrainingSettings.defaults().with(engine).with(batch);
        try (Trainer trainer = Trainers.create(network, training, data, new Seed(1))) {
            int[] epoch = {0};
            return CpuTimer.medianMillis(epochs, () -> trainer.trainEpoch(++epoch[0]));
        }
    }

    /** Forward and both products of the way back for each row trained on, forward once more for every row. */
    private static double products(ParameterLayout layout, TrainingData data) {
        double forward = layout.layers().stream()
                .mapToDouble(layer -> (double) layer.inputs() * layer.outputs())
                .sum();
        ParameterLayout.LayerParameters first = layout.layers().get(0);
        double below = forward - (double) first.inputs() * first.outputs();
        return data.train().length * (2 * forward + below) + data.classes().length * forward;
    }

    private static TrainingData data(Shape shape) {
        RandomGenerator random = new Seed(5).stream("benchmark");
        float[] values = new float[shape.rows() * shape.inputs()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2);
        }
        int[] labels = new int[shape.rows()];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = random.nextInt(shape.classes());
        }
        int train = shape.rows() * 4 / 5;
        return new TrainingData(
                Samples.ofFloats(values, shape.rows(), shape.inputs()),
                labels,
                shape.classes(),
                IntStream.range(0, train).toArray(),
                IntStream.range(train, shape.rows()).toArray());
    }
}
