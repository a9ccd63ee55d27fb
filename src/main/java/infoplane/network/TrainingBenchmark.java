package infoplane.network;

import infoplane.core.CpuTimer;
import infoplane.core.RunMonitor;
import infoplane.core.Seed;
import infoplane.dataset.Dataset;
import infoplane.dataset.Split;
import infoplane.dataset.SztSettings;
import infoplane.network.TrainingSettings.Engine;
import java.util.Arrays;
import java.util.List;

/**
 * How fast networks train on this machine: CPU time of one epoch of the 12-10-7-5-4-3-2 network (tanh, Adam) on the szt
 * data, 3277 rows trained on, with loss and accuracy on all 4096; one thread, medians, warmed up.
 */
public final class TrainingBenchmark {
    private static final int FUSED_EPOCHS = 1500;
    private static final int DL4J_EPOCHS = 30;
    private static final int STEPS = 6;
    private static final int TURNS = 10;

    /**
     * The figures.
     *
     * @param fusedEpochMillis an epoch at batch 256, fused engine
     * @param dl4jEpochMillis the same with DL4J
     * @param fusedFullEpochMillis an epoch of one full batch, fused engine
     * @param activationsMillis activations of all layers for all 4096 inputs from one epoch's weights
     * @param statisticsMillis of an epoch at batch 256, fused engine: what the norms of gradients and weights take
     * @param floor what the machine can do at best
     * @param floorMillis of an epoch at batch 256: its multiply-adds and hyperbolic tangents at the floor's rates
     * @param kernels which inner loops ran
     * @param random what noise and grids cost
     */
    public record TrainingSpeed(
            double fusedEpochMillis,
            double dl4jEpochMillis,
            double fusedFullEpochMillis,
            double activationsMillis,
            double statisticsMillis,
            MachineFloor floor,
            double floorMillis,
            String kernels,
            RandomSpeed random) {
        /** Share of the floor reached by the fused engine at batch 256, 0 to 1. */
        public double shareReached() {
            return floorMillis / fusedEpochMillis;
        }

        /** What gradient statistics add to an epoch without them, as a share of it. */
        public double statisticsShare() {
            return statisticsMillis / (fusedEpochMillis - statisticsMillis);
        }
    }

    /**
     * An epoch at batch 256 of the fused engine as a multiple of that of the same network without noise and grids.
     *
     * @param quantised tanh, 8 bits a unit
     * @param reluQuantised ReLU, 8 bits a unit and a weight
     * @param noisy tanh, σ = 0.005
     */
    public record RandomSpeed(double quantised, double reluQuantised, double noisy) {}

    private final NetworkSettings network = NetworkSettings.defaults();
    private final Seed seed = new Seed(1);
    private final Dataset dataset;
    private final TrainingData data;

    private TrainingBenchmark() {
        SztSettings settings = SztSettings.defaults();
        dataset = settings.load(seed);
        Split split = Split.stratified(dataset.labels(), settings.trainFraction(), seed);
        data = new TrainingData(
                dataset.inputs(),
                dataset.labels().toClasses(),
                dataset.labels().classCount(),
                split.train(),
                split.test());
    }

    /** Takes some seconds, on the calling thread. */
    public static TrainingSpeed run(RunMonitor monitor) {
        TrainingBenchmark benchmark = new TrainingBenchmark();
        monitor.checkpoint(0, STEPS, "the machine's limits");
        MachineFloor floor = MachineFloor.measure();
        monitor.checkpoint(1, STEPS, "an epoch at batch 256, fused");
        double fused = benchmark.epochMillis(Engine.FUSED, BatchSize.of(256), FUSED_EPOCHS);
        monitor.checkpoint(2, STEPS, "epochs with noise and on grids");
        RandomSpeed random = benchmark.randomSpeed();
        monitor.checkpoint(3, STEPS, "an epoch of one batch, fused");
        double full = benchmark.epochMillis(Engine.FUSED, BatchSize.FULL, FUSED_EPOCHS);
        monitor.checkpoint(4, STEPS, "activations from weights");
        double activations = benchmark.activationsMillis();
        monitor.checkpoint(5, STEPS, "an epoch at batch 256, DL4J");
        double dl4j = benchmark.epochMillis(Engine.DL4J, BatchSize.of(256), DL4J_EPOCHS);
        return new TrainingSpeed(
                fused,
                dl4j,
                full,
                activations,
                benchmark.statisticsMillis(),
                floor,
                benchmark.floorMillis(floor),
                Trainers.kernels(),
                random);
    }

    /** All take turns, because their ratios count. */
    private RandomSpeed randomSpeed() {
        NetworkSettings relu =
                new NetworkSettings(network.hidden(), Activation.RELU, List.of(), Initialisation.GLOROT_UNIFORM);
        List<NetworkSettings> networks = List.of(
                network,
                network.with(new QuantisationSettings(8, null)),
                relu,
                relu.with(new QuantisationSettings(8, 8)),
                network.with(new NoiseSettings(0.005)));
        Runnable[] epochs = networks.stream().map(this::nextEpoch).toArray(Runnable[]::new);
        int[] repeats = new int[epochs.length];
        Arrays.fill(repeats, FUSED_EPOCHS / TURNS);
        double[] millis = CpuTimer.mediansInTurns(TURNS, repeats, epochs);
        return new RandomSpeed(millis[1] / millis[0], millis[3] / millis[2], millis[4] / millis[0]);
    }

    /** Trains the next epoch each time. The fused trainer has nothing to close. */
    private Runnable nextEpoch(NetworkSettings trained) {
        Trainer trainer = Trainers.create(trained, training(Engine.FUSED, BatchSize.of(256)), data, seed);
        int[] epoch = {0};
        return () -> trainer.trainEpoch(++epoch[0]);
    }

    private static TrainingSettings training(Engine engine, BatchSize batchSize) {
        return TrainingSettings.defaults().with(engine).with(batchSize);
    }

    private double epochMillis(Engine engine, BatchSize batchSize, int epochs) {
        try (Trainer trainer = Trainers.create(network, training(engine, batchSize), data, seed)) {
            int[] epoch = {0};
            return CpuTimer.medianMillis(epochs, () -> trainer.trainEpoch(++epoch[0]));
        }
    }

    /** All that happens for gradient statistics in an epoch, on gradients of the network's size. */
    private double statisticsMillis() {
        ParameterLayout layout = ParameterLayout.of(network, dataset.inputs().columns(), data.classCount());
        DenseKernels kernels = Kernels.best();
        float[] parameters = InitialParameters.draw(network.initialisation(), layout, seed);
        float[] gradient = Arrays.copyOf(parameters, DenseBlock.padded(kernels, parameters.length));
        GradientStatistics statistics = new GradientStatistics(layout, kernels, gradient.length);
        int batches = (data.train().length + 255) / 256;
        return CpuTimer.medianMillis(FUSED_EPOCHS * 4, () -> {
            statistics.reset();
            for (int batch = 0; batch < batches; batch++) {
                statistics.average(gradient, 1);
            }
            statistics.summary(parameters);
        });
    }

    private double activationsMillis() {
        ForwardPass pass = ForwardPass.of(network, dataset.inputs(), data.classCount());
        float[] parameters = InitialParameters.draw(network.initialisation(), pass.layout(), seed);
        return CpuTimer.medianMillis(FUSED_EPOCHS, () -> pass.activations(parameters));
    }

    /** Forward and both products of the way back for each row trained on, forward for each row evaluated. */
    private double floorMillis(MachineFloor floor) {
        ParameterLayout layout = ParameterLayout.of(network, dataset.inputs().columns(), data.classCount());
        double forward = 0;
        double back = 0;
        double hidden = 0;
        for (ParameterLayout.LayerParameters layer : layout.layers()) {
            double products = (double) layer.inputs() * layer.outputs();
            forward += products;
            back += layer.offset() == 0 ? products : 2 * products; // nothing below the first layer wants a delta
            hidden += layer.outputs();
        }
        hidden -= data.classCount();
        double trained = data.train().length;
        double passes = trained + trained + data.test().length;
        return floor.millis(passes * forward + trained * back, passes * hidden);
    }
}
